"""VMs that need more of a processor than the service has."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

NEEDED = "vms.min_evc"


def newer(modes: pa.Array) -> pa.Array:
    """Whether an EVC mode is newer than that of the service; null where its age is not known."""
    known, modes = texts("vsphere.evc-modes"), pc.utf8_lower(modes)
    target = str(catalogue().value("evc.av64-mode")).lower()
    later = pa.array(known[known.index(f"intel-{target}") + 1 :])
    return pc.if_else(pc.is_in(modes, pa.array(known)), pc.is_in(modes, later), None)


def _too_new(rows: pa.Table) -> pa.Array:
    return newer(rows["min_evc"])


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_said(NEEDED)(subject)
    vms = subject.vms
    strange = pc.and_(pc.is_valid(vms["min_evc"]), pc.is_null(newer(vms["min_evc"])))
    yield from of_vms(subject, NEEDED, vms.filter(strange), "the age of the EVC mode")


EVC_TOO_NEW = Rule(
    id="vm.evc-too-new",
    severity=Severity.MEDIUM,
    says="the VM needs a newer EVC mode than the hosts of the service have",
    happens="it cannot move alive: Bulk or cold only, until it is power-cycled in an older mode",
    fix="The vSphere administrator: set EVC for the VM and power-cycle it, or plan its move with a "
    "restart.",
    source=("evc.av64-mode", "vsphere.evc-modes", "vsphere-vms"),
    needs=(NEEDED,),
    find=Rows("vms", _too_new, lambda row: f"{row['min_evc']}"),
    undecided=_undecided,
)
