"""Connections of hubs with virtual networks.

The peering that Azure shows in the network for each is not emulated.
"""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.naming import resource_of, users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.space import meet, network_of, spaces
from landbridge.emulator.network.state.wide_area import errors
from landbridge.emulator.network.state.wide_area.hub_route_tables import DEFAULT, TABLES
from landbridge.emulator.network.state.wide_area.in_hub import HUBS
from landbridge.emulator.store import Body, Resource

GATEWAYS = "GatewaySubnet"
CONNECTIONS = "virtualHubs/hubVirtualNetworkConnections"


class HubConnections(Networked):
    type = f"{HUBS}/hubVirtualNetworkConnections"
    tracked = False
    binds = True
    anywhere = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        remote = resource_of(world, wanted.properties.get("remoteVirtualNetwork"))
        if remote is None:
            raise general.missing("properties.remoteVirtualNetwork")
        for other in users(world, remote.id, CONNECTIONS):
            if other.id.key != wanted.id.key:
                raise errors.connected_already(wanted.id, other.id)
        if users(world, remote.id.child("subnets", GATEWAYS), "virtualNetworkGateways"):
            raise errors.has_gateway(wanted.id, remote.id)
        _refuse_met(world, wanted.id, remote)

    def begun(self, world: World, wanted: Wanted) -> Body:
        table = {"id": str(_hub(wanted.id).child(TABLES, DEFAULT))}
        own: Body = {
            "allowHubToRemoteVnetTransit": True,
            "allowRemoteVnetToUseHubVnetGateways": True,
            "enableInternetSecurity": False,
            "routingConfiguration": {
                "associatedRouteTable": table,
                "propagatedRouteTables": {"labels": ["default"], "ids": [table]},
            },
        }
        return {**wanted.body, "properties": {**own, **wanted.properties}}


def _refuse_met(world: World, id_: ResourceId, remote: Resource) -> None:
    """The addresses of a hub and of what is connected with it are apart."""
    hub = world.store.get(_hub(id_))
    others = [network_of(str(hub.properties["addressPrefix"]))] if hub else []
    for each in world.store.of_type(HubConnections.type, within=str(_hub(id_))):
        name = named(each.properties.get("remoteVirtualNetwork"))
        network = world.store.get(name) if name and each.id.key != id_.key else None
        others += spaces(network.properties) if network else []
    for one in spaces(remote.properties):
        for other in others:
            if meet(one, other):
                raise errors.meets(id_, str(one), str(other))


def _hub(id_: ResourceId) -> ResourceId:
    assert id_.parent is not None  # noqa: S101 - a connection is in a hub
    return id_.parent
