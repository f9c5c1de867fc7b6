"""Route tables and their routes."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.addresses import address_of
from landbridge.emulator.network.state.naming import shown_users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.space import network_of
from landbridge.emulator.store import Body, Resource

SHOWN = {"subnets": "virtualNetworks/subnets"}
APPLIANCE = "VirtualAppliance"
TAG = re.compile(r"[A-Za-z][A-Za-z0-9.]*")


class Routes(Networked):
    type = "Microsoft.Network/routeTables/routes"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        _refuse_route(wanted.id.name, wanted.properties)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            if other.id.key != wanted.id.key and _prefix(other.properties) == _prefix(
                wanted.properties
            ):
                raise errors.route_twice(wanted.id.name, _prefix(wanted.properties))


class RouteTables(Networked):
    type = "Microsoft.Network/routeTables"
    in_use = "InUseRouteTableCannotBeDeleted"
    inline: ClassVar[Mapping[str, Kind]] = {"routes": Routes()}

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        routes = wanted.properties.get("routes") or []
        for each in routes:
            _refuse_route(str(each.get("name")), each.get("properties") or {})
        counted = Counter(_prefix(each.get("properties") or {}) for each in routes)
        for prefix, count in counted.items():
            if count > 1:
                raise errors.route_twice(wanted.id.name, prefix)

    def computed(self, world: World, resource: Resource) -> Body:
        return {**numbered(resource), **shown_users(world, resource.id, SHOWN)}


def _refuse_route(name: str, properties: Body) -> None:
    """A prefix or a service tag; an address where an appliance is next, and nowhere else."""
    prefix, hop = str(properties.get("addressPrefix") or ""), properties.get("nextHopType")
    if not prefix:
        raise errors.missing("properties.addressPrefix")
    if not TAG.fullmatch(prefix):
        network_of(prefix)
    address = str(properties.get("nextHopIpAddress") or "")
    if hop == APPLIANCE and address_of(address) is None:
        raise errors.next_hop(name, f"'{address}' is no address of an appliance")
    if hop != APPLIANCE and address:
        raise errors.next_hop(name, f"{hop} takes no address")


def _prefix(properties: Body) -> str:
    return str(properties.get("addressPrefix") or "").casefold()
