"""The first step of a packet from each kind of place."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.oracle import firewall, groups, hubs, nsx
from tests.oracle.answer import Outcomes, Packet, in_turn
from tests.oracle.delivery import arrive, arrive_outside, backends, firewall_at, fronts
from tests.oracle.matching import NUMBERS
from tests.oracle.numbers import any_inside, inside, is_public, net
from tests.oracle.topology import gateway_users, hub_entries, prefixes_of
from tests.oracle.trip import Arrival, Trip, distinct, dropped, ends
from tests.oracle.walk import Sender, firewall_subnet, follow, translated
from tests.oracle.world import INTERNET, PROBES, Place, World

from landbridge.model.network import Firewall, Gateway, Interface, VirtualHub

PASS: Outcomes = {True: ""}
OUTSIDE: Outcomes = {True: "", False: "outside of what is proven"}


def ways(world: World, trip: Trip, place: Place) -> list[list[Arrival]]:
    """How a packet may go: the client picks one of the ways, the fabric an arrival of each."""
    if place.kind == "internet":
        found = _platform_meant(world, trip)
        return [_unpublished(trip, found)] if found else _from_internet(world, trip)
    return [distinct(_STARTS[place.kind](world, trip, place))]


def _platform_meant(world: World, trip: Trip) -> Place | None:
    """The place of the platform to which a packet goes."""
    here = world.places_of(trip.packet.destination)
    return here[0] if here and here[0].kind == "platform" else None


def _unpublished(trip: Trip, place: Place) -> list[Arrival]:
    return ends(trip, OUTSIDE, place, way_back=False)


def _from_platform(world: World, trip: Trip, place: Place) -> list[Arrival]:
    """Probes to machines of Azure; that anything else comes from there is not published."""
    there = world.places_of(trip.packet.destination)[0]
    if place.prefixes != (PROBES,) or there.kind != "subnet" or there.role != "own":
        return _unpublished(trip, there)
    machine = trip.packet.destination
    if fronts(world, there.network, machine) or firewall_at(world, there.network, machine):
        return _unpublished(trip, there)
    outcomes = groups.passes(world, there, machine, "inbound", trip.packet)
    return ends(trip, outcomes, there, way_back=False)


def _guarded(trip: Trip, outcomes: Outcomes, further: Callable[[], list[Arrival]]) -> list[Arrival]:
    if trip.reply:
        return further()
    found = dropped(trip, "filtered", outcomes[False]) if False in outcomes else []
    return found + (further() if True in outcomes else [])


def _from_subnet(world: World, trip: Trip, place: Place) -> list[Arrival]:
    machine = trip.packet.source
    if (there := _platform_meant(world, trip)) and place.role == "own":
        outcomes = groups.to_platform(world, place, machine, trip.packet)
        return ends(trip, outcomes, there, way_back=False)
    if there:
        return _unpublished(trip, there)
    sender = Sender(interface=world.interface(place, machine), firewall=_firewall(world, place))
    outcomes = groups.passes(world, place, machine, "outbound", trip.packet)
    return _guarded(trip, outcomes, lambda: follow(world, trip, place, sender))


def _firewall(world: World, place: Place) -> Firewall | None:
    """The firewall whose subnet this is: nobody else is in it."""
    for each in world.network.firewalls:
        if (place.network, place.short) == (each.virtual_network.lower(), "azurefirewallsubnet"):
            return each
    return None


def _from_segment(world: World, trip: Trip, place: Place) -> list[Arrival]:
    if there := _platform_meant(world, trip):
        return _unpublished(trip, there)
    cloud = world.clouds[place.cloud]
    segments = (p for p in world.places if p.kind == "segment" and p.cloud == place.cloud)
    other = next((p for p in segments if any_inside(trip.packet.destination, p.prefixes)), None)
    if other:
        inner = PASS if trip.reply else nsx.between(world, cloud, place, other, trip.packet)
        return ends(trip, inner, other, way_back=False)
    further = _by_gateways if cloud.generation == 1 else _by_uplinks
    trip = trip._replace(of_guest=cloud.generation != 1)
    outcomes = nsx.out_of(world, cloud, place, trip.packet)
    return _guarded(trip, outcomes, lambda: further(world, trip, place))


def _by_uplinks(world: World, trip: Trip, place: Place) -> list[Arrival]:
    cloud = world.clouds[place.cloud]
    return [
        arrival
        for uplink in world.uplinks(cloud)
        for arrival in _by_uplink(world, trip, uplink, Sender(guest_of=cloud))
    ]


def _by_uplink(world: World, trip: Trip, uplink: Place, sender: Sender) -> list[Arrival]:
    doors = world.inbound_subnets(sender.guest_of) if sender.guest_of else []
    reply = trip.packet.turned()
    outcomes = in_turn(
        lambda: groups.passes(world, uplink, trip.packet.source, "outbound", trip.packet),
        *(
            partial(groups.at_guests, world, door, "inbound", reply)
            for door in doors
            if door != uplink
        ),
    )
    return _guarded(trip, outcomes, lambda: follow(world, trip, uplink, sender))


def _by_gateways(world: World, trip: Trip, place: Place) -> list[Arrival]:
    return outside(world, trip, place, place.cloud)


def _from_site(world: World, trip: Trip, place: Place) -> list[Arrival]:
    return outside(world, trip, place, place.name.lower())


Way = Gateway | VirtualHub | str


def outside(world: World, trip: Trip, place: Place, name: str) -> list[Arrival]:
    """From a site or a private cloud of Generation 1: by what is advertised to it."""
    if there := _platform_meant(world, trip):
        return _unpublished(trip, there)
    address = trip.packet.destination
    if any_inside(address, prefixes_of(world, name)):
        return _within(world, trip, name)
    fitting = [each for each in advertised(world, name) if inside(address, each[0])]
    if not fitting:
        return _unadvertised(world, trip, place)
    arrivals: list[Arrival] = []
    for length in sorted({net(prefix).prefixlen for prefix, *_ in fitting}, reverse=True):
        level = [(way, sure) for prefix, way, sure in fitting if net(prefix).prefixlen == length]
        taken: list[Way] = []
        for way, _ in level:
            if way not in taken:
                taken.append(way)
        arrivals += [arrival for way in taken for arrival in _by(world, trip, way)]
        if any(sure for _, sure in level):
            return arrivals
    return arrivals + dropped(trip, "no_route", f"{place.name} may not be told of it")


def _within(world: World, trip: Trip, name: str) -> list[Arrival]:
    """To oneself; into the segments of one's own cloud NSX still filters."""
    return [
        end
        for inner in arrive_outside(world, trip, name)
        for end in (
            ends(inner.trip, OUTSIDE, inner.place, way_back=False) if inner.place else [inner]
        )
    ]


def _unadvertised(world: World, trip: Trip, place: Place) -> list[Arrival]:
    if not world.on_internet(trip.packet.destination):
        return dropped(trip, "no_route", f"nothing is advertised to {place.name} that leads there")
    if place.kind == "site":
        return ends(trip, OUTSIDE, INTERNET, way_back=False)
    cloud = world.clouds[place.cloud]
    closed: Outcomes = {False: f"{cloud.name} has no way to the Internet"}
    return ends(trip, PASS if cloud.internet else closed, INTERNET, way_back=False)


def advertised(world: World, name: str) -> Iterator[tuple[str, Way, bool]]:
    """What a site or cloud learns, from whom, and whether for certain."""
    for gateway in world.network.gateways:
        if name in {each.lower() for each in gateway.connects}:
            yield from _by_gateway(world, name, gateway)
    for reach in world.network.global_reach:
        one, other = (each.lower() for each in reach.between)
        if name in {one, other}:
            far = other if name == one else one
            yield from ((prefix, far, True) for prefix in prefixes_of(world, far))
    for hub in world.network.virtual_hubs:
        if name in {each.lower() for each in hub.connects}:
            yield from _by_hub(world, name, hub)


def _by_gateway(world: World, name: str, gateway: Gateway) -> Iterator[tuple[str, Way, bool]]:
    for network in gateway_users(world, gateway):
        yield from ((prefix, gateway, True) for prefix in world.spaces[network])
    others = {each.lower() for each in gateway.connects} - {name}
    for other in sorted(others) if gateway.kind == "vpn" and gateway.bgp is not False else ():
        yield from ((prefix, gateway, bool(gateway.bgp)) for prefix in prefixes_of(world, other))


def _by_hub(world: World, name: str, hub: VirtualHub) -> Iterator[tuple[str, Way, bool]]:
    for prefix, owner, kind, other in hub_entries(world):
        told = {True} if kind == "network" else between(world, (hub, name), (owner, other))
        if other != name and True in told:
            yield prefix, hub, False not in told


def between(world: World, one: tuple[VirtualHub, str], other: tuple[VirtualHub, str]) -> set[bool]:
    """Whether hubs tell one site or cloud of another: not from circuit to circuit."""
    ways = [_way(world, *end) for end in (one, other)]
    if "vpn" in ways:
        return {True}
    pair = {one[1], other[1]}
    if any(
        {each.lower() for each in reach.between} == pair for reach in world.network.global_reach
    ):
        return {False}
    if "?" in ways or (one[0].routing_intent.private and other[0].routing_intent.private):
        return {True, False}
    return {False}


def _way(world: World, hub: VirtualHub, name: str) -> str:
    if name in world.clouds or name in {each.lower() for each in hub.expressroute}:
        return "expressroute"
    return "vpn" if name in {each.lower() for each in hub.vpn} else "?"


def _by(world: World, trip: Trip, way: Way) -> list[Arrival]:
    if isinstance(way, Gateway):
        at = world.subnet_of(way.virtual_network.lower(), "GatewaySubnet")
        slow, fast = _speeds(world, way, trip.packet.destination)
        found = arrive(world, trip, fast) if fast else []
        return found + (follow(world, trip, at, Sender(gateway=way)) if slow else [])
    if isinstance(way, VirtualHub):
        return hubs.through(world, trip, way, None)
    return arrive_outside(world, trip, way)


def _speeds(world: World, gateway: Gateway, address: str) -> tuple[bool, str]:
    """Whether a packet may go by the gateway, and the network that FastPath may bring it to."""
    home = gateway.virtual_network.lower()
    if gateway.fast_path == "off":
        return True, ""
    networks = gateway_users(world, gateway) if gateway.fast_path == "direct" else [home]
    place, network = next(
        ((place, each) for each in networks if (place := world.place_in(each, address))),
        (None, ""),
    )
    if place is None:
        return True, ""
    unsure = gateway.fast_path == "direct" or world.cloud_of(network) is not None
    if gateway.fast_path == "provider" and world.endpoint(place, address):
        return True, ""
    return unsure, network


def _from_internet(world: World, trip: Trip) -> list[list[Arrival]]:
    address = trip.packet.destination
    if world.on_internet(address):
        return [ends(trip, OUTSIDE, INTERNET, way_back=False)]
    found = [
        *(_to_interface(world, trip, *each) for each in public_interfaces(world, trip)),
        *_by_translation(world, trip),
        *_by_edge(world, trip),
        *_by_hubs(world, trip),
    ]
    if found:
        return found
    return [dropped(trip, "no_route", f"no public address leads to {address}")]


def _by_edge(world: World, trip: Trip) -> Iterator[list[Arrival]]:
    """To a guest of Generation 1 whose cloud has the Internet: by NAT of NSX, or not at all."""
    for place in world.places_of(trip.packet.destination):
        cloud = world.clouds.get(place.cloud)
        if place.kind == "segment" and cloud and cloud.generation == 1 and cloud.internet:
            outcomes = in_turn(
                lambda: OUTSIDE,
                lambda cloud=cloud, place=place: nsx.into(world, cloud, place, trip.packet),  # type: ignore[misc]  # bound
            )
            yield ends(trip, outcomes, place, way_back=False)


def public_interfaces(world: World, trip: Trip) -> Iterator[tuple[Interface, str | None]]:
    """The interface meant, once for every public address that leads to it, with its SKU."""
    mine = [i for i in world.network.interfaces if net(i.address) == net(trip.packet.destination)]
    for interface in mine:
        if interface.public_address:
            yield interface, interface.public_sku
        for balancer in world.network.load_balancers:
            asked = (trip.packet.protocol, trip.packet.port)
            ports = [(NUMBERS[rule.protocol], rule.backend_port) for rule in balancer.rules]
            open_to = not ports or asked in ports
            if is_public(balancer.address) and interface in backends(world, balancer) and open_to:
                yield interface, balancer.sku


def _to_interface(world: World, trip: Trip, interface: Interface, sku: str | None) -> list[Arrival]:
    place = world.place_named(interface.subnet)
    closed = _closed(world, place, interface, sku, trip.packet)
    if True not in closed:
        return dropped(trip, "filtered", closed[False])
    outcomes = in_turn(
        lambda: closed,
        lambda: groups.passes(world, place, interface.address, "inbound", trip.packet),
    )
    return ends(trip, outcomes, place)


def _closed(
    world: World, place: Place, interface: Interface, sku: str | None, packet: Packet
) -> Outcomes:
    """What a public address lets in before groups are asked."""
    subnet = None if place.short in groups.NO_GROUPS else place.subnet.network_security_group
    if subnet or interface.network_security_group or sku == "basic":
        return PASS
    refused = {False: "a Standard address without a group is closed"}
    known = sku == "standard" and not groups.opens(world, place, packet)
    return refused if known else {True: "", **refused}


def _by_translation(world: World, trip: Trip) -> Iterator[list[Arrival]]:
    for device in world.network.firewalls:
        if device.policy is None:
            continue
        place = firewall_subnet(world, device)
        for each in firewall.translations(
            world, device.policy, device.public_addresses, trip.packet, place
        ):
            yield _translated(world, trip, device, each)


def _by_hubs(world: World, trip: Trip) -> Iterator[list[Arrival]]:
    """By DNAT at the firewall of a hub, of which nobody tells the public addresses."""
    address = trip.packet.destination
    joined = {name for _, _, _, name in hub_entries(world)}
    for hub in world.network.virtual_hubs:
        for place in world.places_of(address) if hub.firewall_policy else ():
            policy = hub.firewall_policy or ""
            chain = firewall.policies(world, policy)
            public = tuple(rule.destination for rule in firewall.dnat_rules(chain))
            rules = list(firewall.translations(world, policy, public, trip.packet, None))
            name = place.network or place.cloud or place.name.lower()
            if rules and name in joined:
                onward = trip.from_now(str(net(hub.prefix)[0]), hubs.HOME)
                send = arrive if place.network else arrive_outside
                yield [*dropped(trip, "filtered", "DNAT of a hub"), *send(world, onward, name)]


def _translated(
    world: World, trip: Trip, device: Firewall, translation: firewall.Translation
) -> list[Arrival]:
    name, policy = f"firewall {device.name.lower()}", device.policy or ""
    found: list[Arrival] = []
    if False in translation.possible:
        found += dropped(trip, "filtered", f"{translation.rule.name} may not match")
    if firewall.denies_by_inspection(firewall.policies(world, policy), trip.packet):
        found += dropped(trip, "filtered", f"{device.name} may find it bad")
    place = firewall_subnet(world, device)
    if firewall.denied_by_rule(world, policy, trip.packet, place):
        found += dropped(trip, "filtered", f"a network rule of {device.name} may override DNAT")
    for onward in translated(world, trip._replace(visited=frozenset({name})), device):
        found += follow(world, onward, place, Sender(firewall=device))
    return found


_STARTS: dict[str, Callable[[World, Trip, Place], list[Arrival]]] = {
    "subnet": _from_subnet,
    "segment": _from_segment,
    "management": _by_gateways,
    "site": _from_site,
    "platform": _from_platform,
}
