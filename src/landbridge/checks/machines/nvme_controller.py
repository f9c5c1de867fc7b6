"""Disks on NVMe controllers."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity


def _on_nvme(rows: pa.Table) -> pa.Array:
    return pc.match_substring(rows["controller"], "nvme", ignore_case=True)


NVME_CONTROLLER = Rule(
    id="vm.nvme-controller",
    severity=Severity.MEDIUM,
    says="a disk of the VM is on a virtual NVMe controller",
    happens="a public page has it that Bulk does not support it, and the HCX guides that were read "
    "say nothing: take it that replication may refuse the VM",
    fix="The migration lead: move it alive or cold, or have its owner change the controller to "
    "PVSCSI.",
    source=("hcx.bulk.doubted-by", "hcx.rav.doubted-by"),
    needs=("disks.controller",),
    find=Rows("disks", _on_nvme, lambda row: f"{row['disk']} is on {row['controller']}"),
)
