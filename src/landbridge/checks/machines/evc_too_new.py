"""VMs that need more of a processor than the service has."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.pages import VSPHERE
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def newer(modes: pa.Array) -> pa.Array:
    """Whether an EVC mode is newer than that of the service; one that is not told is null."""
    known = texts("vsphere.evc-modes")
    target = str(catalogue().value("evc.av64-mode")).lower()
    later = pa.array(known[known.index(f"intel-{target}") + 1 :])
    return pc.if_else(pc.is_valid(modes), pc.is_in(modes, later), None)


def _too_new(rows: pa.Table) -> pa.Array:
    return newer(rows["min_evc"])


EVC_TOO_NEW = Rule(
    id="vm.evc-too-new",
    severity=Severity.MEDIUM,
    says="the VM needs a newer EVC mode than the hosts of the service have",
    happens="it cannot move alive: Bulk or cold only, until it is power-cycled in an older mode",
    fix="The vSphere administrator: set EVC for the VM and power-cycle it, or plan its move with a "
    "restart.",
    source=("evc.av64-mode", "vsphere.evc-modes", VSPHERE),
    needs=("vms.min_evc",),
    find=Rows("vms", _too_new, lambda row: f"{row['min_evc']}"),
)
