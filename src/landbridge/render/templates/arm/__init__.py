"""A plan as ARM templates: a file for each part, with its parameters, to be deployed in order."""

from collections.abc import Iterator

from landbridge.model.plan import Plan
from landbridge.render.templates.arm.file import file, groups_file, parameters_file, used
from landbridge.render.templates.naming import GROUPS
from landbridge.render.templates.staged import staged
from landbridge.render.templates.values import Staged
from landbridge.render.templates.with_az import Az, how

ABOUT = (
    "ARM templates, a file for each stage: what the service makes itself is known only behind the"
    " stage that makes it. Each is deployed in incremental mode, as often as you like."
)
AZ = Az("ARM templates", ABOUT, "{}.json")


def arm(plan: Plan) -> dict[str, str]:
    """Templates and parameters by file, and how to run them. Raises InputError as `staged`."""
    found = staged(plan)
    files = templates(found)
    return {**files, "README.md": how(plan, found, files, AZ)}


def templates(found: Staged) -> dict[str, str]:
    """The files of JSON."""
    return dict(_templates(found))


def _templates(found: Staged) -> Iterator[tuple[str, str]]:
    yield f"{GROUPS}.json", groups_file(found)
    for part in found.parts:
        yield f"{part.name}.json", file(part, found)
    pieces = {GROUPS: found.groups, **{part.name: part.pieces for part in found.parts}}
    for name, each in pieces.items():
        if text := parameters_file(used(each, found)):
            yield f"{name}.parameters.json", text


__all__ = ["arm", "templates"]
