"""Private clouds: where one may stand, and what the service makes when it does."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.authorization import service_roles
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.nsx_address import manager_of
from landbridge.emulator.avs.state import credentials, service_network
from landbridge.emulator.avs.state.hosts import filled, refuse_size
from landbridge.emulator.avs.state.locations import refuse_quota
from landbridge.emulator.avs.state.network_block import block_of
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.virtual_networks import VirtualNetworks
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

MANAGEMENT = "arm.management-cluster-name"


class PrivateClouds(Kind):
    """Of Generation 2 where `virtualNetworkId` is there, of Generation 1 where it is not."""

    type = "Microsoft.AVS/privateClouds"
    shows_author = True
    states = ("Building", "Updating")
    write_only = ("vcenterPassword", "nsxtPassword")
    actions: ClassVar[Mapping[str, Action]] = {
        "listadmincredentials": credentials.list_,
        "rotatevcenterpassword": credentials.rotate,
        "rotatensxtpassword": credentials.rotate,
    }

    def hours(self, wanted: Wanted) -> float:
        if wanted.before is None:
            return hours("deploy.duration.create-hours-min")
        more = _size(wanted.properties) - _size(wanted.before.properties)
        return hours("deploy.duration.add-host-hours") * abs(more)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.delete-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        size = _size(wanted.properties)
        before = _size(wanted.before.properties) if wanted.before else 0
        refuse_size(wanted.id, size)
        refuse_quota(world, wanted, size - before)
        if wanted.before is None:
            block_of(wanted.id, wanted.properties)
            _refuse_place(world, wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        properties = {"internet": "Disabled", "dnsZoneType": "Public", **wanted.properties}
        return {**wanted.body, "properties": properties}

    def done(self, world: World, resource: Resource) -> Resource:
        if network := network_of(world, resource.properties):
            service_network.make(world, resource, network)
            if "endpoints" not in resource.properties:  # it is deployed, not changed
                service_roles.assign(world, ResourceId(resource.id.scope))
        network_of_guests = resource.id.child("workloadNetworks", "default")
        if world.store.get(network_of_guests) is None:
            world.put(world.new(network_of_guests, {}))
        management = management_cluster(resource.id)
        size = _size(resource.properties)
        names = filled(world, management, size, resource)
        own = {
            "clusterId": 1,
            "clusterSize": size,
            "hosts": names,
            "provisioningState": "Succeeded",
        }
        standing = resource.properties["managementCluster"]
        return resource.with_properties(
            managementCluster={**standing, **own}, endpoints=_endpoints(resource)
        )

    def computed(self, world: World, resource: Resource) -> Body:
        """NSX answers below the emulator's endpoint, whose port may be another one each time."""
        told = resource.properties.get("endpoints")
        manager = {"nsxtManager": manager_of(world.endpoint, resource.id)}
        return {"endpoints": {**told, **manager}} if told else {}

    def gone(self, world: World, resource: Resource) -> None:
        if network := network_of(world, resource.properties):
            service_network.take_away(world, resource, network)


def management_cluster(cloud: ResourceId) -> ResourceId:
    return cloud.child("clusters", str(catalogue().value(MANAGEMENT)))


def network_of(world: World, properties: Body) -> Resource | None:
    """The virtual network that a cloud names; None in Generation 1."""
    name = parsed(str(properties.get("virtualNetworkId", "")))
    return world.store.get(name) if name else None


def _refuse_place(world: World, wanted: Wanted) -> None:
    """One cloud a network and a group, and all of them in one group and region."""
    if not wanted.properties.get("virtualNetworkId"):
        return
    network = network_of(world, wanted.properties)
    if network is None or network.id.type.casefold() != VirtualNetworks.type.casefold():
        raise errors.network_absent(str(wanted.properties["virtualNetworkId"]))
    _refuse_network(wanted, network)
    for other in world.store.of_type(
        PrivateClouds.type, f"/subscriptions/{wanted.id.subscription}"
    ):
        _refuse_beside(wanted, network, other)


def _refuse_network(wanted: Wanted, network: Resource) -> None:
    if network.id.scope.casefold() != wanted.id.scope.casefold():
        raise errors.other_group(wanted.id, network.id)
    if not same_region(network.body, wanted.body):
        raise errors.other_region(wanted.id, network.id)


def _refuse_beside(wanted: Wanted, network: Resource, other: Resource) -> None:
    if str(other.properties.get("virtualNetworkId", "")).casefold() == network.id.key:
        raise errors.network_taken(network.id, other.id)
    if other.id.scope == wanted.id.scope:
        raise errors.group_taken(wanted.id, other.id)


def _size(properties: Body) -> int:
    return int((properties.get("managementCluster") or {}).get("clusterSize") or 0)


def _endpoints(resource: Resource) -> Body:
    """The names of the appliances; how Azure forms them is inferred."""
    zone = f"{resource.id.name}.{resource.body['location']}.avs.azure.com".casefold()
    names = {"vcsa": "vc", "nsxtManager": "nsx", "hcxCloudManager": "hcx"}
    return {key: f"https://{name}.{zone}/" for key, name in names.items()}
