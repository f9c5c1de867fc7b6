"""Virtual hardware that the target does not know."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity


def _too_new(rows: pa.Table) -> pa.Array:
    return pc.greater(rows["hardware_version"], catalogue().number("vsphere.hardware-max"))


HARDWARE_TOO_NEW = Rule(
    id="vm.hardware-too-new",
    severity=Severity.BLOCKING,
    says="the virtual hardware is newer than the vSphere of the service knows",
    happens="the VM cannot be registered there, by whatever kind of migration; that is general "
    "knowledge of vSphere 8.0 U3, and no page that was read names the newest version",
    fix="The VM's owner: build the VM anew with older hardware; a version cannot be lowered.",
    source=("vsphere.hardware-max",),
    needs=("vms.hardware_version",),
    find=Rows("vms", _too_new, lambda row: f"version {row['hardware_version']}"),
)
