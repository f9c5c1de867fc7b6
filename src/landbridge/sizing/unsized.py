"""An export of which no VM tells its size: what it lacks, by column or by row."""

from collections.abc import Iterable, Iterator

import pyarrow.compute as pc

from landbridge.errors import InputError
from landbridge.model.columns import HEADERS
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding

SIZES = ("vcpus", "memory_mib")
UNREAD = ("intake.not-a-number", "intake.impossible-value")


def demand_sizes(estate: Estate, gaps: Iterable[Finding]) -> None:
    """Raise InputError where every VM in question lacks its CPUs or memory, with the reason."""
    left_out = estate.inventory.vms["left_out"]
    incomplete = pc.sum(pc.equal(left_out, "incomplete")).as_py()
    if not incomplete or left_out.null_count:
        return
    found = tuple(gaps)
    reasons = [*_missing(found), *_unread(found)] or ["their cells are empty"]
    raise InputError(
        f"no VM is counted, so there is nothing to size: {incomplete:,} without CPUs or memory:"
        f" {'; '.join(reasons)}",
        place=estate.inventory.place("vms", pc.index(left_out, "incomplete").as_py()),
        remedy="Name the columns as RVTools does, `CPUs` and `Memory`, and correct their cells;"
        " or export again.",
    )


def _missing(gaps: Iterable[Finding]) -> Iterator[str]:
    """The columns that some vInfo has not."""
    told = [each.message for each in gaps if each.id == "intake.missing-columns"]
    for title in (HEADERS["vms"][each] for each in SIZES):
        if any(f"without '{title}' hosts" in each for each in told):
            yield f"vInfo has no column '{title}'"


def _unread(gaps: Iterable[Finding]) -> Iterator[str]:
    """What stands in place of a number, with its row."""
    for each in gaps:
        if each.id in UNREAD and each.evidence:
            yield f"{each.message} ({each.evidence[0]})"
