"""What a deployment did, as the values that reports are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from landbridge.deploy.applying import DONE, LEFT
from landbridge.deploy.drift import Drift
from landbridge.deploy.ledger import Entry
from landbridge.deploy.segments import IN_CLOUD
from landbridge.deploy.work import Kind, Work
from landbridge.model.deployment_record import Differing, Step

GOES, AS_BEFORE = "it is removed", "it gets back what stood before"
SAYS = {
    (DONE, GOES): "made",
    (DONE, AS_BEFORE): "changed",
    (LEFT, GOES): "stands, made by an earlier run",
    (LEFT, AS_BEFORE): "stands, changed by an earlier run",
}
"""What became of a thing, by what was done now and what undoing would do."""


def steps(works: Sequence[Work], became: Sequence[str], kept: Iterable[Entry]) -> Iterator[Step]:
    """Each thing with what became of it, and what undoing would do, by what the ledger kept."""
    stood = {each.id.lower(): each.stood for each in kept}
    for work, what in zip(works, became, strict=True):
        undone = _undone(work, stood)
        yield Step(
            stage=work.stage.value,
            type=work.type,
            name=work.name,
            id=work.path,
            became=SAYS.get((what, undone), what),
            undone=undone,
        )


def _undone(work: Work, stood: Mapping[str, object]) -> str:
    """Empty for what is done to another thing, and undone with it."""
    id_ = f"{work.path}{IN_CLOUD}" if work.kind is Kind.NSX else work.path
    if id_.lower() not in stood or work.kind in (Kind.ATTACH, Kind.SYNCHRONISE):
        return ""
    return AS_BEFORE if work.kind is Kind.PUT and stood[id_.lower()] is not None else GOES


def differing(found: Iterable[Drift]) -> Iterator[Differing]:
    """What a check found, thing by thing."""
    for each in found:
        paths = (*each.change.frozen, *(one.path for one in each.change.differences))
        why = each.change.unknown or ("" if each.change.standing else "it does not stand")
        told = tuple(dict.fromkeys(filter(None, (why, *paths))))
        beside = (*each.beside, *each.behind)
        yield Differing(name=each.change.work.name, differs=told, beside=beside)
