"""Running VMs without an address."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.duplicates.twice import SEPARATORS, nobodys
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import TALKS, blank, hits, keys, talks
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

SAID = "vms.primary_ip"


def _found(subject: Subject) -> Iterator[Hit]:
    vms = subject.vms
    return hits(subject, vms.filter(pc.and_kleene(talks(vms), subject.once(_silent))))


def _silent(subject: Subject) -> pa.Array:
    """The VMs of which neither tells one."""
    return pc.and_kleene(blank(subject.vms, "primary_ip"), pc.invert(_by_card(subject)))


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


def _undecided(subject: Subject) -> Iterator[Lack]:
    """VMs without an address of which nobody tells whether they could have one."""
    yield from unless_said(SAID)(subject)
    vms = subject.vms
    unclear = vms.filter(pc.and_(subject.once(_silent), pc.is_null(talks(vms))))
    yield from of_vms(subject, "vms.nics", unclear, TALKS)


NO_ADDRESS = Rule(
    id="vm.no-address",
    severity=Severity.MEDIUM,
    says="the VM runs, has a network card, and neither vInfo nor a card tells an address",
    happens="whether its address can be kept, reached or collides cannot be told before the move",
    fix="The VM's owner: see to VMware Tools, or find out its address elsewhere.",
    source=("forklift-concerns",),
    needs=(SAID,),
    find=_found,
    undecided=_undecided,
)
