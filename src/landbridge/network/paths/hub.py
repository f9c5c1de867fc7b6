"""By a virtual hub, with its firewall where routing intent says so."""

from collections.abc import Iterator

from landbridge.model.network import VirtualHub
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.steps import Disposition, Doubted, Egress, Inspected, Path
from landbridge.network.paths.trip import Target, Trip, delivered, dropped, single
from landbridge.network.places import Kind, Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.outside import Outside
from landbridge.network.routing.regions import apart
from landbridge.network.routing.way import Way
from landbridge.space import Addresses

HUB_REGION = (
    "a virtual hub in another region than a Generation 2 private cloud needs a support case"
)

HUB_DNAT = (
    "the public addresses of a virtual hub's firewall are not told: its DNAT rule may lead here"
)


class ByHub:
    """The virtual hubs as next hops."""

    def __init__(self, fabric: Fabric, outside: Outside, arrival: Arrival) -> None:
        self._fabric, self._outside, self._arrival = fabric, outside, arrival

    def by_route(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """By the hub that a route names."""
        hub = next(each for each in self._outside.hubs() if each.name == way.to)
        yield from self.paths(hub, trip.at, target)

    def paths(self, hub: VirtualHub, start: Place, target: Target) -> Iterator[Path]:
        """By a hub to what it connects, by the hub that has it, or to the Internet."""
        near = self._region(hub, start.home)
        if target.place.kind is Kind.INTERNET:
            yield (*near, *_internet(hub, start, target))
            return
        others = self._outside.hubs_of(target.place.home)
        if not others:
            why = f"no hub connects {target.place.home}"
            yield (dropped(Disposition.NO_ROUTE, start, why),)
        for other in [hub] if hub in others else others:
            beyond = (*self._region(other, target.place.home), *single(target.place))
            before = (*near, *self._firewalls(hub, other), *beyond)
            yield from ((*before, *rest) for rest in self._arrival.ends(target))

    def led_in(self, target: Target) -> Iterator[Path]:
        """From a hub's firewall that translates a client's address, to what hubs connect."""
        if self._outside.hubs_of(target.place.home):
            yield from ((Doubted(HUB_DNAT), *rest) for rest in self._arrival.ends(target))

    def _firewalls(self, hub: VirtualHub, other: VirtualHub) -> Path:
        """Those of the two hubs that inspect, in the order of the way."""
        names = list(dict.fromkeys((hub.name, other.name)))
        hubs = [each for each in self._outside.hubs() if each.name in names]
        ordered = sorted(hubs, key=lambda each: names.index(each.name))
        return tuple(_firewall(each) for each in ordered if each.routing_intent.private)

    def _region(self, hub: VirtualHub, home: str) -> Path:
        """Between a hub and what it connects: what a private cloud there asks for."""
        hosting = self._fabric.networks[home] if home in self._fabric.clouds else None
        far = hosting is not None and apart(hub.region, hosting.region)
        return (Doubted(HUB_REGION),) if far else ()


def _internet(hub: VirtualHub, start: Place, target: Target) -> Path:
    if hub.routing_intent.internet:
        return (_firewall(hub), Egress(_inside(hub), hub=True), delivered(target))
    why = f"{hub.name} has no way to the Internet"
    return (dropped(Disposition.NO_ROUTE, start, why),)


def _firewall(hub: VirtualHub) -> Inspected:
    return Inspected(_inside(hub).key, Addresses.parse(hub.prefix))


def _inside(hub: VirtualHub) -> Place:
    """A hub, which is no subnet of anybody."""
    return Place(f"hub {hub.name}", Kind.SUBNET, hub.name.lower(), Addresses.parse(hub.prefix))
