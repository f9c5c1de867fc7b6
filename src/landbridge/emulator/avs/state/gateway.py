"""The gateway address of a segment, which tells its prefix."""

from ipaddress import IPv4Interface, IPv4Network

from landbridge.emulator.avs import errors
from landbridge.emulator.store import Body


def prefix_of(properties: Body) -> IPv4Network | None:
    """The prefix of a segment; None for one without a gateway. Raises Refusal."""
    text = str((properties.get("subnet") or {}).get("gatewayAddress") or "")
    if not text:
        return None
    try:
        gateway = IPv4Interface(text)
    except ValueError as error:
        raise errors.gateway_unread(text) from error
    if "/" not in text:
        raise errors.gateway_unread(text)
    return gateway.network
