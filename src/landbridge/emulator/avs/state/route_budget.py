"""How many pieces a cloud's segments are cut into, and how many it may have."""

from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.locations import hosts_in
from landbridge.emulator.avs.state.reach import segments_of
from landbridge.emulator.figures import number
from landbridge.emulator.store import Resource


def refuse_pieces(world: World, cloud: Resource, prefix: IPv4Network, before: str) -> None:
    """Raises Refusal for a segment whose pieces the uplinks of the cloud do not hold.

    The page contradicts itself about one /16 on three hosts; the allowance is taken at its word.
    """
    hosts = hosts_in(world, cloud)
    large = hosts >= number("network.routes.large-from-hosts")
    small = number("network.routes.pieces-small-max")
    most = number("network.routes.pieces-large-max") if large else small
    standing = [each for each in segments_of(world, cloud.id) if each != before]
    wanted = sum(map(_pieces, map(IPv4Network, standing))) + _pieces(prefix)
    if wanted > most:
        raise errors.pieces_full(str(prefix), wanted, most, hosts)


def _pieces(prefix: IPv4Network) -> int:
    """A prefix longer than a piece takes a whole one, as is inferred."""
    return 1 << max(0, number("network.routes.piece-prefix") - prefix.prefixlen)
