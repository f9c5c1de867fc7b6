"""Virtual networks: their address space holds their subnets, and no cloud loses its network."""

from collections.abc import Mapping
from itertools import combinations
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.peerings import Peerings
from landbridge.emulator.network.state.subnets import (
    Prefix,
    Subnets,
    inside,
    meet,
    prefixes,
    spaces,
)
from landbridge.emulator.network.state.watchers.watchers import enable
from landbridge.emulator.store import Resource


class VirtualNetworks(Kind):
    type = "Microsoft.Network/virtualNetworks"
    shows_etag = True
    inline: ClassVar[Mapping[str, Kind]] = {
        "subnets": Subnets(),
        "virtualNetworkPeerings": Peerings(),
    }

    def refuse(self, world: World, wanted: Wanted) -> None:
        space = spaces(wanted.properties)
        if not space:
            raise errors.no_space(wanted.id)
        for one, other in combinations(space, 2):
            if meet(one, other):
                raise errors.spaces_overlap(wanted.id, str(one), str(other))
        if "subnets" not in wanted.properties:
            _refuse_lost(world, wanted, space)

    def done(self, world: World, resource: Resource) -> Resource:
        enable(world, resource)
        return resource

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for subnet in world.store.of_type(Subnets.type, within=str(resource.id)):
            self.inline["subnets"].refuse_delete(world, subnet)


def _refuse_lost(world: World, wanted: Wanted, space: list[Prefix]) -> None:
    """No subnet may be left outside of the space."""
    for subnet in world.store.of_type(Subnets.type, within=str(wanted.id)):
        for prefix in prefixes(subnet.properties):
            if not any(inside(prefix, each) for each in space):
                raise errors.outside(subnet.id, str(prefix))
