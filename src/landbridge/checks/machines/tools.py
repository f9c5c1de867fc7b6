"""VMware Tools of VMs that run."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Rows, runs
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

SAID = "tools.status"


def without_tools(rule: str, status: str, says: str, mended: str) -> Rule:
    """The rule about VMs that run while their Tools have this status; `mended` is what to do."""

    def where(rows: pa.Table) -> pa.Array:
        return pc.and_kleene(runs(rows), pc.equal(rows["status"], status))

    def undecided(subject: Subject) -> Iterator[Lack]:
        yield from unless_said(SAID)(subject)
        rows = subject.table("tools")
        unclear = rows.filter(pc.and_(pc.is_valid(rows["status"]), pc.is_null(where(rows))))
        yield from of_vms(subject, "tools.power", unclear, "the power state")

    return Rule(
        id=rule,
        severity=Severity.MEDIUM,
        says=says,
        happens="the guest cannot be shut down in order at the switchover, nor be given an address",
        fix=f"The VM's owner: {mended} Tools, or allow a hard power-off for this VM.",
        source=("rvtools-analyzer",),
        needs=(SAID,),
        find=Rows("tools", where),
        undecided=undecided,
    )
