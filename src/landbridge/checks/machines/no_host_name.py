"""Running VMs without a host name."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows, blank, talks
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _nameless(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(talks(rows), blank(rows, "dns_name"))


NO_HOST_NAME = Rule(
    id="vm.no-host-name",
    severity=Severity.LOW,
    says="the VM runs and tells no host name",
    happens="it cannot be matched with DNS, flows or an owner",
    fix="The VM's owner: see to VMware Tools, or find out its name elsewhere.",
    source=("forklift-concerns",),
    needs=("vms.dns_name",),
    find=Rows("vms", _nameless),
)
