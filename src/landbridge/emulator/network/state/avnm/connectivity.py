"""Connectivity configurations: a mesh, or a hub with its spokes."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.access import refuse_access
from landbridge.emulator.network.state.avnm.deployed import regions_of, withdraw
from landbridge.emulator.network.state.avnm.groups import refuse_groups
from landbridge.emulator.network.state.avnm.membership import network_of
from landbridge.emulator.network.state.avnm.naming import CONNECTIVITY, called, instance_of
from landbridge.emulator.network.state.avnm.peering import arranged
from landbridge.emulator.store import Body, Resource

TYPE = "Connectivity"
HUBS = {"HubAndSpoke": 1, "Mesh": 0}


class ConnectivityConfigurations(Kind):
    type = CONNECTIVITY
    tracked = False
    forcible = True

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse_access(world, wanted.id, TYPE)
        topology = called(wanted.properties.get("connectivityTopology"), HUBS)
        hubs = wanted.properties.get("hubs") or []
        if len(hubs) != HUBS.get(topology):
            raise errors.hubs(wanted.id, topology, HUBS.get(topology, 0))
        for each in hubs:
            if network_of(world, str(each.get("resourceId", ""))) is None:
                raise errors.network_absent(wanted.id, str(each.get("resourceId", "")))
        refuse_groups(world, wanted.id, wanted.properties)

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {"isGlobal": "False", "deleteExistingPeering": "False"}
        told = {**own, **wanted.properties, "resourceGuid": guid(wanted.id)}
        told["connectivityTopology"] = called(told["connectivityTopology"], HUBS)
        return {**wanted.body, "properties": told}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if regions := regions_of(world, resource.id, TYPE):
            raise errors.deployed(resource.id, regions)

    def gone(self, world: World, resource: Resource) -> None:
        withdraw(world, resource.id)
        arranged(world, instance_of(resource.id))
