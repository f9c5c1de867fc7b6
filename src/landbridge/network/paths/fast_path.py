"""FastPath of ExpressRoute: whether traffic from outside goes by the gateway or past it."""

from typing import NamedTuple

from landbridge.model.network import Gateway
from landbridge.network.places import Kind, Place
from landbridge.network.routing.fabric import Fabric

GENERATION_2 = "FastPath to a Generation 2 private cloud needs a support case"
DIRECT = "FastPath to peers, by route tables and to private endpoints has conditions of its own"


class Manner(NamedTuple):
    """How traffic may go: by the gateway and its subnet's routes, past both, or either."""

    by_gateway: bool
    past_it: bool
    doubt: str = ""


PLAIN = Manner(by_gateway=True, past_it=False)


class FastPath:
    """What is published about FastPath, over the networks of an estate."""

    def __init__(self, fabric: Fabric) -> None:
        self._fabric = fabric

    def manner(self, gateway: Gateway, place: Place, address: int) -> Manner:
        """How traffic from behind a gateway comes to an address at a place."""
        own = place.home == gateway.virtual_network.lower()
        inside = place.kind in {Kind.SUBNET, Kind.SEGMENT} and place.home in self._fabric.networks
        if gateway.fast_path == "off" or not inside:
            return PLAIN
        endpoint = self._fabric.is_endpoint(place, address)
        if gateway.fast_path == "provider" and (endpoint or not own):
            return PLAIN
        if place.home in self._fabric.clouds:
            return Manner(by_gateway=True, past_it=True, doubt=GENERATION_2)
        if gateway.fast_path == "direct":
            return Manner(by_gateway=True, past_it=True, doubt=DIRECT)
        return Manner(by_gateway=False, past_it=True)
