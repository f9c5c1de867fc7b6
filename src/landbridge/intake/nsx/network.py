"""An export of NSX as a part of a network: one private cloud with all that its NSX says."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.draft.noted import Noted
from landbridge.intake.exports.found import Found, Remark, Remarks
from landbridge.intake.nsx.distributed import distributed
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.gateway import gateway_firewall
from landbridge.intake.nsx.gateways import TIER_0
from landbridge.intake.nsx.groups import groups
from landbridge.intake.nsx.guests import STAND_INS, Guest, guests
from landbridge.intake.nsx.meaning import Meaning
from landbridge.intake.nsx.names import Names
from landbridge.intake.nsx.rules import Reader
from landbridge.intake.nsx.segments import Segment, segments
from landbridge.intake.nsx.services import Services
from landbridge.space import Addresses

CLOUD = "nsx"
STAND_IN = "stand-in: its address is not told"


class Drafted(NamedTuple):
    """The keys of a network, and all that was not understood on the way."""

    data: Mapping[str, Any]
    remarks: Sequence[Remark]
    stand_ins: int
    cloud: str = CLOUD


class Earlier(NamedTuple):
    """What an earlier draft holds: the name that the cloud has now, addresses of VMs by name.

    `azure` is what Azure tells of the cloud, and `groups` are names that it took.
    """

    cloud: str | None = None
    addresses: Mapping[str, str] = {}
    azure: Mapping[str, Any] = {}
    groups: Sequence[str] = ()


NOTHING = Earlier()


def network(export: Export, earlier: Earlier = NOTHING) -> Drafted:
    """Everything of an export that decides who reaches whom.

    Stand-ins stay what they were, so that a VM more does not move all others.
    """
    called, cloud_name = earlier.cloud, earlier.cloud or CLOUD
    names, remarks = Names(earlier.groups), Remarks()
    named = guests(export, known := segments(export, names, remarks), names, earlier.addresses)
    places = [*known, *named.made]
    meaning = Meaning(export, places, named.guests, names, remarks)
    reader = Reader(meaning, Services(export, remarks))
    told = list(groups(export, meaning, cloud_name))
    firewall = distributed(export, reader)
    gates = [*_passed(gateway_firewall(export, reader), places)]
    exclude = [name for each in export.excluded or () for name in meaning.paths(each, "members")]
    _others(export, remarks)
    cloud = {
        "name": cloud_name if called else Noted(CLOUD, "guess: a name to be replaced"),
        "generation": Noted(1, "guess: so that nothing of Azure is made up around it"),
        "address_block": Noted(_block(places), "stand-in: NSX does not tell the management block"),
        **earlier.azure,
        "segments": [_segment(each, each in named.made) for each in places],
        "guests": [_guest(each) for each in named.guests],
        "all_guests": bool(named.guests) and all(each.told for each in named.guests),
        "distributed_firewall": firewall,
        "exclude": _excluded(exclude, export),
        "gateway_firewall": gates,
    }
    doubts = [{"name": name, "somewhere_in": list(ends)} for name, ends in meaning.doubts()]
    data = {"private_clouds": [_without_empty(cloud)], "groups": [*told, *doubts]}
    missing = sum(not each.told for each in named.guests)
    return Drafted(_without_empty(data), tuple(dict.fromkeys(remarks.told)), missing, cloud_name)


def _passed(
    policies: Sequence[Mapping[str, Any]], places: Sequence[Segment]
) -> Iterator[Mapping[str, Any]]:
    """Policies at gateways with segments: what none hangs on is passed by nobody."""
    known = {TIER_0, *(each.tier1 for each in places)}
    for each in policies:
        if gateways := [name for name in each["gateways"] if name in known]:
            yield {**each, "gateways": gateways}


def _segment(each: Segment, made: bool) -> Mapping[str, Any]:
    prefix = (
        Noted(each.prefix, "stand-in: the export tells no prefix here") if made else each.prefix
    )
    tags = {} if each.tags is None else {"tags": list(each.tags)}
    return {"name": each.name, "prefix": prefix, "tier1": each.tier1, **tags}


def _guest(each: Guest) -> Mapping[str, Any]:
    return {
        "name": each.name,
        "segment": each.segment,
        "address": each.address if each.told else Noted(each.address, STAND_IN),
        **({} if each.tags is None else {"tags": list(each.tags)}),
        **({} if each.port_tags is None else {"port_tags": list(each.port_tags)}),
    }


def _excluded(names: Sequence[str], export: Export) -> Any:  # noqa: ANN401 - a list, noted or not
    """Who is not filtered; that nobody is where the export has no such list."""
    return list(names) if export.excluded else Noted([], "guess: the export has no exclude list")


def _block(known: Sequence[Segment]) -> str:
    """A range for documentation that no segment has: nobody is told to be in it."""
    listed = catalogue().value(STAND_INS)
    held = Addresses.union(each.addresses for each in known)
    texts = [str(each) for each in listed] if isinstance(listed, tuple) else []
    return next(each for each in texts if not Addresses.parse(each) & held)


def _others(export: Export, remarks: Remarks) -> None:
    """What is not read at all, counted by its kind."""
    first: dict[str, Found] = {}
    counts = Counter(map(_kind, export.others))
    for each in export.others:
        first.setdefault(_kind(each), each)
    for kind, found in first.items():
        more = f", the first of {counts[kind]}" if counts[kind] > 1 else ""
        remarks.add(found, f"{kind} is not read{more}")


def _kind(found: Found) -> str:
    return found.text("resource_type") or "an object without a kind"


def _without_empty(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(_kept(data))


def _kept(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if value not in ([], False):
            yield key, value
