"""Virtual hubs: their addresses, and what they show of what stands in them."""

from typing import Any

from landbridge.emulator.arm.kind import Making, Wanted, World
from landbridge.emulator.figures import hours, number
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.references import referred
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.space import network_of
from landbridge.emulator.network.state.wide_area import errors
from landbridge.emulator.network.state.wide_area.hub_connections import HubConnections
from landbridge.emulator.network.state.wide_area.hub_route_tables import DEFAULT, NONE, TABLES
from landbridge.emulator.network.state.wide_area.in_hub import HUBS, within
from landbridge.emulator.network.state.wide_area.virtual_wans import VirtualWans
from landbridge.emulator.store import Body, Resource

CREATE, LONGEST = "network.hub.create-hours", "network.hub.prefix-longest"
ROUTERS, ASN = "network.hub.routers", "gateway.vpn.asn"
SHOWN = {
    "azureFirewall": "azureFirewalls",
    "vpnGateway": "vpnGateways",
    "expressRouteGateway": "expressRouteGateways",
}


class VirtualHubs(Networked):
    """Those of a Virtual WAN; a hub without one is Azure Route Server, which is not emulated."""

    type = HUBS
    anywhere = True  # a Virtual WAN has hubs in all regions

    def hours(self, wanted: Wanted) -> float:
        return 0.0 if wanted.before else hours(CREATE)

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if not wanted.properties.get("virtualWan"):
            raise general.not_emulated(wanted.id, "Azure Route Server")
        if referred(world, wanted.properties["virtualWan"], VirtualWans.type) is None:
            raise general.missing("properties.virtualWan")
        text, longest = str(wanted.properties.get("addressPrefix") or ""), number(LONGEST)
        if not text:
            raise general.missing("properties.addressPrefix")
        if network_of(text).prefixlen > longest:
            raise errors.hub_small(wanted.id, text, longest)
        if wanted.before and wanted.before.properties.get("addressPrefix") != text:
            raise errors.hub_moved(wanted.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        """That its routers have the addresses behind the first ones of its prefix is inferred."""
        own: Body = {"sku": "Standard", "hubRoutingPreference": "ExpressRoute"}
        first = network_of(str(wanted.properties["addressPrefix"]))[number(ROUTERS)]
        told: Body = {
            "virtualRouterAsn": number(ASN),
            "virtualRouterIps": [str(first), str(first + 1)],
            "routingState": "Provisioned",
            "allowBranchToBranchTraffic": False,
        }
        return {**wanted.body, "properties": {**own, **wanted.properties, **told}}

    def work(self, making: Making, resource: Resource) -> None:
        """Its two route tables are the service's."""
        for name in (DEFAULT, NONE):
            table = resource.id.child(TABLES, name)
            if making.world.store.get(table) is None:
                labels = [name.removesuffix("RouteTable")]
                making.make(table, {"properties": {"routes": [], "labels": labels}})

    def computed(self, world: World, resource: Resource) -> Body:
        found = {name: within(world, resource.id, path) for name, path in SHOWN.items()}
        told: dict[str, Any] = {
            name: {"id": str(each[0].id)} for name, each in found.items() if each
        }
        return told

    def refuse_delete(self, world: World, resource: Resource) -> None:
        super().refuse_delete(world, resource)
        for each in world.store.of_type(HubConnections.type, within=str(resource.id)):
            raise general.in_use(self.in_use, resource.id, each.id)
