"""Changed block tracking."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _off(rows: pa.Table) -> pa.Array:
    return pc.invert(rows["cbt"])


CBT_OFF = Rule(
    id="vm.cbt-off",
    severity=Severity.INFO,
    says="changed block tracking is off",
    happens="HCX does not need it, but backups and other tools read the whole VM each time",
    fix="The backup's owner: turn it on if the tool of the new site asks for it.",
    source=("forklift-concerns",),
    needs=("vms.cbt",),
    find=Rows("vms", _off),
)
