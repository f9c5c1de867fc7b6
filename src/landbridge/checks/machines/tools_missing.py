"""VMware Tools that are not there."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import ANALYZER
from landbridge.checks.rows import Rows, runs
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _missing(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(runs(rows), pc.equal(rows["status"], "toolsNotInstalled"))


TOOLS_MISSING = Rule(
    id="vm.tools-missing",
    severity=Severity.MEDIUM,
    says="VMware Tools are not installed in a VM that runs",
    happens="the guest cannot be shut down in order at the switchover, nor be given an address",
    fix="The VM's owner: install Tools, or allow a hard power-off for this VM.",
    source=(ANALYZER,),
    needs=("tools.status",),
    find=Rows("tools", _missing),
)
