"""The address block of a private cloud: which the service takes."""

from ipaddress import IPv4Network

from landbridge.emulator.avs import errors
from landbridge.emulator.figures import networks, number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body


def block_of(id_: ResourceId, properties: Body) -> IPv4Network:
    """The block that a cloud asks for. Raises Refusal for one that the service does not take."""
    text = str(properties.get("networkBlock", ""))
    block = _read(id_, text)
    if block.prefixlen > number("network.block.prefix-max"):
        raise errors.block_small(id_, text)
    if not any(block.subnet_of(each) for each in networks("network.block.ranges")):
        raise errors.block_public(id_, text)
    if any(block.overlaps(each) for each in networks("network.block.excluded")):
        raise errors.block_excluded(id_, text)
    return block


def _read(id_: ResourceId, text: str) -> IPv4Network:
    try:
        return IPv4Network(text)
    except ValueError as error:
        raise errors.block_unread(id_, text) from error
