"""VMs with their addresses; whose address is not told gets a stand-in, and is known for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from ipaddress import ip_address
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.gateways import ALONE
from landbridge.intake.nsx.names import Names
from landbridge.intake.nsx.segments import Segment
from landbridge.intake.nsx.tags import tags
from landbridge.space import Addresses, number_of
from landbridge.space.addresses import address_at

STAND_INS = "addresses.documentation"
UNPLACED = "segment not told"
RESERVED = 2
"""Addresses of network and gateway."""


class Guest(NamedTuple):
    """A VM, or one of its addresses where it has several."""

    name: str
    vm: str
    """The external id of its VM."""
    called: str
    """How NSX calls its VM."""
    segment: str
    address: str
    told: bool
    """Whether the export tells the address; else it is a stand-in."""
    placed: bool
    tags: tuple[str, ...] | None = None
    port_tags: tuple[str, ...] | None = None
    port: str = ""
    """The path of its segment port."""


class _Seat(NamedTuple):
    """Where a VM's interface is: its port with the segment's path, and its addresses."""

    port: Found | None
    segment: str
    addresses: tuple[str, ...]


class _Wanting(NamedTuple):
    """A VM without an address that is told."""

    vm: Found
    name: str
    seat: _Seat


class Guests(NamedTuple):
    """The VMs, and the segments that were made for want of others."""

    guests: list[Guest]
    made: list[Segment]


def guests(
    export: Export, known: Sequence[Segment], names: Names, earlier: Mapping[str, str]
) -> Guests:
    """All VMs of an export; `earlier` has addresses by name that a stand-in had before."""
    seats = _seats(export)
    tagged = any("tags" in each.data for each in export.vms or ())
    wanting, found = list[_Wanting](), list[Guest]()
    alone = dict[str, Segment]()
    for vm in export.vms or ():
        own = seats.get(vm.text("external_id")) or [_Seat(None, "", ())]
        told = [(seat, address) for seat in own for address in seat.addresses]
        name = names.give(vm.name, "VM", vm.text("external_id"))
        for seat, address in told:
            called = names.give(f"{name} {address}", "VM") if len(told) > 1 else name
            found.append(_at(vm, called, seat, address, known, alone))
        wanting += [] if told else [_Wanting(vm, name, own[0])]
    made = [*alone.values()]
    found += _stand_ins(wanting, known, found, made, earlier)
    own_tags = {
        vm.text("external_id"): tags(vm) or ((), None)[not tagged] for vm in export.vms or ()
    }
    return Guests([each._replace(tags=own_tags[each.vm]) for each in found], made)


def _seats(export: Export) -> Mapping[str, list[_Seat]]:
    """The interfaces of each VM by its external id."""
    ports = {
        port.inner("attachment").text("id"): (port, segment)
        for segment in export.segments
        for port in export.parts(segment, "segment_ports", "SegmentPort")
    }
    seats: dict[str, list[_Seat]] = {}
    for vnic in export.vnics:
        port, segment = ports.get(vnic.text("lport_attachment_id") or "-", (None, None))
        seat = _Seat(port, segment.path if segment else "", tuple(_told(vnic)))
        seats.setdefault(vnic.text("owner_vm_id"), []).append(seat)
    return seats


def _told(vnic: Found) -> Iterator[str]:
    """The addresses of an interface; those of the link alone are of no use."""
    seen = set[str]()
    for info in vnic.each("ip_address_info"):
        for text in info.texts("ip_addresses"):
            try:
                address = ip_address(text)
            except ValueError:
                raise info.wrong(f"`{text}` is no address", "ip_addresses") from None
            if not (address.is_link_local or address.is_loopback) and text not in seen:
                seen.add(text)
                yield str(address)


def _at(
    vm: Found,
    name: str,
    seat: _Seat,
    address: str,
    known: Sequence[Segment],
    alone: dict[str, Segment],
) -> Guest:
    """A VM at an address that is told; no segment has it: it gets one for itself."""
    number = number_of(address)
    home = next((each for each in known if number in each.addresses), None)
    if home is None:
        prefix = f"{address}/{128 if ':' in address else 32}"
        fresh = Segment(f"address of {name}", prefix, seat.segment, ALONE)
        home = alone.setdefault(prefix, fresh)
    return Guest(
        name,
        vm.text("external_id"),
        vm.name,
        home.name,
        address,
        True,
        bool(seat.segment) or home in known,
        None,
        *_port(seat),
    )


def _port(seat: _Seat) -> tuple[tuple[str, ...] | None, str]:
    return (tags(seat.port), seat.port.path) if seat.port else (None, "")


def _stand_ins(
    wanting: Sequence[_Wanting],
    known: Sequence[Segment],
    found: Iterable[Guest],
    made: list[Segment],
    earlier: Mapping[str, str],
) -> Iterator[Guest]:
    """Addresses that nobody has, in the VM's segment where that is known and has room."""
    taken = {number_of(each.address) for each in found}
    spare = _range(len(wanting), [*known, *made]) if wanting else ""
    homes = {each.name: each for each in known}
    homes |= {UNPLACED: Segment(UNPLACED, spare, "", ALONE)} if wanting else {}
    before = {each.name: number_of(earlier[each.name]) for each in wanting if each.name in earlier}
    free = {
        name: _free(each.addresses, taken, set(before.values())) for name, each in homes.items()
    }
    for each in wanting:
        home = _home(each.seat, known) or homes[UNPLACED]
        number = before.get(each.name, -1)
        if number not in home.addresses or number in taken:
            number = next(free[home.name], -1)
        if number < 0:
            home, number = homes[UNPLACED], next(free[UNPLACED])
        taken.add(number)
        made += [home] if home.name == UNPLACED and home not in made else []
        yield _stand_in(each, home, str(address_at(number)))


def _stand_in(each: _Wanting, home: Segment, address: str) -> Guest:
    vm, placed = each.vm, home.name != UNPLACED
    id_, port = vm.text("external_id"), _port(each.seat)
    return Guest(each.name, id_, vm.name, home.name, address, False, placed, None, *port)


def _home(seat: _Seat, known: Sequence[Segment]) -> Segment | None:
    return next((each for each in known if seat.segment and each.path == seat.segment), None)


def _free(addresses: Addresses, taken: set[int], kept: set[int]) -> Iterator[int]:
    """The addresses behind those of network and gateway that nobody has or had."""
    numbers = range(addresses.bounds[0] + RESERVED, addresses.bounds[-1] - 1)
    return (each for each in numbers if each not in taken and each not in kept)


def _range(count: int, known: Sequence[Segment]) -> str:
    """The smallest range for documentation or benchmarks that holds so many, and is free."""
    listed = catalogue().value(STAND_INS)
    held = Addresses.union(each.addresses for each in known)
    for text in listed if isinstance(listed, tuple) else ():
        addresses = Addresses.parse(str(text))
        if addresses.size > count + RESERVED and not addresses & held:
            return str(text)
    raise ValueError(f"no range for {count} stand-ins")
