"""The last step: into a subnet, a segment, or what lies behind a gateway."""

from functools import partial

from tests.oracle import groups, nsx
from tests.oracle.answer import Outcomes, Packet, in_turn
from tests.oracle.matching import NUMBERS
from tests.oracle.numbers import any_inside, net, whole
from tests.oracle.trip import Arrival, Trip, dropped, ends
from tests.oracle.world import Place, World

from landbridge.model.network import Firewall, Interface, LoadBalancer

PASS = {True: ""}
BALANCED = {6, 17}
"""What a balancer takes at its front, and a DNS proxy at its port."""
DNS = 53


def arrive(world: World, trip: Trip, network: str) -> list[Arrival]:
    """To the place in a virtual network that holds the address."""
    place = world.place_in(network, trip.packet.destination)
    if place is None:
        name = world.networks[network].name
        return dropped(trip, "no_place", f"no place in {name} holds {trip.packet.destination}")
    if trip.reply:
        return ends(trip, PASS, place)
    answering = fronts(world, network, trip.packet.destination)
    if answering:
        return [end for each in answering for end in _at_front(world, trip, network, each)]
    device = firewall_at(world, network, trip.packet.destination)
    if device:
        return ends(trip, _of_firewall(world, device, trip.packet), place)
    if place.kind == "segment":
        outcomes: dict[bool, str] = {}
        for gate in world.inbound_subnets(world.clouds[place.cloud]):
            outcomes |= _into_guest(world, gate, place, trip)
        return ends(trip, outcomes, place)
    machine = trip.packet.destination
    return ends(trip, groups.passes(world, place, machine, "inbound", trip.packet), place)


def fronts(world: World, network: str, address: str) -> list[LoadBalancer]:
    """The balancers whose front an address of a network is."""
    return [
        each
        for each in world.network.load_balancers
        if net(each.address) == net(address) and network in _homes(world, each)
    ]


def _homes(world: World, balancer: LoadBalancer) -> set[str]:
    """Where a front is: in the networks of machines that have the address, else in all of them."""
    held = {
        place.network
        for place in world.places
        if place.kind == "subnet" and any_inside(balancer.address, place.prefixes)
    }
    return held & {home(each) for each in backends(world, balancer)} or held


def home(interface: Interface) -> str:
    """The network of an interface."""
    return interface.subnet.lower().partition("/")[0]


def backends(world: World, balancer: LoadBalancer) -> list[Interface]:
    """The interfaces behind a load balancer."""
    names = {name.lower() for name in balancer.interfaces}
    return [each for each in world.network.interfaces if each.name.lower() in names]


def _at_front(world: World, trip: Trip, network: str, balancer: LoadBalancer) -> list[Arrival]:
    """To one of the machines; which one is not known."""
    machines = [each for each in backends(world, balancer) if home(each) == network]
    if not machines:
        return dropped(trip, "no_route", f"{balancer.name} has no machine")
    packet = trip.packet
    port = packet.port if packet.protocol in BALANCED else None
    if balancer.rules:
        turned = (
            rule.backend_port
            for rule in balancer.rules
            if (NUMBERS[rule.protocol], rule.port) == (packet.protocol, packet.port)
        )
        port = next(turned, None)
    if port is None:
        return dropped(trip, "no_route", f"{balancer.name} has no rule for the port")
    picked = dict(trip.picks).get(balancer.name.lower())
    return [
        end
        for each in machines
        if picked in {None, each.name.lower()}
        for end in _to_machine(world, trip, balancer, each, port)
    ]


def _to_machine(
    world: World, trip: Trip, balancer: LoadBalancer, machine: Interface, port: int
) -> list[Arrival]:
    """A machine does not reach itself through the front: the two halves do not match."""
    if net(machine.address) == net(trip.packet.source):
        return dropped(trip, "filtered", f"{balancer.name} leads {machine.name} to itself")
    place = world.place_named(machine.subnet)
    seen = trip.packet._replace(destination=machine.address, port=port)
    picks = trip.picks | {(balancer.name.lower(), machine.name.lower())}
    outcomes = groups.passes(world, place, machine.address, "inbound", seen)
    return ends(trip._replace(picks=picks), outcomes, place)


def firewall_at(world: World, network: str, address: str) -> Firewall | None:
    """The firewall that has an address in a network."""
    for each in world.network.firewalls:
        here = each.virtual_network.lower() == network
        if here and net(world.firewall_address(each)) == net(address):
            return each
    return None


def _of_firewall(world: World, device: Firewall, packet: Packet) -> Outcomes:
    policy = world.policies.get((device.policy or "").lower())
    if policy and policy.dns_proxy and packet.protocol in BALANCED and packet.port == DNS:
        return PASS
    return {True: "", False: f"nobody knows what {device.name} answers"}


def _into_guest(world: World, gate: Place, segment: Place, trip: Trip) -> Outcomes:
    """Through one of the subnets that hand packets to the guests of a cloud.

    The reply leaves by an uplink, where no flow record may let it pass.
    """
    cloud, reply = world.clouds[segment.cloud], trip.packet.turned()
    return in_turn(
        lambda: groups.at_guests(world, gate, "inbound", trip.packet),
        lambda: nsx.into(world, cloud, segment, trip.packet),
        *(
            partial(groups.at_guests, world, each, "outbound", reply)
            for each in world.uplinks(cloud)
        ),
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
