"""A packet on its way through virtual networks: routes, next hops, appliances."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.oracle import firewall, groups, hubs
from tests.oracle.answer import Outcomes, in_turn
from tests.oracle.delivery import arrive, arrive_outside, backends, fronts, single
from tests.oracle.matching import NUMBERS
from tests.oracle.numbers import any_inside, host, is_public, net
from tests.oracle.routes import Found, winners
from tests.oracle.topology import Link, differ, gateways_used, links, prefixes_of
from tests.oracle.trip import Arrival, Trip, distinct, dropped, ends
from tests.oracle.world import INTERNET, Place, World

from landbridge.model.network import AvsNetwork, Firewall, Gateway, Interface, LoadBalancer

PASS: Outcomes = {True: ""}
NOT_CARRIED: Outcomes = {False: "what leads out does not carry the protocol"}
PORTED = {NUMBERS["tcp"], NUMBERS["udp"]}
ECHO = 8


class Sender(NamedTuple):
    """Who hands a packet to the routes of a subnet; without anything a machine there."""

    interface: Interface | None = None
    firewall: Firewall | None = None
    guest_of: AvsNetwork | None = None
    gateway: Gateway | None = None


class Hop(NamedTuple):
    """A packet at a subnet, and the route that it takes."""

    trip: Trip
    at: Place
    sender: Sender
    found: Found


def follow(world: World, trip: Trip, at: Place, sender: Sender) -> list[Arrival]:
    """Every way in which a packet may go on from a subnet."""
    arrivals: list[Arrival] = []
    for found in winners(world, at, trip.packet.destination):
        step = trip.saying(f"{at.name}: {found.prefix} by {found.origin} to {found.kind}")
        arrivals += NEXT_HOPS[found.kind](world, Hop(step, at, sender, found))
    return distinct(arrivals)


def _here(world: World, hop: Hop) -> list[Arrival]:
    return arrive(world, hop.trip, hop.at.network)


def _peer(world: World, hop: Hop) -> list[Arrival]:
    link = hop.found.link
    assert link is not None
    outcomes = in_turn(
        lambda: crossing(world, hop, link),
        lambda: _to_endpoint(world, hop, link.network),
        lambda: single(world, link.network, hop.trip.packet.destination),
    )
    return _guarded(hop.trip, outcomes, lambda: arrive(world, hop.trip, link.network))


def _to_endpoint(world: World, hop: Hop, network: str) -> Outcomes:
    """Guests reach no private endpoint of another region; behind a device nobody knows."""
    address = hop.trip.packet.destination
    place = world.place_in(network, address)
    endpoint = place is not None and world.endpoint(place, address) is not None
    regions = (world.networks[hop.at.network].region, world.networks[network].region)
    if not (hop.trip.of_guest and endpoint and differ(*regions)):
        return PASS
    refused = {False: "a private endpoint beyond a global peering"}
    return {True: "", **refused} if hop.trip.visited else refused


def crossing(world: World, hop: Hop, link: Link | None) -> Outcomes:
    """Whether a peering is open, and takes what its network only forwards."""
    return in_turn(lambda: _open(link), lambda: _forwarding(world, hop, link))


def _open(link: Link | None) -> Outcomes:
    closed = {False: "global peering of a private cloud needs a support case"}
    return {True: "", **closed} if link and link.case else PASS


def _forwarding(world: World, hop: Hop, link: Link | None) -> Outcomes:
    own = any_inside(hop.trip.packet.source, world.spaces[hop.at.network])
    if link is None or link.accepts or own or hop.sender.gateway:
        return PASS
    return {True: "", False: f"the peering of {link.network} does not accept forwarded traffic"}


def _guarded(trip: Trip, outcomes: Outcomes, further: Callable[[], list[Arrival]]) -> list[Arrival]:
    """What comes after a filter, and its refusal."""
    found = dropped(trip, "filtered", outcomes[False]) if False in outcomes else []
    return found + (further() if True in outcomes else [])


def _untold(world: World, hop: Hop) -> list[Arrival]:
    """By a route that nobody tells: it may come to whoever has the address, or not."""
    address = hop.trip.packet.destination
    either: Outcomes = {True: "", False: "a route that is not told"}
    return _guarded(hop.trip, either, lambda: _wherever(world, hop.trip, address))


def _wherever(world: World, trip: Trip, address: str) -> list[Arrival]:
    """To each network, site or cloud that has an address, or to the Internet."""
    homes = [each for each in world.networks if world.place_in(each, address)]
    outside = [*world.sites, *(n for n, each in world.clouds.items() if each.generation == 1)]
    behind = [each for each in outside if any_inside(address, prefixes_of(world, each))]
    found = [end for each in homes for end in arrive(world, trip, each)]
    found += [end for each in behind for end in arrive_outside(world, trip, each)]
    return found or ends(trip, PASS, INTERNET, way_back=False)


def _hub(world: World, hop: Hop) -> list[Arrival]:
    known = hop.found.learned
    assert known is not None
    assert known.hub is not None
    return hubs.through(world, hop.trip, known.hub, hop.at.network)


def _gateway(world: World, hop: Hop) -> list[Arrival]:
    known = hop.found.learned
    assert known is not None
    passed = hop.sender.gateway
    if passed and (known.gateway != passed or not transits(passed)):
        return dropped(hop.trip, "no_route", "no transit between things on gateways")
    far = _lent_from_afar(world, hop, known.gateway)
    arrived = _guarded(hop.trip, far, lambda: arrive_outside(world, hop.trip, known.target))
    return [*arrived, *_unless_bgp(hop)]


def _lent_from_afar(world: World, hop: Hop, *gateways: Gateway | None) -> Outcomes:
    """Whether one of these gateways is lent over a peering that needs a support case."""
    homes = {gateway.virtual_network.lower() for gateway in gateways if gateway}
    used = [each for each in links(world, hop.at.network) if each.kind == "peering"]
    closed = [each for each in used if each.network in homes and each.case]
    return _open(closed[0]) if closed else PASS


def transits(gateway: Gateway) -> bool:
    """Whether sites of a gateway may reach each other through it."""
    return gateway.kind == "vpn" and gateway.bgp is not False


def _unless_bgp(hop: Hop) -> list[Arrival]:
    if hop.sender.gateway and hop.sender.gateway.bgp is None:
        return dropped(hop.trip, "no_route", "the gateway may have no BGP")
    return []


def _chosen_gateway(world: World, hop: Hop) -> list[Arrival]:
    """A route table's gateway means VPN; by ExpressRoute alone nobody knows."""
    used = list(gateways_used(world, hop.at.network))
    kinds = {gateway.kind for gateway in used}
    kind = "vpn" if "vpn" in kinds else "expressroute"
    if world.on_internet(hop.trip.packet.destination):
        return _forced(hop, [gateway for gateway in used if gateway.kind == kind])
    targets = {
        target.lower()
        for gateway in used
        for target in gateway.connects
        if gateway.kind == kind
        and (not hop.sender.gateway or (gateway == hop.sender.gateway and transits(gateway)))
        and any_inside(hop.trip.packet.destination, prefixes_of(world, target))
    }  # fmt: skip
    asked = [gateway for gateway in used if gateway.kind == kind
             and targets & {target.lower() for target in gateway.connects}]  # fmt: skip
    found = [
        arrival
        for target in sorted(targets)
        for arrival in _guarded(
            hop.trip, _lent_from_afar(world, hop, *asked),
            lambda target=target: arrive_outside(world, hop.trip, target))  # type: ignore[misc]  # bound
    ]  # fmt: skip
    found += _unless_bgp(hop)
    if not found or kind == "expressroute":
        found += dropped(hop.trip, "no_route", "no VPN gateway is known to take it")
    return found


def _forced(hop: Hop, gateways: list[Gateway]) -> list[Arrival]:
    """To the sites of a gateway, which may or may not bring it to the Internet."""
    passed = hop.sender.gateway
    taking = [each for each in gateways if each.connects
              and (not passed or (each == passed and transits(passed)))]  # fmt: skip
    if not taking:
        return dropped(hop.trip, "no_route", "no gateway is known to take it")
    unknown: Outcomes = {True: "", False: "what sites do with traffic to the Internet"}
    return ends(hop.trip, unknown, INTERNET, way_back=False)


def _service(world: World, hop: Hop) -> list[Arrival]:
    return _to_internet(world, hop, PASS)


def _internet(world: World, hop: Hop) -> list[Arrival]:
    return _to_internet(world, hop, PASS if hop.trip.reply else _lets_out(world, hop))


def _to_internet(world: World, hop: Hop, outcomes: Outcomes) -> list[Arrival]:
    address = hop.trip.packet.destination
    if not world.on_internet(address):
        return dropped(hop.trip, "no_place", f"the Internet does not hold {address}")
    return ends(hop.trip, outcomes, INTERNET, way_back=False)


def _lets_out(world: World, hop: Hop) -> Outcomes:
    addressed = _has_address(world, hop)
    if True not in addressed:
        return addressed
    return in_turn(
        lambda: addressed, lambda: _kept_out(world, hop), lambda: _carries(hop), lambda: _six(hop)
    )


def _kept_out(world: World, hop: Hop) -> Outcomes:
    """What a firewall leads out with its own source: nothing, where it never translates."""
    device = hop.sender.firewall
    if device is None or f"firewall {device.name.lower()}" not in hop.trip.devices:
        return PASS
    return firewall.kept_out(world, device.policy)


def _carries(hop: Hop) -> Outcomes:
    """Which protocols go with the address that there is."""
    sender, subnet, protocol = hop.sender, hop.at.subnet, hop.trip.packet.protocol
    if sender.firewall:
        return firewall.carries(protocol)
    public = sender.interface.public_address if sender.interface else None
    if protocol in PORTED or (sender.guest_of and not sender.interface):
        return PASS
    if subnet.nat_gateway:
        return {True: "", **NOT_CARRIED} if public else NOT_CARRIED
    if public:
        return PASS
    ping = protocol == NUMBERS["icmp"] and hop.trip.packet.port // 256 == ECHO
    return NOT_CARRIED if ping else {True: "", **NOT_CARRIED}


def _six(hop: Hop) -> Outcomes:
    """IPv6 leaves for certain only with a public address of an IPv6 interface."""
    mine = hop.sender.interface
    own = mine is not None and mine.public_address and ":" in mine.address
    forwarded = mine is not None and f"interface {mine.name.lower()}" in hop.trip.visited
    beside = hop.at.subnet.nat_gateway and not forwarded
    if ":" not in hop.trip.packet.source or (own and not beside):
        return PASS
    return {True: "", False: "whether IPv6 leaves here is not told"}


def _has_address(world: World, hop: Hop) -> Outcomes:
    sender, subnet = hop.sender, hop.at.subnet
    refused = {False: f"nothing at {hop.at.name} leads to the Internet"}
    doubtful = {True: "", **refused}
    if sender.guest_of:
        if sender.guest_of.internet:
            return PASS
        return doubtful if subnet.nat_gateway else refused
    public = sender.interface.public_address if sender.interface else None
    own = sender.firewall.public_addresses if sender.firewall else ()
    if public or own or subnet.nat_gateway:
        return PASS
    device = sender.firewall
    lent = device.has_public_address if device else subnet.default_outbound_access
    if not device and sender.interface:
        lent = _pooled(world, sender.interface, lent)
    return {True: PASS, False: refused, None: doubtful}[lent]


def _pooled(world: World, interface: Interface, lent: bool | None) -> bool | None:
    """What is lent to a machine that may stand behind balancers; None where nobody knows."""
    name = interface.name.lower()
    pools = [each for each in world.network.load_balancers
             if name in {one.lower() for one in each.interfaces}]  # fmt: skip
    if any(is_public(each.address) and not _shut(each) for each in pools):
        return None
    if any(each.sku == "standard" for each in pools):
        return False
    return None if lent and any(each.sku is None for each in pools) else lent


def _shut(balancer: LoadBalancer) -> bool:
    """Nobody leaves by its front: each rule says so, and there are no outbound rules."""
    if balancer.outbound_rules is not False or not balancer.rules:
        return False
    return {rule.disable_outbound_snat for rule in balancer.rules} == {True}


def _nowhere(_world: World, hop: Hop) -> list[Arrival]:
    return dropped(hop.trip, "null_routed", f"{hop.found.prefix} leads to nowhere")


def _appliance(world: World, hop: Hop) -> list[Arrival]:
    route = hop.found.route
    address = route.address if route else None
    found: list[Arrival] = []
    for link, device in appliances(world, hop.at.network, address or ""):
        if link and not link.certain:
            found += dropped(hop.trip, "no_route", "a connected group that may not work")
        found += _guarded(hop.trip, crossing(world, hop, link), _meeting(world, hop, device))
    return found or dropped(hop.trip, "no_route", f"no appliance has the address {address}")


Device = Firewall | LoadBalancer | Interface


def _meeting(world: World, hop: Hop, device: Device) -> Callable[[], list[Arrival]]:
    if isinstance(device, Firewall):
        return lambda: _through_firewall(world, hop.trip, device)
    if isinstance(device, LoadBalancer):
        return lambda: _through_balancer(world, hop.trip, device)
    return lambda: _through_interface(world, hop.trip, device)


def appliances(world: World, network: str, address: str) -> list[tuple[Link | None, Device]]:
    """What has an address in a network, or else in those that it sees."""
    own = [(None, device) for device in _devices(world, network) if _has(world, device, address)]
    if own or not address:
        return list(own) if address else []
    return [
        (link, device)
        for link in links(world, network)
        for device in _devices(world, link.network)
        if _has(world, device, address)
    ]


def _has(world: World, device: Device, address: str) -> bool:
    if not address:
        return False
    mine = world.firewall_address(device) if isinstance(device, Firewall) else device.address
    return net(mine) == net(address)


def _devices(world: World, network: str) -> Iterator[Device]:
    for each in world.network.firewalls:
        if each.virtual_network.lower() == network:
            yield each
    for interface in world.network.interfaces:
        if interface.subnet.lower().startswith(f"{network}/"):
            yield interface
    for balancer in world.network.load_balancers:
        behind = backends(world, balancer)
        if any(interface.subnet.lower().startswith(f"{network}/") for interface in behind):
            yield balancer


def _through_balancer(world: World, trip: Trip, balancer: LoadBalancer) -> list[Arrival]:
    packet, name = trip.packet, balancer.name.lower()
    if net(packet.destination) == net(balancer.address):
        return _at_itself(world, trip, balancer)
    rules = [(NUMBERS[rule.protocol], rule.port) for rule in balancer.rules]
    if rules and not trip.reply and (packet.protocol, packet.port) not in rules:
        return dropped(trip, "no_route", f"{balancer.name} has no rule for the port")
    picked = dict(trip.picks).get(name)
    found: list[Arrival] = []
    for interface in backends(world, balancer):
        if picked in {None, interface.name.lower()}:
            picks = trip.picks | {(name, interface.name.lower())}
            found += _through_interface(world, trip._replace(picks=picks), interface)
    return found


def _at_itself(world: World, trip: Trip, balancer: LoadBalancer) -> list[Arrival]:
    """What is led to the front that it goes to has come there."""
    homes = {each.subnet.lower().partition("/")[0] for each in backends(world, balancer)}
    mine = sorted(each for each in homes if fronts(world, each, balancer.address))
    return [end for each in mine for end in arrive(world, trip, each)]


def _through_interface(world: World, trip: Trip, interface: Interface) -> list[Arrival]:
    name = f"interface {interface.name.lower()}"
    place = world.place_named(interface.subnet)
    if net(trip.packet.destination) == net(interface.address):
        return arrive(world, trip, place.network)
    if name in trip.visited:
        return dropped(trip, "loop", f"{interface.name} is met twice")
    if not interface.ip_forwarding:
        return dropped(trip, "no_route", f"{interface.name} does not forward")
    outcomes = PASS if trip.reply else _appliance_filters(world, trip, interface, place)
    further = trip._replace(devices=(*trip.devices, name), visited=trip.visited | {name})
    sender = Sender(interface=interface)
    return _guarded(trip, outcomes, lambda: follow(world, further, place, sender))


def _appliance_filters(world: World, trip: Trip, interface: Interface, place: Place) -> Outcomes:
    blocked = {False: f"{interface.name} lets nothing through"}
    lets: dict[str, Outcomes] = {
        "everything": PASS,
        "nothing": blocked,
        "unknown": {True: "", False: f"nobody knows what {interface.name} lets through"},
    }
    return in_turn(
        lambda: groups.passes(world, place, interface.address, "inbound", trip.packet),
        lambda: lets[interface.forwards],
        lambda: groups.passes(world, place, interface.address, "outbound", trip.packet),
    )


def _through_firewall(world: World, trip: Trip, device: Firewall) -> list[Arrival]:
    address, name = world.firewall_address(device), f"firewall {device.name.lower()}"
    place = firewall_subnet(world, device)
    if net(trip.packet.destination) == net(address):
        return arrive(world, trip, place.network)
    if name in trip.visited:
        return dropped(trip, "loop", f"{device.name} is met twice")
    further = trip._replace(devices=(*trip.devices, name), visited=trip.visited | {name})
    if trip.reply:
        return follow(world, further, place, Sender(firewall=device))
    found: list[Arrival] = []
    for each in sorted(firewall.passages(world, device.policy, trip.packet, place)):
        if not each.allowed:
            found += dropped(trip, "filtered", f"{device.name}: {each.why}")
            continue
        onward = further.saying(f"{device.name}: {each.why}")
        if each.translated and net(address).version != net(trip.packet.destination).version:
            found += dropped(onward, "no_route", f"{device.name} translates to another family")
            continue
        seen = onward._replace(legs=(*trip.legs, trip.leg(place)))
        sent = translated(world, seen, device) if each.translated else [onward]
        found += [end for one in sent for end in follow(world, one, place, Sender(firewall=device))]
    return found


def translated(world: World, trip: Trip, device: Firewall) -> list[Trip]:
    """The packet with the firewall as its source, once for each address that anything tells apart.

    Replies are routed as to the firewall's own address.
    """
    own, place = world.firewall_address(device), firewall_subnet(world, device)
    lent = [each for prefix in place.prefixes if ":" not in prefix
            for each in world.told_apart(prefix)
            if int(net(prefix)[4]) <= int(host(each)) < int(net(prefix)[-1])]  # fmt: skip
    return [trip.from_now(each, place.name, own) for each in dict.fromkeys((own, *lent))]


def firewall_subnet(world: World, device: Firewall) -> Place:
    """The subnet in which a firewall stands."""
    return world.subnet_of(device.virtual_network.lower(), "AzureFirewallSubnet")


NEXT_HOPS: dict[str, Callable[[World, Hop], list[Arrival]]] = {
    "network": _here,
    "endpoint": _here,
    "virtual_network": _here,
    "link": _peer,
    "hub": _hub,
    "gateway": _gateway,
    "virtual_network_gateway": _chosen_gateway,
    "service": _service,
    "internet": _internet,
    "none": _nowhere,
    "untold": _untold,
    "virtual_appliance": _appliance,
}
