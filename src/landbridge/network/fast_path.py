"""FastPath of ExpressRoute: whether traffic from outside goes by the gateway or past it."""

from typing import NamedTuple

from landbridge.model.network import Gateway, Network
from landbridge.network.fabric import Fabric
from landbridge.network.places import Kind, Place
from landbridge.space import number_of

GENERATION_2 = "FastPath to a Generation 2 private cloud needs a support case"
DIRECT = "FastPath to peers, by route tables and to private endpoints has conditions of its own"


class Manner(NamedTuple):
    """How traffic may go: by the gateway and its subnet's routes, past both, or either."""

    by_gateway: bool
    past_it: bool
    doubt: str = ""


PLAIN = Manner(by_gateway=True, past_it=False)


class FastPath:
    """The gateways of a network with what is published about FastPath."""

    def __init__(self, network: Network, fabric: Fabric) -> None:
        self._fabric = fabric
        self._endpoints = {
            (each.subnet.lower(), number_of(each.address)) for each in network.private_endpoints
        }

    def manner(self, gateway: Gateway, place: Place, address: int) -> Manner:
        """How traffic from behind a gateway comes to an address at a place."""
        own = place.home == gateway.virtual_network.lower()
        inside = place.kind in {Kind.SUBNET, Kind.SEGMENT} and place.home in self._fabric.networks
        if gateway.fast_path == "off" or not inside:
            return PLAIN
        endpoint = (place.key, address) in self._endpoints
        if gateway.fast_path == "provider" and (endpoint or not own):
            return PLAIN
        if place.home in self._fabric.clouds:
            return Manner(by_gateway=True, past_it=True, doubt=GENERATION_2)
        if gateway.fast_path == "direct":
            return Manner(by_gateway=True, past_it=True, doubt=DIRECT)
        return Manner(by_gateway=False, past_it=True)
