"""Running VMs without an address."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import blank, hits, keys, talks
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.twice import SEPARATORS, nobodys
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    vms = subject.vms
    silent = pc.and_kleene(talks(vms), blank(vms, "primary_ip"))
    return hits(subject, vms.filter(pc.and_kleene(silent, pc.invert(_by_card(subject)))))


def _by_card(subject: Subject) -> pa.Array:
    """The VMs of which a card tells an address, which VMware Tools call primary or not."""
    nics = subject.table("nics")
    bearers = [_bearers(nics, column) for column in ("ipv4", "ipv6")]
    return pc.is_in(keys(subject.vms, "vcenter", "moref"), pa.concat_arrays(bearers))


def _bearers(nics: pa.Table, column: str) -> pa.Array:
    lists = pc.split_pattern_regex(nics[column], SEPARATORS).combine_chunks()
    owners = keys(nics, "vcenter", "moref").take(pc.list_parent_indices(lists))
    told = pc.invert(nobodys(pc.list_flatten(lists)))
    return owners.filter(told).combine_chunks()


NO_ADDRESS = Rule(
    id="vm.no-address",
    severity=Severity.MEDIUM,
    says="the VM runs, has a network card, and neither vInfo nor a card tells an address",
    happens="whether its address can be kept, reached or collides cannot be told before the move",
    fix="The VM's owner: see to VMware Tools, or find out its address elsewhere.",
    source=("forklift-concerns",),
    needs=("vms.primary_ip",),
    find=_found,
)
