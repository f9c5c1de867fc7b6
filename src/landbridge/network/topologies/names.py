"""How what is drawn is called, and finding it again among what is declared."""

from collections.abc import Iterable
from typing import Protocol

from landbridge.model.network import Network

HUB, FIREWALL, POLICY = "hub", "hub-firewall", "hub-firewall-policy"
TO_FIREWALL, FROM_OUTSIDE = "to-firewall", "gateway-to-firewall"


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str: ...


def names(things: Iterable[Named]) -> frozenset[str]:
    """What things are called; names in Azure are blind to case."""
    return frozenset(each.name.lower() for each in things)


def home_of(network: Network) -> str | None:
    """The virtual network of the first Generation 2 cloud."""
    homes = [each.virtual_network for each in network.private_clouds if each.generation == 2]
    return next((each for each in homes if each), None)
