"""Names with special characters."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _special(rows: pa.Table) -> pa.Array:
    return pc.invert(
        pc.match_substring_regex(rows["name"], r"^[A-Za-z0-9]([A-Za-z0-9 ()._-]*[A-Za-z0-9)_])?$")
    )


SPECIAL_NAME = Rule(
    id="vm.special-name",
    severity=Severity.LOW,
    says="the VM's name has characters other than letters, digits, blank and ( ) - . _",
    happens="vCenter keeps / \\ and % as escapes such as %2f, and scripts that compare names may "
    "miss the VM by these or by what another system cannot write",
    fix="The vSphere administrator: rename the VM before the move.",
    source=("vsphere-entities",),
    needs=("vms",),
    find=Rows("vms", _special),
)
