"""Virtual networks: their address space holds their subnets, and no cloud loses its network."""

from collections.abc import Mapping
from itertools import combinations
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.figures import networks
from landbridge.emulator.network import errors
from landbridge.emulator.network.state import network_answers
from landbridge.emulator.network.state.avnm import effective
from landbridge.emulator.network.state.avnm.leaving import left
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.peerings import Peerings, refuse_met
from landbridge.emulator.network.state.space import Prefix, inside, meet, prefixes, spaces
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.network.state.watchers.watchers import enable
from landbridge.emulator.store import Body, Resource

CLOUDS = "Microsoft.AVS/privateClouds"
RESERVED = "network.vnet.reserved"


class VirtualNetworks(Networked):
    type = "Microsoft.Network/virtualNetworks"
    in_use = "InUseVirtualNetworkCannotBeDeleted"
    anywhere = True  # its peerings lead to other regions; its subnets are looked at one by one
    inline: ClassVar[Mapping[str, Kind]] = {
        "subnets": Subnets(),
        "virtualNetworkPeerings": Peerings(),
    }
    parts: ClassVar[Mapping[tuple[str, str], Action]] = {
        ("GET", "checkipaddressavailability"): network_answers.availability,
        ("GET", "usages"): network_answers.usages,
    }
    actions: ClassVar[Mapping[str, Action]] = {
        "listnetworkmanagereffectiveconnectivityconfigurations": effective.connectivity,
        "listnetworkmanagereffectivesecurityadminrules": effective.admin_rules,
    }

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        space = spaces(wanted.properties)
        if not space:
            raise errors.no_space(wanted.id)
        for one, other in combinations(space, 2):
            if meet(one, other):
                raise errors.spaces_overlap(wanted.id, str(one), str(other))
        _refuse_reserved(wanted, space)
        refuse_met(world, wanted.id, space)
        if "subnets" not in wanted.properties:
            _refuse_lost(world, wanted, space)

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)

    def done(self, world: World, resource: Resource) -> Resource:
        enable(world, resource)
        return resource

    def gone(self, world: World, resource: Resource) -> None:
        left(world, resource.id)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for subnet in world.store.of_type(Subnets.type, within=str(resource.id)):
            self.inline["subnets"].refuse_delete(world, subnet)
        for each in world.store.mentioning(resource.id):
            if each.id.type == CLOUDS:
                raise errors.in_use(self.in_use, resource.id, each.id)


def _refuse_reserved(wanted: Wanted, space: list[Prefix]) -> None:
    for each in space:
        for other in networks(RESERVED):
            if meet(each, other):
                raise errors.space_reserved(wanted.id, str(each), str(other))


def _refuse_lost(world: World, wanted: Wanted, space: list[Prefix]) -> None:
    """No subnet may be left outside of the space."""
    for subnet in world.store.of_type(Subnets.type, within=str(wanted.id)):
        for prefix in prefixes(subnet.properties):
            if not any(inside(prefix, each) for each in space):
                raise errors.outside(subnet.id, str(prefix))
