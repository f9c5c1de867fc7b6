"""Raw device mappings in physical mode."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Rows
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack


def _physical(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(rows["raw"], pc.equal(rows["raw_mode"], "physicalMode"))


def unless_mode_said(subject: Subject) -> Iterator[Lack]:
    """A raw disk whose mode is not told may be in either."""
    yield from unless_said("disks.raw")(subject)
    disks = subject.table("disks")
    untold = disks.filter(pc.and_(disks["raw"], pc.is_null(disks["raw_mode"])))
    yield from of_vms(subject, "disks.raw_mode", untold, "the mode of raw disks")


RAW_DISK = Rule(
    id="vm.raw-disk",
    severity=Severity.BLOCKING,
    says="a disk of the VM is a raw device mapping in physical mode",
    happens="no kind of HCX migration takes the disk, and the LUN behind it stays where it is (of "
    "HCX vMotion that is published; of the others it is general knowledge)",
    fix="The VM's owner: copy the data to a virtual disk, or plan a storage service for it.",
    source=(
        "hcx.vmotion.excludes",
        "hcx.bulk.barred-by",
        "hcx.rav.barred-by",
        "hcx.cold.barred-by",
        "hcx.hav.barred-by",
    ),
    needs=("disks.raw",),
    find=Rows("disks", _physical, lambda row: f"{row['disk']} is {row['raw_mode']}"),
    undecided=unless_mode_said,
)
