"""What the service tag VirtualNetwork means at a subnet."""

from collections.abc import Iterable, Iterator

from landbridge.network.places import Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.routes import EVERYTHING, Routes
from landbridge.network.routing.way import Origin
from landbridge.security.filter import Known
from landbridge.security.ranges import listed
from landbridge.space import Addresses

WIDENED = "VirtualNetwork, which a route for 0.0.0.0/0 may widen to every address,"


def virtual_network(place: Place, fabric: Fabric, routes: Routes) -> Known:
    """Its network, those that it sees, what gateways make known, and the route table's prefixes.

    A route for 0.0.0.0/0 may turn it into every address; Microsoft says that it might.
    """
    certain = [fabric.space(place.home), listed("platform.probe-address")]
    ways = [each for each in routes.of(place) if each.origin is not Origin.SYSTEM]
    certain += [way.prefix for way in ways if not way.doubt and way.prefix not in EVERYTHING]
    possible = [way.prefix for way in ways if way.doubt]
    for addresses, sure in _seen(place.home, fabric):
        (certain if sure else possible).append(addresses)
    widest = [way.prefix for way in ways if way.prefix in EVERYTHING]
    unknown = (WIDENED,) if widest else ("VirtualNetwork",) if possible else ()
    return _known(certain, [*possible, *widest], unknown)


def _seen(home: str, fabric: Fabric) -> Iterator[tuple[Addresses, bool]]:
    for link in fabric.links[home]:
        if link.known:
            yield fabric.space(link.to), not link.doubt


def _known(
    certain: Iterable[Addresses], possible: Iterable[Addresses], unknown: tuple[str, ...]
) -> Known:
    sure = Addresses.union(certain)
    return Known(sure, Addresses.union(possible) - sure, unknown)
