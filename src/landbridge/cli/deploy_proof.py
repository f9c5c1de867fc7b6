"""What stands, read back and proven against the plan: the door between reading and deploying."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from landbridge.cli.exits import Exit
from landbridge.cli.output import Result
from landbridge.errors import InputError, RemoteError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.clients.arm import Arm
    from landbridge.deploy.work import Work
    from landbridge.intake.exports.found import Remark
    from landbridge.model.difference import Difference
    from landbridge.model.network import Network
    from landbridge.model.plan import Plan

EQUAL = "Read back and proved equal to the plan: {:,} pairs of places."
OTHER = "Read back, and not equal to the plan (old: the plan; new: what stands)."
BESIDE = "Beside it stand, planned by nobody here and not compared: {}"
OPEN = "Whether it equals the plan is not proven: {}"
MAY_BE_WHY = "Parts of the plan are not made by `deploy`: they may be why."
ABSENT = "its private cloud does not stand."
GROUP = 5
"""Parts of an id, up to the name of its resource group."""
OURS = "VMs, and what lies behind gateways, are taken from the plan on both sides."


@dataclass(frozen=True)
class Proved:
    """How what stands compares to the plan, or why nobody can tell."""

    difference: "Difference | None"
    why_not: str = ""
    not_understood: Sequence["Remark"] = ()
    left: Sequence[str] = ()
    """What of the plan is not made, which may be why it differs."""

    @property
    def equal(self) -> bool | None:
        """None where it is not known."""
        from landbridge.deploy.proof import of_plan

        return None if self.difference is None else not of_plan(self.difference).any

    @property
    def exit(self) -> Exit:
        """NO where somebody gains or loses for certain, or something planned is not there."""
        from landbridge.deploy.proof import is_certain

        if self.difference is None:
            return Exit.UNDECIDED
        if self.equal:
            return Exit.YES
        return Exit.NO if is_certain(self.difference) else Exit.UNDECIDED


def proved(plan: "Plan", arm: "Arm", works: Sequence["Work"]) -> Proved:
    """Reads the resource groups and the NSX of the plan; nothing there is changed."""
    left = [line for each in works for line in each.remarks]
    return replace(_proved(plan, arm, works), left=left)


def _proved(plan: "Plan", arm: "Arm", works: Sequence["Work"]) -> Proved:
    from pydantic import ValidationError

    from landbridge.cli.waiting import telling
    from landbridge.deploy.proof import proven

    try:
        with telling() as tell:
            tell("Reading back what stands")
            if not _stands(arm, works):
                return Proved(None, ABSENT)
            azure, nsx, remarks = _read(arm, works)
            tell("Proving it equal to the plan")
            found = proven(plan.estate, azure, nsx)
    except (InputError, RemoteError, ValidationError) as error:  # the last: no network
        return Proved(None, str(error))
    return Proved(found, "" if found else ABSENT, remarks)


def with_proof(result: Result, found: Proved) -> Result:
    """A result, and behind it what is proven."""
    document = {**result.document, "proof": _document(found)}
    return replace(result, document=document, view=lambda: [*result.view(), *_view(found)])


def _document(found: Proved) -> Mapping[str, Any]:
    from landbridge.cli.diff_view import document

    differs = None if found.difference is None else document(found.difference)
    return {
        "equal": {True: "yes", False: "no", None: "unknown"}[found.equal],
        "why_not": found.why_not,
        "not_understood": [each._asdict() for each in found.not_understood],
        "difference": differs,
        "not_made": found.left,
    }


def _view(found: Proved) -> "Iterator[RenderableType]":
    from rich.text import Text

    from landbridge.cli.deploy_view import NOT_MADE, listed
    from landbridge.cli.diff_view import view

    if found.difference is None:
        yield Text(OPEN.format(found.why_not))
    elif found.equal:
        yield Text(EQUAL.format(found.difference.pairs))
        if found.difference.come:
            yield Text(BESIDE.format(", ".join(found.difference.come)))
        yield Text(OURS, style="dim")
    else:
        yield Text(f"\n{OTHER}", style="bold")
        yield from view(found.difference)
        yield from (Text(f"not understood: {at}: {what}") for at, what in found.not_understood)
        if found.left:
            yield Text(f"\n{MAY_BE_WHY}")
    yield from listed(NOT_MADE, found.left)


def _read(arm: "Arm", works: Sequence["Work"]) -> "tuple[Network, Network, Sequence[Remark]]":
    """What Azure and NSX tell, and what of it is not understood."""
    from landbridge.intake.azure import network
    from landbridge.intake.azure.live import standing_in
    from landbridge.intake.draft.noted import bare
    from landbridge.model.network import Network

    cloud, remarks = _of_nsx(arm, works)
    groups = dict.fromkeys("/".join(each.path.split("/")[:GROUP]) for each in works)
    told = standing_in(arm, groups)
    taken = [each.name for each in cloud.groups]
    drafted = network(told.resources, told.remarks, taken=taken)
    azure = Network.model_validate(bare(drafted.data))
    return azure, cloud, [*remarks, *drafted.remarks]


def _stands(arm: "Arm", works: Sequence["Work"]) -> bool:
    """Whether the private cloud does."""
    work = _nsx_of(works)
    return arm.get(work.path, work.version) is not None


def _nsx_of(works: Sequence["Work"]) -> "Work":
    """Its NSX is reached by the id of the cloud."""
    from landbridge.deploy.work import Kind

    return next(each for each in works if each.kind is Kind.NSX)


def _of_nsx(arm: "Arm", works: Sequence["Work"]) -> "tuple[Network, Sequence[Remark]]":
    """What the manager tells, with the password that Azure tells; both are kept nowhere."""
    from landbridge.deploy.segments import manager_of
    from landbridge.intake.draft.noted import bare
    from landbridge.intake.nsx import network
    from landbridge.intake.nsx.infra import COLLECTIONS, read
    from landbridge.intake.nsx.kept import Source
    from landbridge.model.network import Network

    work = _nsx_of(works)
    with manager_of(arm, work.path, work.version) as manager:
        tree = manager.tree(COLLECTIONS)
    drafted = network(read(Source("NSX", tree).root("$")))
    return Network.model_validate(bare(drafted.data)), drafted.remarks
