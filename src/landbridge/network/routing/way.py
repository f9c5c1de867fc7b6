"""A route of a subnet, and which of several wins for an address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from landbridge.network.routing.fabric import Link
from landbridge.space import Addresses

LONGEST = 1
"""Addresses in the longest prefix that there may be."""


class Origin(IntEnum):
    """Where a route comes from; of equal prefixes the lowest wins."""

    ROUTE_TABLE = 0
    REGIONAL_TAG = 1
    TAG = 2
    CLOUD_REGION = 3
    CLOUD = 4
    BGP = 5
    SYSTEM = 6

    @property
    def word(self) -> str:
        """How reports call it."""
        return {Origin.BGP: "BGP", Origin.SYSTEM: "system"}.get(self, "route table")


OF_TAG = {
    (False, True): Origin.REGIONAL_TAG,
    (False, False): Origin.TAG,
    (True, True): Origin.CLOUD_REGION,
    (True, False): Origin.CLOUD,
}
"""By whether a tag is that of all of Azure, and whether it names a region."""
ALL_OF_AZURE = "azurecloud"


class Hop(StrEnum):
    """What a route does."""

    LOCAL = "virtual network"
    PEER = "peer"
    ENDPOINT = "private endpoint"
    GATEWAY = "gateway"
    VPN = "VPN gateway"
    HUB = "virtual hub"
    SERVICE = "service endpoint"
    INTERNET = "Internet"
    APPLIANCE = "appliance"
    NONE = "none"
    UNTOLD = "not told"


@dataclass(frozen=True)
class Way:
    """A route of a subnet; `to` names the peer, gateway, hub or appliance's address."""

    prefix: Addresses
    origin: Origin
    hop: Hop
    to: str = ""
    name: str = ""
    binding: bool = False
    """A system route before which BGP steps back."""
    doubt: str = ""
    """Why it is not certain that this route is there."""
    sized: bool = True
    """Whether its prefix is known, or only a range in which it must lie."""
    link: Link | None = None
    """The peering or connected group that it crosses."""

    @property
    def rank(self) -> tuple[int, int]:
        """The longest prefix first, then the origin; one that nobody knows may be the longest."""
        return self.prefix.size if self.sized else LONGEST, self.origin


def chosen(ways: Sequence[Way], address: int) -> Iterator[Way]:
    """The ways that win for an address: one of them is taken.

    Equals all count, and where none of them is certain, so do the next best.
    """
    matching = [each for each in ways if address in each.prefix]
    apart = [each for each in matching if not each.binding]
    without_bgp = [each for each in matching if each.origin is not Origin.BGP]
    found = list(_best(without_bgp, bound=True))
    if all(each.doubt for each in matching if each.binding):
        found += _best(apart)
    yield from dict.fromkeys(found)


def _best(ways: Sequence[Way], *, bound: bool = False) -> Iterator[Way]:
    """The best of these; `bound` as long as one is left before which BGP steps back."""
    left = ways
    while left and (not bound or any(each.binding for each in left)):
        first = min(each.rank for each in left)
        best = [each for each in left if each.rank == first]
        yield from {(each.hop, each.to, each.link): each for each in best}.values()
        if not all(each.doubt for each in best):
            return
        left = [each for each in left if each not in best]


def of_tag(name: str) -> Origin:
    """The rank of a route by a tag among those for the same prefix."""
    family, _, region = name.lower().partition(".")
    return OF_TAG[family == ALL_OF_AZURE, bool(region)]
