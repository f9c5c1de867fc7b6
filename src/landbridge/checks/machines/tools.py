"""VMware Tools of VMs that run."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows, runs
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def without_tools(rule: str, status: str, says: str, mended: str) -> Rule:
    """The rule about VMs that run while their Tools have this status; `mended` is what to do."""

    def where(rows: pa.Table) -> pa.Array:
        return pc.and_kleene(runs(rows), pc.equal(rows["status"], status))

    return Rule(
        id=rule,
        severity=Severity.MEDIUM,
        says=says,
        happens="the guest cannot be shut down in order at the switchover, nor be given an address",
        fix=f"The VM's owner: {mended} Tools, or allow a hard power-off for this VM.",
        source=("rvtools-analyzer",),
        needs=("tools.status",),
        find=Rows("tools", where),
    )
