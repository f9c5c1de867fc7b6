"""Who stands in a subnet with an IP configuration, so that the subnet cannot go."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import listed, named
from landbridge.emulator.store import Resource

HOLDERS = ("Microsoft.Network/virtualNetworkGateways",)
"""Types whose `ipConfigurations` name a subnet."""


def holders(world: World, subnet: ResourceId) -> Iterator[Resource]:
    """What stands in a subnet, wherever in its subscription it is kept."""
    for type_ in HOLDERS:
        for each in world.store.of_type(type_, f"/{SUBSCRIPTIONS}/{subnet.subscription}"):
            if subnet.key in _subnets(each):
                yield each


def _subnets(holder: Resource) -> set[str]:
    names = (named(each.get("subnet")) for each in listed(holder.properties, "ipConfigurations"))
    return {each.key for each in names if each}
