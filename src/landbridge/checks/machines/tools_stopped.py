"""VMware Tools that do not run."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import ANALYZER
from landbridge.checks.rows import Rows, runs
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _stopped(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(runs(rows), pc.equal(rows["status"], "toolsNotRunning"))


TOOLS_STOPPED = Rule(
    id="vm.tools-stopped",
    severity=Severity.MEDIUM,
    says="VMware Tools are installed and do not run though the VM does",
    happens="the guest cannot be shut down in order at the switchover, nor be given an address",
    fix="The VM's owner: start Tools, or allow a hard power-off for this VM.",
    source=(ANALYZER,),
    needs=("tools.status",),
    find=Rows("tools", _stopped),
)
