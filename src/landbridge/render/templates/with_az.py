"""How templates are run with az, whatever they are written in."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from landbridge.model.plan import Plan
from landbridge.render.templates.committing import committed_in, why
from landbridge.render.templates.naming import GROUPS
from landbridge.render.templates.readme import Form, command, readme, shell
from landbridge.render.templates.values import GROWN, Part, Staged


class Az(NamedTuple):
    """What is told of templates of one language; `at` is the path of a file by its name."""

    title: str
    about: str
    at: str
    also: Sequence[str] = ()

    def file(self, name: str) -> str:
        return self.at.format(name)

    def values(self, name: str) -> str:
        """The file with values of parameters."""
        return f"{self.at.format(name).rpartition('.')[0]}.parameters.json"


FIRST = f"'{GROWN}=[]'"
AGAIN = f'{GROWN}="$PREFIXES"'


def how(plan: Plan, found: Staged, files: Collection[str], az: Az) -> str:
    """The page; `files` are the names of all that is written beside it."""
    commits = committed_in(plan, found)
    steps = {
        part.name: _step(part, found, files, az) + _committed(commits.get(part.name, ()))
        for part in found.parts
    }
    head = shell(command(*_created(GROUPS, "", found), *_files(GROUPS, files, az)))
    also = [*az.also, *_again(found, files, az)]
    form = Form(az.title, az.about, {"": head, **steps}, also)
    return readme(plan, found, form)


def _step(part: Part, found: Staged, files: Collection[str], az: Az) -> str:
    more = [FIRST] if _grows(part) else []
    return shell(_deploy(part, found, files, az, more))


def _committed(commands: Sequence[str]) -> str:
    return f"\n{why()}\n{shell(*commands)}" if commands else ""


def _deploy(part: Part, found: Staged, files: Collection[str], az: Az, more: Sequence[str]) -> str:
    words = [*_created(part.name, part.group, found), *_files(part.name, files, az)]
    given = ["--parameters", *more] if more else []
    return " ".join([command(*words), *given])


def _created(name: str, group: str, found: Staged) -> list[str]:
    """A name of a deployment to a subscription belongs to one region: it says which."""
    if group:
        return ["az", "deployment", "group", "create", "--name", name, "--resource-group", group]
    where = ["--name", f"{name}-{found.region}", "--location", found.region]
    return ["az", "deployment", "sub", "create", *where]


def _files(name: str, files: Collection[str], az: Az) -> list[str]:
    values = az.values(name)
    given = ["--parameters", f"@{values}"] if values in files else []
    return ["--template-file", az.file(name), *given]


def _grows(part: Part) -> bool:
    return any(GROWN in str(each.body) for each in part.pieces)


def _again(found: Staged, files: Collection[str], az: Az) -> list[str]:
    """With what the service added meanwhile."""
    network = found.network
    show = command(
        *("az", "network", "vnet", "show", "--resource-group", network.group),
        *("--name", network.name, "--query", "addressSpace.addressPrefixes", "--output", "json"),
    )
    commands = [_deploy(part, found, files, az, [AGAIN]) for part in found.parts if _grows(part)]
    return [
        "## Again, after a change of the plan\n",
        "Render anew and deploy again what differs, in the same order. The network of the private"
        " cloud has grown meanwhile: what the service added is handed back to it, else it would be"
        " taken away [network.routes.into-address-space].\n",
        shell(f"PREFIXES=$({show}) &&", *(f"  {each}" for each in commands)),
    ]
