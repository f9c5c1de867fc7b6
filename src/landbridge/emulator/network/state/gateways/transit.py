"""Which peering may use the gateway of the other side."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.gateways.gateway_subnet import GATEWAYS, subnets
from landbridge.emulator.store import Resource

USES = "useRemoteGateways"


def refuse_transit(world: World, wanted: Wanted) -> None:
    """Raises Refusal for a peering that uses a gateway which it cannot use."""
    remote, own = named(wanted.properties.get("remoteVirtualNetwork")), wanted.id.parent
    if not wanted.properties.get(USES) or remote is None or own is None:
        return
    if not any(gateways_in(world, remote)):
        raise errors.remote_bare(wanted.id, remote)
    for gateway in gateways_in(world, own):
        raise errors.gateway_of_ones_own(wanted.id, gateway.id)
    for other in world.store.of_type(wanted.id.type, within=str(own)):
        if other.id.key != wanted.id.key and other.properties.get(USES):
            raise errors.remote_twice(wanted.id, other.id)


def gateways_in(world: World, network: ResourceId) -> Iterator[Resource]:
    """The gateways of a network, also such as are still being made."""
    for each in world.store.of_type(GATEWAYS, f"/{SUBSCRIPTIONS}/{network.subscription}"):
        homes = (found.id.parent for found in subnets(world, each.properties) if found)
        if any(home and home.key == network.key for home in homes):
            yield each
