"""VMs with IPv6 only."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Rows, blank, keys
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

SAID = "nics.ipv6"


def _only(rows: pa.Table) -> pa.Array:
    """Not where another card of the VM has an IPv4 address: one for a heartbeat needs none."""
    bare = blank(rows, "ipv4")
    own, told = keys(rows, "vcenter", "moref"), pc.equal(bare, False)
    reached = pc.is_in(own, pc.unique(own.filter(pc.fill_null(told, False))))
    return pc.and_kleene(pc.and_kleene(_global(rows), bare), pc.invert(reached))


def _global(rows: pa.Table) -> pa.Array:
    """Whether there is an address, global or unique local; every card has a link-local one."""
    return pc.match_substring_regex(
        rows["ipv6"], r"(^|[,; ])([23][0-9a-f]|f[cd])[0-9a-f]{2}:", ignore_case=True
    )


def _undecided(subject: Subject) -> Iterator[Lack]:
    """VMs with such an address of vCenters that tell no IPv4 address of anybody."""
    yield from unless_said(SAID)(subject)
    nics = subject.table("nics")
    untold = nics.filter(pc.and_(_global(nics), pc.is_null(_only(nics))))
    yield from of_vms(subject, "nics.ipv4", untold, "IPv4 addresses")


IPV6_ONLY = Rule(
    id="vm.ipv6-only",
    severity=Severity.HIGH,
    says="the VM has an IPv6 address and no IPv4 address on any of its network cards",
    happens="Azure does not carry IPv6 end to end, and Microsoft's readiness check wants IPv4:"
    " after the move nobody may reach the VM from outside its segment",
    fix="The VM's owner: give it an IPv4 address beforehand.",
    source=("migrate-calculation",),
    needs=(SAID,),
    find=Rows("nics", _only, lambda row: f"{row['ipv6']}"),
    undecided=_undecided,
)
