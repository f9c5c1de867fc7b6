"""Running VMs without a host name."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import TALKS, Rows, blank, talks
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

SAID = "vms.dns_name"


def _nameless(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(talks(rows), blank(rows, "dns_name"))


def _undecided(subject: Subject) -> Iterator[Lack]:
    """VMs without a name of which nobody tells whether they could tell one."""
    yield from unless_said(SAID)(subject)
    vms = subject.vms
    unclear = vms.filter(pc.and_(blank(vms, "dns_name"), pc.is_null(talks(vms))))
    yield from of_vms(subject, "vms.nics", unclear, TALKS)


NO_HOST_NAME = Rule(
    id="vm.no-host-name",
    severity=Severity.LOW,
    says="the VM runs and tells no host name",
    happens="it cannot be matched with DNS, flows or an owner",
    fix="The VM's owner: see to VMware Tools, or find out its name elsewhere.",
    source=("forklift-concerns",),
    needs=(SAID,),
    find=Rows("vms", _nameless),
    undecided=_undecided,
)
