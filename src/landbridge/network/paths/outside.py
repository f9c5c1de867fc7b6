"""From a site or a private cloud of Generation 1, by what it was told."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from landbridge.model.network import Gateway
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.fast_path import FastPath
from landbridge.network.paths.hub import ByHub
from landbridge.network.paths.steps import Disposition, Doubted, Path, Routed
from landbridge.network.paths.trip import BGP_UNTOLD, Target, Trip, delivered, dropped
from landbridge.network.places import Kind, Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.outside import Outside
from landbridge.network.routing.way import Hop, Origin, Way
from landbridge.space import Addresses

ELSEWHERE = "traffic within a place outside of Azure is not part of the proof"
Onward = Callable[[Trip, Target], Iterator[Path]]
"""From a subnet on, by its routes."""


class Told(NamedTuple):
    """A prefix that a site or cloud of Generation 1 learns, and the ways behind it."""

    size: int
    doubt: str
    paths: list[Path]


class FromOutside:
    """What lies outside of Azure's virtual networks, as the start of a way."""

    def __init__(
        self, fabric: Fabric, places: Sequence[Place], outside: Outside, arrival: Arrival,
        by_hub: ByHub, onward: Onward,
    ) -> None:  # fmt: skip
        self._fabric, self._outside, self._arrival = fabric, outside, arrival
        self._by_hub, self._onward = by_hub, onward
        self._fast_path = FastPath(fabric)
        self._by_key = {place.key: place for place in places}

    def paths(self, start: Place, target: Target) -> Iterator[Path]:
        """By the longest prefixes that it was told; behind those in doubt by the next ones."""
        if target.place.kind is Kind.INTERNET:
            yield _to_internet(start, target)
            return
        if target.place.home == start.home:
            yield (Doubted(ELSEWHERE), *self._arrival.arriving(target), delivered(target))
            return
        told = sorted(self._told(start, target), key=lambda each: each.size)
        open_ = all(each.doubt for each in told)
        for _, equal in groupby(told, key=lambda each: each.size):
            ways = list(equal)
            for way in ways:
                doubts = (Doubted(way.doubt),) if open_ else ()
                yield from ((*doubts, *path) for path in way.paths)
            if not all(way.doubt for way in ways):
                return
        why = f"nobody tells {start.home} of this address"
        yield (dropped(Disposition.NO_ROUTE, start, why),)

    def gateway_subnet(self, gateway: Gateway) -> Place:
        """The subnet of a gateway; one without anything on it where none is declared."""
        home = gateway.virtual_network.lower()
        name = f"{gateway.virtual_network}/GatewaySubnet"
        bare = Place(name, Kind.SUBNET, home, Addresses())
        return self._by_key.get(name.lower(), bare)

    def _told(self, start: Place, target: Target) -> Iterator[Told]:
        """Each prefix that holds the address, with the ways behind it."""
        yield from self._by_gateways(start, target)
        for other in self._outside.joined(start.home):
            for size in _sizes(self._outside.prefixes.get(other, []), target.address):
                yield Told(size, "", list(self._arrival.ends(target)))
        for hub, prefix, doubt in dict.fromkeys(self._outside.told_by_hubs(start.home)):
            if target.address in prefix:
                yield Told(prefix.size, doubt, list(self._by_hub.paths(hub, start, target)))

    def _by_gateways(self, start: Place, target: Target) -> Iterator[Told]:
        for gateway in self._outside.to(start.home):
            for size in _sizes(self._outside.advertised(gateway), target.address):
                yield Told(size, "", list(self._entered(gateway, target)))
            for size in _sizes(self._outside.transit(gateway, start.home), target.address):
                doubt = "" if gateway.bgp else BGP_UNTOLD
                yield Told(size, doubt, list(self._entered(gateway, target)))

    def _entered(self, gateway: Gateway, target: Target) -> Iterator[Path]:
        """Into Azure by a gateway, or past it and the routes of its subnet."""
        manner = self._fast_path.manner(gateway, target.place, target.address)
        trip = Trip(self.gateway_subnet(gateway), of_gateway=gateway)
        if manner.past_it:
            whole = self._fabric.space(target.place.home)
            way = Way(whole, Origin.SYSTEM, Hop.LOCAL, name="FastPath", doubt=manner.doubt)
            yield from ((Routed(trip.at, way), *rest) for rest in self._arrival.ends(target))
        if manner.by_gateway:
            yield from self._onward(trip, target)


def _to_internet(start: Place, target: Target) -> Path:
    if start.cloud is None:
        return (Doubted(ELSEWHERE), delivered(target))
    if start.cloud.internet:
        return (delivered(target),)
    return (dropped(Disposition.NO_EGRESS, start, "the cloud's Internet access is off"),)


def _sizes(prefixes: list[Addresses], address: int) -> list[int]:
    """The size of the smallest prefix that holds an address, if any does."""
    sizes = [each.size for each in prefixes if address in each]
    return [min(sizes)] if sizes else []
