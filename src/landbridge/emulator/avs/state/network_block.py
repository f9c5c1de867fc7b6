"""The address blocks of a private cloud: which the service takes."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import place_errors
from landbridge.emulator.figures import networks, number
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.peerings import Peerings
from landbridge.emulator.network.state.space import meet, prefixes, spaces
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.store import Body, Resource

CLOUDS = "Microsoft.AVS/privateClouds"
BLOCK, EXTENDED = "networkBlock", "extendedNetworkBlocks"


def refuse_block(world: World, wanted: Wanted) -> None:
    """Raises Refusal for a block that the service does not take. Longer ones are not made."""
    text = str(wanted.properties.get(BLOCK, ""))
    block = _read(text, BLOCK)
    if block.prefixlen > number("network.block.prefix-max"):
        raise place_errors.block_small(text)
    _refuse_range(text, block, BLOCK)
    _refuse_others(world, wanted, block, BLOCK)


def refuse_extended(world: World, wanted: Wanted) -> None:
    """Raises Refusal for further blocks that are none, or that are taken."""
    taken = [_read(str(wanted.properties.get(BLOCK, "")), BLOCK)]
    for text in wanted.properties.get(EXTENDED) or []:
        block = _read(text, EXTENDED)
        _refuse_range(text, block, EXTENDED)
        if any(block.overlaps(each) for each in taken):
            raise place_errors.block_taken(text, wanted.id, EXTENDED)
        _refuse_others(world, wanted, block, EXTENDED)
        taken.append(block)


def blocks_of(properties: Body) -> list[IPv4Network]:
    """All blocks of a cloud that stands."""
    told = [properties.get(BLOCK), *(properties.get(EXTENDED) or [])]
    return [IPv4Network(str(each)) for each in told if each]


def refuse_beside(world: World, block: IPv4Network, network: Resource, own: ResourceId) -> None:
    """Raises Refusal for a block that is in use in a virtual network, or in one peered with it."""
    for subnet in world.store.of_type(Subnets.type, within=str(network.id)):
        mine = str(subnet.properties.get("serviceAssociationLinks", "")).casefold()
        if own.key not in mine and any(meet(block, each) for each in prefixes(subnet.properties)):
            raise place_errors.block_used(str(block), subnet.id)
    for peer in _peers(world, network):
        if any(meet(block, each) for each in spaces(peer.properties)):
            raise place_errors.block_peered(str(block), peer.id)


def refuse_range(prefix: IPv4Network) -> None:
    """Raises Refusal for what NSX keeps for itself."""
    if any(prefix.overlaps(each) for each in networks("network.block.nsx-reserved")):
        raise place_errors.reserved(str(prefix))


def _refuse_range(text: str, block: IPv4Network, name: str) -> None:
    if not any(block.subnet_of(each) for each in networks("network.block.ranges")):
        raise place_errors.block_public(text, name)
    if any(block.overlaps(each) for each in networks("network.block.excluded")):
        raise place_errors.block_excluded(text, name)


def _refuse_others(world: World, wanted: Wanted, block: IPv4Network, name: str) -> None:
    within = f"/subscriptions/{wanted.id.subscription}"
    for other in world.store.of_type(CLOUDS, within):
        if other.id.key != wanted.id.key and any(
            block.overlaps(each) for each in blocks_of(other.properties)
        ):
            raise place_errors.block_taken(str(block), other.id, name)


def _peers(world: World, network: Resource) -> Iterator[Resource]:
    for peering in world.store.of_type(Peerings.type, within=str(network.id)):
        told = (peering.properties.get("remoteVirtualNetwork") or {}).get("id", "")
        remote = parsed(str(told))
        if remote and (peer := world.store.get(remote)):
            yield peer


def _read(text: str, name: str) -> IPv4Network:
    try:
        return IPv4Network(text)
    except ValueError as error:
        raise place_errors.block_unread(text, name) from error
