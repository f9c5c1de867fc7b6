"""Raw device mappings that can become virtual disks."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.machines.raw_disk import unless_mode_said
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _virtual(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(rows["raw"], pc.equal(rows["raw_mode"], "virtualMode"))


RAW_DISK_VIRTUAL = Rule(
    id="vm.raw-disk-virtual",
    severity=Severity.HIGH,
    says="a disk of the VM is a raw device mapping in virtual mode",
    happens="the LUN stays behind; the move writes its content into a virtual disk, which needs "
    "its whole size on vSAN",
    fix="The VM's owner: confirm that nothing else uses the LUN.",
    source=("hcx.rdm-virtual", "vsphere-vms", "rvtools-analyzer"),
    needs=("disks.raw",),
    find=Rows("disks", _virtual, lambda row: f"{row['disk']} is {row['raw_mode']}"),
    undecided=unless_mode_said,
)
