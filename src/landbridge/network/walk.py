"""Following a packet from a place towards an address, along all ways that it may take."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from landbridge.model.network import Firewall, Gateway, Interface, Network, VirtualHub
from landbridge.network.devices import Answer, Devices
from landbridge.network.fabric import Fabric, Link
from landbridge.network.fast_path import FastPath
from landbridge.network.fronts import Fronts, front_traffic
from landbridge.network.nsx_path import NsxPath
from landbridge.network.outside import Outside
from landbridge.network.own_address import OwnAddress
from landbridge.network.places import PLATFORM, Kind, Place
from landbridge.network.regions import apart
from landbridge.network.routes import Hop, Origin, Routes, Way
from landbridge.network.service import Role
from landbridge.network.steps import (
    Appliance,
    Balanced,
    Behind,
    Disposition,
    Doubted,
    Egress,
    Ended,
    Filtered,
    Forwarded,
    Guard,
    Inspected,
    Path,
    Routed,
)
from landbridge.security.ends import Ends
from landbridge.space import IPV6_START, Addresses, number_of

HIDDEN = "the service has network security groups of its own on this subnet, which are hidden"
OF_MACHINES = "what but machines of Azure meets the platform is not published"
SINGLE = "a single address of a private cloud needs a support case to be reached from a peer"
HUB_REGION = (
    "a virtual hub in another region than a Generation 2 private cloud needs a support case"
)
ENDPOINT = "guests of Generation 2 reach no private endpoint over global peering"
FORWARDED_TO_ENDPOINT = (
    "whether guests of Generation 2 reach a private endpoint beyond a global peering by a device"
    " before it is not published"
)
BGP_UNTOLD = "sites of a VPN gateway reach each other by BGP, and whether it has BGP is not told"
SIX = "whether private clouds take IPv6 is not published"
ELSEWHERE = "traffic within a place outside of Azure is not part of the proof"


class Target(NamedTuple):
    """An address on the line, and the place that shall have it."""

    address: int
    place: Place


class Told(NamedTuple):
    """A prefix that a site or cloud of Generation 1 learns, and the ways behind it."""

    size: int
    doubt: str
    paths: list[Path]


class Trip(NamedTuple):
    """Where a packet is: the subnet whose routes count, and what it passed."""

    at: Place
    passed: tuple[str, ...] = ()
    of_gateway: Gateway | None = None
    """It came out of a gateway and no device since: peerings take it by the gateway's flags."""
    appliance: Interface | None = None
    firewall: Firewall | None = None
    guest: bool = False
    """A guest of Generation 2 sent it."""


class Walk:
    """The ways between places; without source and its filters, which `reach` adds."""

    def __init__(
        self,
        network: Network,
        fabric: Fabric,
        places: Sequence[Place],
        ends: Ends,
    ) -> None:
        self.fabric, self.places = fabric, places
        self.outside = Outside(network, fabric)
        self.routes = Routes(network, fabric, self.outside, ends)
        self.devices = Devices(network, places)
        self.fronts = Fronts(self.devices, places)
        self.own_address = OwnAddress(network, self.devices)
        self.nsx = NsxPath(ends)
        self._fast_path = FastPath(fabric)
        self._by_key = {place.key: place for place in places}

    def paths(self, start: Place, target: Target) -> Iterator[Path]:
        """Every way that a packet may take; it takes one of them, and which is not known."""
        doubt = _in_six(start, target)
        yield from ((*doubt, *path) for path in self._leaving(start, target))

    def _leaving(self, start: Place, target: Target) -> Iterator[Path]:
        if Kind.PLATFORM in {start.kind, target.place.kind}:
            yield self._with_platform(start, target)
            return
        if start.kind is Kind.INTERNET:
            yield (Doubted(ELSEWHERE), _delivered(target))
            return
        leave = {Kind.SUBNET: self._of_subnet, Kind.SEGMENT: self._of_segment}
        yield from leave.get(start.kind, self._of_outside)(start, target)

    def from_device(self, place: Place, target: Target) -> Iterator[Path]:
        """From a firewall's subnet to an address, by its routes and without filters of its own."""
        return self.onward(Trip(place), target)

    def onward(self, trip: Trip, target: Target) -> Iterator[Path]:
        """From a subnet on, by its routes."""
        for way in self.routes.winning(trip.at, target.address):
            first = (Routed(trip.at, way),)
            for rest in self._taken(way, trip, target):
                yield (*first, *rest)

    def gateway_subnet(self, gateway: Gateway) -> Place:
        """The subnet of a gateway; one without anything on it where none is declared."""
        home = gateway.virtual_network.lower()
        name = f"{gateway.virtual_network}/GatewaySubnet"
        bare = Place(name, Kind.SUBNET, home, Addresses())
        return self._by_key.get(name.lower(), bare)

    def _with_platform(self, start: Place, target: Target) -> Path:
        """To the platform and from where it probes: no route counts, only filters of the subnet."""
        probed = start.name == PLATFORM and _plain(target.place) and not self._told_apart(target)
        if probed:
            return (Guard(target.place, "inbound"), _delivered(target))
        if _plain(start) and target.place.kind is Kind.PLATFORM:
            return (Guard(start, "outbound"), _delivered(target))
        return (Doubted(OF_MACHINES), _delivered(target))

    def _of_subnet(self, start: Place, target: Target) -> Iterator[Path]:
        first = (Guard(start, "outbound"),)
        hidden = (Doubted(HIDDEN, filters=True),) if start.role is Role.SERVICE else ()
        for rest in self.onward(Trip(start, firewall=self.devices.firewall_in(start)), target):
            yield (*first, *hidden, *rest)

    def _of_segment(self, start: Place, target: Target) -> Iterator[Path]:
        cloud = start.cloud
        if target.place.kind is Kind.SEGMENT and target.place.cloud == cloud:
            yield (*self.nsx.across(start, target.place), _delivered(target))
            return
        out = self.nsx.out(start)
        if cloud is None or cloud.generation == 1:
            for rest in self._of_outside(start, target):
                yield (*out, *rest)
            return
        mine = (each for each in self.places if each.home == start.home)
        uplinks = [each for each in mine if each.role is Role.UPLINK]
        for uplink in uplinks:
            for rest in self.onward(Trip(uplink, guest=True), target):
                yield (*out, Guard(uplink, "outbound"), *rest)
        if not uplinks:
            yield (*out, _dropped(Disposition.NO_ROUTE, start, "the cloud has no uplink subnet"))

    def _of_outside(self, start: Place, target: Target) -> Iterator[Path]:
        """From a site or a cloud of Generation 1, by what it was told."""
        if target.place.home == start.home and target.place.kind is not Kind.INTERNET:
            yield self._staying(start, target)
            return
        if target.place.kind is Kind.INTERNET:
            yield self._to_internet(start, target)
            return
        told = sorted(self._told(start, target), key=lambda each: each.size)
        for _, equal in groupby(told, key=lambda each: each.size):
            ways = list(equal)
            for way in ways:
                doubts = (Doubted(way.doubt),) if way.doubt else ()
                yield from ((*doubts, *path) for path in way.paths)
            if not all(way.doubt for way in ways):
                return
        why = f"nobody tells {start.home} of this address"
        yield (_dropped(Disposition.NO_ROUTE, start, why),)

    def _staying(self, start: Place, target: Target) -> Path:
        """Within a site or a cloud of Generation 1; only its segments have filters that we know."""
        return (Doubted(ELSEWHERE), *self._arriving(target), _delivered(target))

    def _to_internet(self, start: Place, target: Target) -> Path:
        if start.cloud is None:
            return (Doubted(ELSEWHERE), _delivered(target))
        if start.cloud.internet:
            return (_delivered(target),)
        return (_dropped(Disposition.NO_EGRESS, start, "the cloud's Internet access is off"),)

    def _told(self, start: Place, target: Target) -> Iterator[Told]:
        """Each prefix that holds the address, with the ways behind it."""
        yield from self._told_by_gateways(start, target)
        for other in self.outside.joined(start.home):
            for size in _sizes(self.outside.prefixes.get(other, []), target.address):
                yield Told(size, "", list(self._ends(target)))
        if hub := self.outside.hub_of(start.home):
            for prefix, doubt in dict.fromkeys(self.outside.told_by_hubs(start.home)):
                if target.address in prefix:
                    yield Told(prefix.size, doubt, list(self._by_hub(hub, start, target)))

    def _told_by_gateways(self, start: Place, target: Target) -> Iterator[Told]:
        for gateway in self.outside.to(start.home):
            for size in _sizes(self.outside.advertised(gateway), target.address):
                yield Told(size, "", list(self._entered(gateway, target)))
            for size in _sizes(self.outside.transit(gateway, start.home), target.address):
                doubt = "" if gateway.bgp else BGP_UNTOLD
                yield Told(size, doubt, list(self._entered(gateway, target)))

    def _entered(self, gateway: Gateway, target: Target) -> Iterator[Path]:
        """Into Azure by a gateway, or past it and the routes of its subnet."""
        manner = self._fast_path.manner(gateway, target.place, target.address)
        trip = Trip(self.gateway_subnet(gateway), of_gateway=gateway)
        if manner.past_it:
            whole = self.fabric.space(target.place.home)
            way = Way(whole, Origin.SYSTEM, Hop.LOCAL, name="FastPath", doubt=manner.doubt)
            yield from ((Routed(trip.at, way), *rest) for rest in self._ends(target))
        if manner.by_gateway:
            yield from self.onward(trip, target)

    def _taken(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        match way.hop:
            case Hop.LOCAL | Hop.ENDPOINT:
                yield from self._handed(trip.at.home, trip, target)
            case Hop.PEER:
                yield from self._to_peer(way, trip, target)
            case Hop.GATEWAY | Hop.VPN:
                yield self._by_gateway(way, trip, target)
            case Hop.HUB:
                hub = next(each for each in self.outside.hubs() if each.name == way.to)
                yield from self._by_hub(hub, trip.at, target)
            case Hop.APPLIANCE:
                yield from self._by_appliance(way, trip, target)
            case Hop.INTERNET | Hop.SERVICE:
                yield self._out(way, trip, target)
            case Hop.NONE | Hop.UNTOLD:
                yield from self._nowhere(way, trip, target)

    def _nowhere(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """By a route that leads nowhere, or by one that nobody tells."""
        if way.hop is Hop.UNTOLD:
            yield from ((Doubted(way.doubt), *rest) for rest in self._ends(target))
            return
        why = "the route leads nowhere"
        yield (_dropped(Disposition.NULL_ROUTED, trip.at, why),)

    def _handed(self, home: str, trip: Trip, target: Target) -> Iterator[Path]:
        if target.place.home == home and target.place.kind in {Kind.SUBNET, Kind.SEGMENT}:
            yield from self._ends(target)
            return
        why = f"no subnet or segment of {home} holds this address"
        yield (_dropped(Disposition.NO_ROUTE, trip.at, why),)

    def _told_apart(self, target: Target) -> bool:
        """Whether a balancer's front or a firewall has the address, and no machine."""
        where = (target.place.home, target.address)
        return self.fronts.at(*where) is not None or self.own_address.at(*where) is not None

    def _ends(self, target: Target) -> Iterator[Path]:
        """At the destination: by its filters, or to one of the machines behind its front."""
        where = (target.place.home, target.address)
        if self.fronts.at(*where) is not None:
            yield from self._balanced(target)
            return
        own = self.own_address.at(*where)
        answers = (Filtered(own, "inbound", target.place),) if own else ()
        yield (*answers, *self._arriving(target), _delivered(target))

    def _balanced(self, target: Target) -> Iterator[Path]:
        """From a balancer's front to one of its machines; the packet has the client's address."""
        fronts = self.fronts.at(target.place.home, target.address) or ()
        for front in fronts:
            name, machine = front.balancer.name.lower(), front.machine.name.lower()
            place = self.devices.standing(front.machine)
            picked = Balanced(name, machine, front_traffic(front.balancer))
            if place is not None:
                hidden = (Doubted(HIDDEN, filters=True),) if place.role is Role.SERVICE else ()
                ended = Ended(Disposition.DELIVERED, place)
                yield (picked, *hidden, Behind(front, place), ended)
        if not fronts:
            why = "no machine stands behind this front of a balancer"
            yield (_dropped(Disposition.NO_ROUTE, target.place, why),)

    def _arriving(self, target: Target) -> Path:
        """The filters in front of the destination."""
        place, doubt = target.place, _in_six(target.place, target)
        if place.kind is Kind.SEGMENT:
            return (*doubt, *self._entering(place), *self.nsx.into(place))
        if place.kind is Kind.SUBNET:
            hidden = (Doubted(HIDDEN, filters=True),) if place.role is Role.SERVICE else ()
            return (*doubt, *hidden, Guard(place, "inbound"))
        return doubt

    def _entering(self, segment: Place) -> Path:
        """The subnet through which the fabric hands packets to NSX (Generation 2)."""
        if segment.cloud is None or segment.cloud.generation == 1:
            return ()
        door = Role.INBOUND if segment.cloud.layout == "current" else Role.UPLINK
        why = "whether a group on this subnet filters inbound traffic to guests is not published"
        return tuple(
            Guard(each, "inbound", why)
            for each in self.places
            if each.home == segment.home and each.role is door
        )

    def _to_peer(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """Over a link to what its other network holds."""
        endpoint = self.fabric.is_endpoint(target.place, target.address)
        far = trip.guest and endpoint and self.fabric.far(trip.at.home, way.to)
        if far and not trip.passed:
            yield (_dropped(Disposition.NO_ROUTE, trip.at, ENDPOINT),)
            return
        doubts = (Doubted(FORWARDED_TO_ENDPOINT),) if far else ()
        crossing = (*self._crossing(trip, way.link), *doubts, *_single(target.place))
        yield from ((*crossing, *rest) for rest in self._handed(way.to, trip, target))

    def _crossing(self, trip: Trip, link: Link | None) -> Path:
        """Over a link to another network: what it asks for, and what it may refuse."""
        if link is None:
            return ()
        condition = (Doubted(link.condition),) if link.condition else ()
        if link.accepts_forwarded or trip.of_gateway:
            return condition
        here = trip.at.home
        return (*condition, Forwarded(f"{link.to} to {here}", self.fabric.space(here)))

    def _lent(self, gateways: Sequence[Gateway], home: str) -> Path:
        """To gateways of other networks: what the links to these ask for."""
        lending = {each.virtual_network.lower() for each in gateways}
        links = (each for each in self.fabric.links[home] if each.lends_gateway)
        asked = {each.condition for each in links if each.to in lending and each.condition}
        return tuple(Doubted(each) for each in sorted(asked))

    def _by_gateway(self, way: Way, trip: Trip, target: Target) -> Path:
        usable = list(self.outside.usable(trip.at.home))
        if way.hop is Hop.GATEWAY:
            usable = [each for each in usable if each.name == way.to]
        vpn = [each for each in usable if each.kind == "vpn"]
        doubt = way.hop is Hop.VPN and not vpn
        served = [each for each in (usable if doubt or way.hop is Hop.GATEWAY else vpn)]
        home = target.place.home
        if trip.of_gateway:
            served = [each for each in served if each == trip.of_gateway and _transits(each)]
        leading = [each for each in served if home in {name.lower() for name in each.connects}]
        if not leading:
            why = "no gateway that is asked connects this address"
            return (_dropped(Disposition.NO_ROUTE, trip.at, why),)
        why = "a route table can name a VPN gateway only, and this is an ExpressRoute gateway"
        doubts = (*self._lent(leading, trip.at.home), *((Doubted(why),) if doubt else ()))
        if trip.of_gateway and trip.of_gateway.bgp is None:
            doubts = (*doubts, Doubted(BGP_UNTOLD))
        return (*doubts, *self._arriving(target), _delivered(target))

    def _by_hub(self, hub: VirtualHub, start: Place, target: Target) -> Iterator[Path]:
        near = self._hub_region(hub, start.home)
        if target.place.kind is Kind.INTERNET:
            yield (*near, *self._hub_internet(hub, start, target))
            return
        other = self.outside.hub_of(target.place.home)
        if other is None:
            why = f"no hub connects {target.place.home}"
            yield (_dropped(Disposition.NO_ROUTE, start, why),)
            return
        hubs = list(dict.fromkeys((hub.name, other.name)))
        inspecting = [each for each in self.outside.hubs() if each.name in hubs]
        firewalls = tuple(
            _of_hub(each)
            for each in sorted(inspecting, key=lambda each: hubs.index(each.name))
            if each.routing_intent.private
        )
        beyond = (*self._hub_region(other, target.place.home), *_single(target.place))
        yield from ((*near, *firewalls, *beyond, *rest) for rest in self._ends(target))

    def _hub_region(self, hub: VirtualHub, home: str) -> Path:
        """Between a hub and what it connects: what a private cloud there asks for."""
        hosting = self.fabric.networks[home] if home in self.fabric.clouds else None
        far = hosting is not None and apart(hub.region, hosting.region)
        return (Doubted(HUB_REGION),) if far else ()

    def _hub_internet(self, hub: VirtualHub, start: Place, target: Target) -> Path:
        if hub.routing_intent.internet:
            return (_of_hub(hub), _delivered(target))
        why = f"{hub.name} has no way to the Internet"
        return (_dropped(Disposition.NO_ROUTE, start, why),)

    def _by_appliance(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        links: list[tuple[str, Link | None]] = [(trip.at.home, None)]
        links += [(link.to, link) for link in self.fabric.links[trip.at.home]]
        found = False
        itself = target.address == number_of(way.to)
        for home, link in links:
            if itself and home == target.place.home and self.fronts.at(home, target.address):
                found = True
                yield from ((*self._reached(trip, link), *rest) for rest in self._ends(target))
                continue
            for answer in self.devices.at(home, way.to):
                found = True
                for rest in self._through(answer, trip, target):
                    yield (*self._reached(trip, link), *rest)
        if not found:
            why = f"nothing answers at the next hop {way.to}"
            yield (_dropped(Disposition.NO_ROUTE, trip.at, why),)

    def _reached(self, trip: Trip, link: Link | None) -> Path:
        doubt = (Doubted(link.doubt),) if link and link.doubt else ()
        return (*doubt, *self._crossing(trip, link))

    def _through(self, answer: Answer, trip: Trip, target: Target) -> Iterator[Path]:
        device, name = answer.device, answer.device.name.lower()
        place = self.devices.standing(device)
        if name in trip.passed:
            yield (_dropped(Disposition.LOOP, trip.at, f"it comes to {device.name} again"),)
        elif place is None:
            yield (_dropped(Disposition.NO_ROUTE, trip.at, f"{device.name} has no subnet"),)
        elif place is target.place and answer.own == target.address:
            yield from ((*_picked(answer), *rest) for rest in self._ends(target))
        elif isinstance(device, Firewall):
            first = Inspected(name, self.devices.source(device))
            passed = Trip(place, (*trip.passed, name), firewall=device, guest=trip.guest)
            yield from ((first, *rest) for rest in self.onward(passed, target))
        elif not device.ip_forwarding:
            why = f"{device.name} is not allowed to forward"
            yield (_dropped(Disposition.NOT_FORWARDED, place, why),)
        else:
            passed = Trip(place, (*trip.passed, name), appliance=device, guest=trip.guest)
            step = Appliance(device, place)
            yield from ((*_picked(answer), step, *rest) for rest in self.onward(passed, target))

    def _out(self, way: Way, trip: Trip, target: Target) -> Path:
        if target.place.kind is not Kind.INTERNET:
            why = "it is sent to the Internet, which has no such address"
            return (_dropped(Disposition.NO_ROUTE, trip.at, why),)
        if way.hop is Hop.SERVICE:
            return (_delivered(target),)
        return (Egress(trip.at, trip.appliance, trip.firewall), _delivered(target))


def _in_six(end: Place, target: Target) -> Path:
    """What IPv6 asks for at an end that a private cloud has."""
    return (Doubted(SIX),) if end.of_avs and target.address >= IPV6_START else ()


def _single(place: Place) -> Path:
    """What it takes to reach a place of one address in a private cloud from another network."""
    generation_2 = place.cloud is not None and place.cloud.generation == 2
    single = place.kind is Kind.SEGMENT and generation_2 and place.addresses.size == 1
    return (Doubted(SINGLE),) if single else ()


def _transits(gateway: Gateway) -> bool:
    """Whether a gateway may bring what comes out of it back to another of its sites."""
    return gateway.kind == "vpn" and gateway.bgp is not False


def _plain(place: Place) -> bool:
    return place.kind is Kind.SUBNET and place.role is Role.PLAIN


def _sizes(prefixes: list[Addresses], address: int) -> list[int]:
    """The size of the smallest prefix that holds an address, if any does."""
    sizes = [each.size for each in prefixes if address in each]
    return [min(sizes)] if sizes else []


def _picked(answer: Answer) -> Path:
    """The balancer in front of a machine, if there is one."""
    if not answer.balancer:
        return ()
    return (Balanced(answer.balancer, answer.device.name.lower(), answer.traffic),)


def _of_hub(hub: VirtualHub) -> Inspected:
    return Inspected(f"hub {hub.name}".lower(), Addresses.parse(hub.prefix))


def _delivered(target: Target) -> Ended:
    return Ended(Disposition.DELIVERED, target.place)


def _dropped(disposition: Disposition, at: Place, why: str) -> Ended:
    return Ended(disposition, at, why)
