"""The gateway address of a segment, which tells its prefix."""

from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from landbridge.emulator.avs import errors
from landbridge.emulator.store import Body

POINT = 31  # bits of a prefix whose ends are hosts, too


def prefix_of(properties: Body) -> IPv4Network | None:
    """The prefix of a segment; None for one without a gateway. Raises Refusal."""
    gateway = _gateway(properties)
    return gateway.network if gateway else None


def refuse_outer(properties: Body) -> None:
    """Raises Refusal for a gateway at an end of its prefix, where no host can be: inferred."""
    gateway = _gateway(properties)
    if gateway and gateway.network.prefixlen < POINT and gateway.ip in _ends(gateway.network):
        raise errors.gateway_outer(str(gateway))


def _ends(prefix: IPv4Network) -> tuple[IPv4Address, IPv4Address]:
    return prefix.network_address, prefix.broadcast_address


def _gateway(properties: Body) -> IPv4Interface | None:
    text = str((properties.get("subnet") or {}).get("gatewayAddress") or "")
    if not text:
        return None
    try:
        gateway = IPv4Interface(text)
    except ValueError as error:
        raise errors.gateway_unread(text) from error
    if "/" not in text:
        raise errors.gateway_unread(text)
    return gateway
