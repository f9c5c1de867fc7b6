"""How a form is run: what it needs, in which steps, what cannot be undone, what it leaves out."""

from collections.abc import Iterator, Mapping, Sequence
from shlex import quote
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.render.arm import Stage
from landbridge.render.arm.ground import CLOUD, FIREWALL, GATEWAY, PEERING
from landbridge.render.arm.private_cloud import CLUSTER
from landbridge.render.templates.contents import contents
from landbridge.render.templates.values import Part, Piece, Staged
from landbridge.render.text import showable


class Form(NamedTuple):
    """A form as its README tells it; `also` stands behind its steps."""

    title: str
    about: str
    steps: Mapping[str, str]
    """The commands of each part by its name, and what comes before, under an empty name."""
    also: Sequence[str] = ()


DOES: Mapping[Stage, str] = {
    Stage.CLOUD: "The private cloud. Hosts cost money from the first hour on.",
    Stage.UPLINKS: "What is put on the subnets that the service has made.",
    Stage.CLUSTERS: "Further clusters, one after the other, and what is added to the cloud.",
    Stage.PEERINGS: "{}, now that the network of the private cloud has its prefixes.",
    Stage.MONITORING: "Logs and alerts.",
}
"""What a stage is for; of others it is told what is in them."""
LASTS: Mapping[str, str] = {
    CLOUD: "deploy.duration.create-hours-min",
    CLUSTER: "deploy.duration.add-full-cluster-hours-min",
    FIREWALL: "network.firewall.create-hours",
    GATEWAY: "gateway.create-minutes",
}
"""Facts with how long it takes to make one, in hours or minutes, where that is published."""
MINUTES = 60
NOT_CLEARED = (
    "> **The plan is not cleared.** A blocking finding stands, or a blocking rule has no answer:"
    " `landbridge check` tells which. Do not deploy this before that is mended or waived.\n"
)
FINAL = (
    "`virtualNetworkId` and `availability` of a private cloud are set at creation only"
    " [arm.private-cloud.create-only]: to change them, it is deleted and made anew, and all that"
    " runs on it is gone. Delete the private cloud before its resource group"
    " [placement.delete-cloud-first]."
)


def readme(plan: Plan, found: Staged, form: Form) -> str:
    """The page. Ids of facts stand in brackets, as `landbridge facts` tells them."""
    return "\n".join(
        [
            f"# {found.cloud.name}: {form.title}\n",
            *([] if plan.cleared else [NOT_CLEARED]),
            f"{form.about} Ids in brackets are facts: `landbridge facts ID` tells each with its"
            " source.\n",
            "## Before\n",
            *_before(found),
            "## In stages\n",
            *_stages(found, form),
            *form.also,
            "## What cannot be undone\n",
            f"{FINAL}\n",
            "## What is not in it\n",
            *told_lines(found.left_out),
        ]
    )


def shell(*lines: str) -> str:
    """A block of commands."""
    return "\n".join(["```sh", *lines, "```\n"])


def command(*words: str) -> str:
    """A command with its words quoted where need be."""
    return " ".join(map(quote, words))


def synchronised(found: Staged) -> list[str]:
    """The commands by which each peer learns what has become of the cloud's network."""
    return [
        command(
            *("az", "network", "vnet", "peering", "sync", "--resource-group", each.group),
            *("--vnet-name", each.name.partition("/")[0], "--name", each.name.rpartition("/")[2]),
        )
        for each in found.pieces
        if _leads_home(each, found)
    ]


def _leads_home(piece: Piece, found: Staged) -> bool:
    remote = piece.body.get("properties", {}).get("remoteVirtualNetwork", {})
    return piece.type == PEERING and remote.get("id") == found.network


def _before(found: Staged) -> Iterator[str]:
    providers = catalogue().value("deploy.resource-providers")
    assert isinstance(providers, tuple)  # noqa: S101 - the data are ours
    yield "`landbridge deploy --preview` looks for all that would stop it. By hand:\n"
    yield shell(
        "az login",
        "az account set --subscription SUBSCRIPTION",
        *(command("az", "provider", "register", "--namespace", str(each)) for each in providers),
    )
    name, app = (catalogue().value(f"deploy.fleet-principal.{each}") for each in ("name", "app-id"))
    yield (
        f"The enterprise application {name} ({app}) must be allowed to sign in"
        " [deploy.fleet-principal.sign-in], and the region must have quota for the hosts"
        " [deploy.quota.operation]. Policies on names of security groups and route tables are"
        " lifted meanwhile [deploy.policy-exemption].\n"
    )


def _stages(found: Staged, form: Form) -> Iterator[str]:
    yield from filter(None, [form.steps.get("", "")])
    told = False
    for part in found.parts:
        if not told and list(Stage).index(part.stage) > list(Stage).index(Stage.NSX):
            told = True
            yield from _nsx(found)
        yield f"### {part.name}\n"
        yield DOES.get(part.stage, "{}.").format(contents(part)) + _lasting(part) + "\n"
        yield form.steps[part.name]
    if not told:
        yield from _nsx(found)


def _lasting(part: Part) -> str:
    """How long it takes at least, where that is published: what is of one type comes one by one."""
    kinds = [each.type for each in part.pieces if each.type in LASTS]
    if not kinds:
        return ""
    longest = max(kinds, key=lambda each: kinds.count(each) * _minutes(each))
    fact, minutes = LASTS[longest], kinds.count(longest) * _minutes(longest)
    time = f"{minutes / MINUTES:g} hours" if minutes > MINUTES else f"{minutes:g} minutes"
    return f" It takes {time} or more [{fact}]."


def _minutes(type_: str) -> float:
    fact = catalogue()[LASTS[type_]]
    return catalogue().number(fact.id) * (MINUTES if fact.unit == "hours" else 1)


def _nsx(found: Staged) -> Iterator[str]:
    yield "### Segments, groups and firewall of NSX\n"
    yield "They are no resources of Azure: `landbridge render --form nsx` writes their tree.\n"
    if commands := synchronised(found):
        yield (
            "Each segment makes the network of the private cloud grow. Once the peerings stand, its"
            " peers are synchronised after each change [peering.resync-after-change]:\n"
        )
        yield shell(*commands)


def told_lines(lines: Sequence[str]) -> Iterator[str]:
    """A list of what is not in it; what is told of several is told once."""
    named: dict[str, list[str]] = {}
    for each in map(plain, lines):
        name, _, what = each.partition(": ")
        named.setdefault(what or name, []).extend([name] if what else [])
    for what, names in named.items():
        yield f"* {', '.join(names)}: {what}" if names else f"* {what}"
    yield "" if named else "Nothing of the estate is left out.\n"


def plain(text: str) -> str:
    """A text of somebody else on one line, which no reader takes for more."""
    return " ".join(showable(text).split()).replace("`", "'")
