"""Running VMs without an address."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import Rows, blank, talks
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _silent(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(talks(rows), blank(rows, "primary_ip"))


NO_ADDRESS = Rule(
    id="vm.no-address",
    severity=Severity.MEDIUM,
    says="the VM runs, has a network card and tells no address",
    happens="whether its address can be kept, reached or collides cannot be told before the move",
    fix="The VM's owner: see to VMware Tools, or find out its address elsewhere.",
    source=(FORKLIFT, "github.com/kubev2v/forklift-documentation/issues/908"),
    needs=("vms.primary_ip",),
    find=Rows("vms", _silent),
)
