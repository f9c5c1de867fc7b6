"""The /28 pieces into which a prefix is cut, to be spread over the uplinks of NSX."""

from collections.abc import Iterable
from ipaddress import ip_network

from landbridge.network.address.known import listed, whole

PIECE, NONE = "network.routes.piece-prefix", "network.routes.no-nic-prefixes"
SMALLER = "network.routes.smaller-than-piece"
FACTS = (PIECE, NONE, SMALLER)


def pieces(prefixes: Iterable[str]) -> int:
    """How many they are together."""
    return sum(map(_of, prefixes))


def _of(prefix: str) -> int:
    """A /32 and a /30 use none; what is smaller than a piece and no such prefix counts as one."""
    length, piece = ip_network(prefix).prefixlen, whole(PIECE)
    if str(length) in listed(NONE):
        return 0
    return 2 ** (piece - length) if length <= piece else whole(SMALLER)
