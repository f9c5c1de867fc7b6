"""What becomes of groups when a network is deleted: it leaves them, which is inferred."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.avnm.naming import MEMBERS, instance_of
from landbridge.emulator.network.state.avnm.peering import arranged


def left(world: World, network: ResourceId) -> None:
    """The peerings that were made for it go with it."""
    for member in world.store.of_type(MEMBERS):
        if str(member.properties.get("resourceId", "")).casefold() == network.key:
            world.store.delete(member.id)
            arranged(world, instance_of(member.id))
