"""Over a peering or connected group: what it asks for, and what it may refuse."""

from collections.abc import Iterator, Sequence

from landbridge.model.network import Gateway
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.steps import Disposition, Doubted, Forwarded, Path
from landbridge.network.paths.trip import Target, Trip, dropped, single
from landbridge.network.routing.fabric import Fabric, Link
from landbridge.network.routing.way import Way

ENDPOINT = "guests of Generation 2 reach no private endpoint over global peering"
FORWARDED_TO_ENDPOINT = (
    "whether guests of Generation 2 reach a private endpoint beyond a global peering by a device"
    " before it is not published"
)


class Crossing:
    """The links of a network."""

    def __init__(self, fabric: Fabric, arrival: Arrival) -> None:
        self._fabric, self._arrival = fabric, arrival

    def to_peer(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """Over a link to what its other network holds."""
        endpoint = self._fabric.is_endpoint(target.place, target.address)
        far = trip.guest and endpoint and self._fabric.far(trip.at.home, way.to)
        if far and not trip.passed:
            yield (dropped(Disposition.NO_ROUTE, trip.at, ENDPOINT),)
            return
        doubts = (Doubted(FORWARDED_TO_ENDPOINT),) if far else ()
        over = (*self.over(trip, way.link), *doubts, *single(target.place))
        yield from ((*over, *rest) for rest in self._arrival.handed(way.to, trip, target))

    def to_device(self, trip: Trip, link: Link | None) -> Path:
        """To a device of another network, which a link may not even lead to."""
        doubt = (Doubted(link.doubt),) if link and link.doubt else ()
        return (*doubt, *self.over(trip, link))

    def over(self, trip: Trip, link: Link | None) -> Path:
        """Over a link, or none where the packet stays in its network."""
        if link is None:
            return ()
        condition = (Doubted(link.condition),) if link.condition else ()
        if link.accepts_forwarded or trip.of_gateway:
            return condition
        here = trip.at.home
        return (*condition, Forwarded(f"{link.to} to {here}", self._fabric.space(here)))

    def lent(self, gateways: Sequence[Gateway], home: str) -> Path:
        """To gateways of other networks: what the links to these ask for."""
        lending = {each.virtual_network.lower() for each in gateways}
        links = (each for each in self._fabric.links[home] if each.lends_gateway)
        asked = {each.condition for each in links if each.to in lending and each.condition}
        return tuple(Doubted(each) for each in sorted(asked))
