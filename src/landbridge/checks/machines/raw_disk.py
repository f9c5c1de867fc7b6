"""Raw device mappings."""

import pyarrow as pa

from landbridge.checks.rows import hits
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _raw(disks: pa.Table) -> pa.Array:
    return disks["raw"]


RAW_DISK = Rule(
    id="vm.raw-disk",
    severity=Severity.BLOCKING,
    says="a disk of the VM is a raw device mapping",
    happens="the LUN behind it stays where it is: no HCX migration takes a raw device along",
    fix="The VM's owner: copy the data to a virtual disk, or plan a storage service for it.",
    source=("hcx.vmotion.excludes",),
    needs=("vms", "disks"),
    find=lambda subject: hits(
        subject, "disks", _raw, lambda row: f"{row['disk']} is {row['raw_mode'] or 'raw'}"
    ),
)
