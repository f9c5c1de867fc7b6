"""Following a packet from a place towards an address, along all ways that it may take."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from landbridge.model.network import Gateway, Network
from landbridge.network.paths.appliance import ByAppliance
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.crossing import Crossing
from landbridge.network.paths.devices import Devices
from landbridge.network.paths.gateway import ByGateway
from landbridge.network.paths.hub import ByHub
from landbridge.network.paths.nsx_path import NsxPath
from landbridge.network.paths.outside import ELSEWHERE, FromOutside
from landbridge.network.paths.own_address import OwnAddress
from landbridge.network.paths.steps import Disposition, Doubted, Egress, Guard, Path, Routed
from landbridge.network.paths.trip import Target, Trip, delivered, dropped, hidden, in_six
from landbridge.network.places import PLATFORM, Kind, Place
from landbridge.network.pools import pool_of
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.outside import Outside
from landbridge.network.routing.routes import Routes
from landbridge.network.routing.way import Hop, Way
from landbridge.network.service import Role
from landbridge.security.ends import Ends

Taken = Callable[[Way, Trip, Target], Iterator[Path]]
"""The ways behind a route that is taken."""
OF_MACHINES = "what but machines of Azure meets the platform is not published"


class Walk:
    """The ways between places; without source and its filters, which `reach` adds."""

    def __init__(
        self, network: Network, fabric: Fabric, places: Sequence[Place], ends: Ends
    ) -> None:
        self.places = places
        self._fabric = fabric
        self.outside = Outside(network, fabric)
        self.routes = Routes(network, fabric, self.outside, ends)
        self.devices = Devices(network, places)
        self.own_address = OwnAddress(network, self.devices)
        self.nsx = NsxPath(ends)
        self._arrival = Arrival(places, self.devices, self.own_address, self.nsx)
        self.fronts = self._arrival.fronts
        self._crossing = Crossing(fabric, self._arrival)
        self._by_gateway = ByGateway(self.outside, self._crossing, self._arrival)
        self._by_hub = ByHub(fabric, self.outside, self._arrival)
        self._by_appliance = ByAppliance(
            fabric, self.devices, self._crossing, self._arrival, self.onward
        )
        self._from_outside = FromOutside(
            fabric, places, self.outside, self._arrival, self._by_hub, self.onward
        )
        self._hops = self._taken()

    def paths(self, start: Place, target: Target) -> Iterator[Path]:
        """Every way that a packet may take; it takes one of them, and which is not known."""
        doubt = in_six(start, target)
        yield from ((*doubt, *path) for path in self._leaving(start, target))

    def of_endpoint(self, place: Place, address: int) -> bool:
        """Whether a private endpoint has an address of a place."""
        return self._fabric.is_endpoint(place, address)

    def from_device(self, place: Place, target: Target) -> Iterator[Path]:
        """From a firewall's subnet to an address, by its routes and without filters of its own."""
        return self.onward(Trip(place), target)

    def onward(self, trip: Trip, target: Target) -> Iterator[Path]:
        """From a subnet on, by its routes."""
        for way in self.routes.winning(trip.at, target.address):
            first = (Routed(trip.at, way),)
            for rest in self._hops[way.hop](way, trip, target):
                yield (*first, *rest)

    def from_hub(self, target: Target) -> Iterator[Path]:
        """From the firewall of a virtual hub that leads a client in."""
        return self._by_hub.led_in(target)

    def gateway_subnet(self, gateway: Gateway) -> Place:
        """The subnet of a gateway; one without anything on it where none is declared."""
        return self._from_outside.gateway_subnet(gateway)

    def _leaving(self, start: Place, target: Target) -> Iterator[Path]:
        if Kind.PLATFORM in {start.kind, target.place.kind}:
            yield self._with_platform(start, target)
            return
        if start.kind is Kind.INTERNET:
            yield (Doubted(ELSEWHERE), delivered(target))
            return
        leave = {Kind.SUBNET: self._of_subnet, Kind.SEGMENT: self._of_segment}
        yield from leave.get(start.kind, self._from_outside.paths)(start, target)

    def _with_platform(self, start: Place, target: Target) -> Path:
        """To the platform and from where it probes: no route counts, only filters of the subnet."""
        machine = _plain(target.place) and not self._arrival.apart(target)
        if start.name == PLATFORM and machine:
            return (Guard(target.place, "inbound"), delivered(target))
        if _plain(start) and target.place.kind is Kind.PLATFORM:
            return (Guard(start, "outbound"), delivered(target))
        return (Doubted(OF_MACHINES), delivered(target))

    def _of_subnet(self, start: Place, target: Target) -> Iterator[Path]:
        first = (Guard(start, "outbound"), *hidden(start))
        for rest in self.onward(Trip(start, firewall=self.devices.firewall_in(start)), target):
            yield (*first, *rest)

    def _of_segment(self, start: Place, target: Target) -> Iterator[Path]:
        cloud = start.cloud
        if target.place.kind is Kind.SEGMENT and target.place.cloud == cloud:
            yield (*self.nsx.across(start, target.place), delivered(target))
            return
        old = cloud is None or cloud.generation == 1
        further = self._from_outside.paths if old else self._by_uplinks
        out = self.nsx.out(start)
        yield from ((*out, *rest) for rest in further(start, target))

    def _by_uplinks(self, start: Place, target: Target) -> Iterator[Path]:
        """By either uplink of a Generation 2 cloud."""
        doors = self._arrival.doors
        uplinks = doors.uplinks(start.home)
        for uplink in uplinks:
            for rest in self.onward(Trip(uplink, guest=True), target):
                yield (*doors.leaving(uplink), *rest)
        if not uplinks:
            yield (dropped(Disposition.NO_ROUTE, start, "the cloud has no uplink subnet"),)

    def _taken(self) -> Mapping[Hop, Taken]:
        """What each kind of next hop does."""
        return {
            Hop.LOCAL: self._here,
            Hop.ENDPOINT: self._here,
            Hop.PEER: self._crossing.to_peer,
            Hop.GATEWAY: self._by_gateway.paths,
            Hop.VPN: self._by_gateway.paths,
            Hop.HUB: self._by_hub.by_route,
            Hop.APPLIANCE: self._by_appliance.paths,
            Hop.INTERNET: self._out,
            Hop.SERVICE: self._out,
            Hop.UNTOLD: self._untold,
            Hop.NONE: _nowhere,
        }

    def _here(self, _: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """Within the network."""
        return self._arrival.handed(trip.at.home, trip, target)

    def _out(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        if target.place.kind is not Kind.INTERNET:
            why = "it is sent to the Internet, which has no such address"
            yield (dropped(Disposition.NO_ROUTE, trip.at, why),)
        elif way.hop is Hop.SERVICE:
            yield (delivered(target),)
        else:
            name = trip.appliance.name if trip.appliance else ""
            pool = pool_of(name, self.devices.balancers)
            leaving = Egress(trip.at, trip.appliance, trip.firewall, pool)
            yield (leaving, delivered(target))

    def _untold(self, way: Way, _: Trip, target: Target) -> Iterator[Path]:
        """By a route that nobody tells."""
        yield from ((Doubted(way.doubt), *rest) for rest in self._arrival.ends(target))


def _nowhere(_: Way, trip: Trip, __: Target) -> Iterator[Path]:
    yield (dropped(Disposition.NULL_ROUTED, trip.at, "the route leads nowhere"),)


def _plain(place: Place) -> bool:
    return place.kind is Kind.SUBNET and place.role is Role.PLAIN
