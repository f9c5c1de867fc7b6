"""The last step: into a subnet, a segment, or what lies behind a gateway."""

from tests.oracle import groups, nsx
from tests.oracle.answer import Outcomes, in_turn
from tests.oracle.numbers import any_inside, whole
from tests.oracle.trip import Arrival, Trip, dropped, ends
from tests.oracle.world import Place, World

PASS = {True: ""}


def arrive(world: World, trip: Trip, network: str) -> list[Arrival]:
    """To the place in a virtual network that holds the address."""
    place = world.place_in(network, trip.packet.destination)
    if place is None:
        name = world.networks[network].name
        return dropped(trip, "no_place", f"no place in {name} holds {trip.packet.destination}")
    if trip.reply:
        return ends(trip, PASS, place)
    if place.kind == "segment":
        outcomes: dict[bool, str] = {}
        for gate in world.inbound_subnets(world.clouds[place.cloud]):
            outcomes |= _into_guest(world, gate, place, trip)
        return ends(trip, outcomes, place)
    machine = trip.packet.destination
    return ends(trip, groups.passes(world, place, machine, "inbound", trip.packet), place)


def _into_guest(world: World, gate: Place, segment: Place, trip: Trip) -> Outcomes:
    """Through one of the subnets that hand packets to the guests of a cloud."""
    return in_turn(
        lambda: groups.inbound_to_guests(world, gate, trip.packet),
        lambda: nsx.into(world, world.clouds[segment.cloud], segment, trip.packet),
    )


def single(world: World, network: str, address: str) -> Outcomes:
    """From another network to a private cloud's place of one address: by a support case."""
    place = world.place_in(network, address)
    alone = place is not None and place.kind == "segment" and place.prefixes == (whole(address),)
    return {True: "", False: f"{address} stands alone in a private cloud"} if alone else PASS


def arrive_outside(world: World, trip: Trip, target: str) -> list[Arrival]:
    """To a site, or into a private cloud of Generation 1."""
    if target in world.sites:
        return ends(trip, PASS, world.place_named(target))
    address = trip.packet.destination
    places = [p for p in world.places if p.cloud == target and any_inside(address, p.prefixes)]
    if not places:
        return dropped(trip, "no_place", f"no place in {target} holds {address}")
    place = places[0]
    if trip.reply or place.kind == "management":
        return ends(trip, PASS, place)
    return ends(trip, nsx.into(world, world.clouds[target], place, trip.packet), place)
