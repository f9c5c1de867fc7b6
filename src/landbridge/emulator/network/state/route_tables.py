"""Route tables and their routes."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.store import Resource


class Routes(Kind):
    type = "Microsoft.Network/routeTables/routes"
    tracked = False
    shows_etag = True


class RouteTables(Kind):
    type = "Microsoft.Network/routeTables"
    shows_etag = True
    inline: ClassVar[Mapping[str, Kind]] = {"routes": Routes()}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        refuse_used(world, resource, "routeTable")


def refuse_used(world: World, resource: Resource, by: str) -> None:
    """Raises Refusal while a subnet of the subscription names the resource."""
    for subnet in world.store.of_type(Subnets.type, f"/subscriptions/{resource.id.subscription}"):
        named = (subnet.properties.get(by) or {}).get("id", "")
        if named.casefold() == resource.id.key:
            raise errors.used_by(resource.id, subnet.id)
