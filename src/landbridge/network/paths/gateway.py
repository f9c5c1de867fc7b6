"""By a gateway out of Azure, to the site or cloud behind it."""

from collections.abc import Iterator, Sequence

from landbridge.model.network import Gateway
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.crossing import Crossing
from landbridge.network.paths.steps import Disposition, Doubted, Path
from landbridge.network.paths.trip import BGP_UNTOLD, Target, Trip, delivered, dropped
from landbridge.network.places import Kind
from landbridge.network.routing.outside import Outside
from landbridge.network.routing.way import Hop, Way

FORCED = (
    "it is sent to what the gateway connects (forced tunnelling), and what is done there with"
    " traffic to the Internet is not told"
)
NOT_VPN = "a route table can name a VPN gateway only, and this is an ExpressRoute gateway"


class ByGateway:
    """The gateways of a network as next hops."""

    def __init__(self, outside: Outside, crossing: Crossing, arrival: Arrival) -> None:
        self._outside, self._crossing, self._arrival = outside, crossing, arrival

    def paths(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """By the gateway that a route names, or by any VPN gateway."""
        asked, doubt = self._asked(way, trip)
        leading = _leading(asked, target)
        if not leading:
            why = "no gateway that is asked connects this address"
            yield (dropped(Disposition.NO_ROUTE, trip.at, why),)
            return
        if target.place.kind is Kind.INTERNET:
            doubt = (*doubt, Doubted(FORCED))
        doubts = (*self._crossing.lent(leading, trip.at.home), *doubt, *_untold(trip))
        yield (*doubts, *self._arrival.arriving(target), delivered(target))

    def _asked(self, way: Way, trip: Trip) -> tuple[Sequence[Gateway], Path]:
        """The gateways that a route means, and whether it can."""
        usable = list(self._outside.usable(trip.at.home))
        vpn = [each for each in usable if each.kind == "vpn"]
        named = [each for each in usable if each.name == way.to]
        found = named if way.hop is Hop.GATEWAY else vpn or usable
        doubt = (Doubted(NOT_VPN),) if way.hop is Hop.VPN and not vpn else ()
        if trip.of_gateway:
            found = [each for each in found if each == trip.of_gateway and _transits(each)]
        return found, doubt


def _leading(asked: Sequence[Gateway], target: Target) -> Sequence[Gateway]:
    """Those that lead to a place; what is bound for the Internet any of them takes to its sites."""
    if target.place.kind is Kind.INTERNET:
        return [each for each in asked if each.connects]
    home = target.place.home
    return [each for each in asked if home in {name.lower() for name in each.connects}]


def _untold(trip: Trip) -> Path:
    """Out of a gateway and back into it: where its BGP is not told."""
    return (Doubted(BGP_UNTOLD),) if trip.of_gateway and trip.of_gateway.bgp is None else ()


def _transits(gateway: Gateway) -> bool:
    """Whether a gateway may bring what comes out of it back to another of its sites."""
    return gateway.kind == "vpn" and gateway.bgp is not False
