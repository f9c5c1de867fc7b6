"""The connections of a gateway, of a network or of a site."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import named
from landbridge.emulator.store import Resource

CONNECTIONS = "Microsoft.Network/connections"


def at(world: World, id_: ResourceId) -> list[Resource]:
    """The connections that name a gateway, either end."""
    ends = ("virtualNetworkGateway1", "virtualNetworkGateway2", "localNetworkGateway2")
    standing = world.store.of_type(CONNECTIONS, f"/{SUBSCRIPTIONS}/{id_.subscription}")
    return [
        each
        for each in standing
        if any((name := named(each.properties.get(end))) and name.key == id_.key for end in ends)
    ]
