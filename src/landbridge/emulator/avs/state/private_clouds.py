"""Private clouds: what the service makes when one is made, and takes away with it."""

from collections.abc import Mapping
from datetime import datetime
from ipaddress import IPv4Network
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Making, Wanted, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.authorization import service_roles
from landbridge.emulator.avs.nsx_address import manager_of
from landbridge.emulator.avs.state import appliances, credentials, hosts, service_network
from landbridge.emulator.avs.state.circuits import circuits, networks_of
from landbridge.emulator.avs.state.cloud_rules import (
    hosts_in,
    managed,
    refuse_busy_children,
    refuse_change,
    refuse_new,
)
from landbridge.emulator.avs.state.first_cluster import of_cloud
from landbridge.emulator.avs.state.generation import network_of, second
from landbridge.emulator.avs.state.identity import identified
from landbridge.emulator.avs.state.network_block import refuse_beside
from landbridge.emulator.avs.state.removals import OUT, partly, removal
from landbridge.emulator.avs.state.zones import availability
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.settings import settings_of
from landbridge.emulator.store import HIDDEN, Body, Resource

SECRETS = ("vcenterPassword", "nsxtPassword", "vcfLicense.licenseKey", "identitySources.password")


class PrivateClouds(Kind):
    """Of Generation 2 where `virtualNetworkId` is there, of Generation 1 where it is not."""

    type = "Microsoft.AVS/privateClouds"
    states = ("Building", "Updating")
    write_only = SECRETS
    actions: ClassVar[Mapping[str, Action]] = {
        "listadmincredentials": credentials.list_,
        "rotatevcenterpassword": credentials.rotate_vcenter,
        "rotatensxtpassword": credentials.rotate_nsx,
        "getvcflicense": credentials.license_,
    }

    def hours(self, wanted: Wanted) -> float:
        if wanted.before is None or hosts.LAST not in wanted.before.hidden:
            return hours("deploy.duration.create-hours-min")  # also where making it failed
        more = hosts_in(wanted.properties) - hosts_in(wanted.before.properties)
        return hours("deploy.duration.add-host-hours") * abs(more)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.delete-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        if wanted.before is None:
            refuse_new(world, wanted)
        else:
            refuse_change(world, wanted, wanted.before)

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {"internet": "Disabled", "dnsZoneType": "Public", **wanted.properties}
        properties = {**own, "availability": availability(wanted.body)}
        body = identified(wanted.id, {**wanted.body, "properties": properties})
        if wanted.before is None:
            return {**body, HIDDEN: {"layout": settings_of(world.store).layout}}
        if zones := wanted.before.body.get("zones"):
            body["zones"] = zones
        return {**body, HIDDEN: removal(world, of_cloud(wanted.before), managed(properties))}

    def work(self, making: Making, resource: Resource) -> datetime | None:
        """Whether the network is still as it was; then hosts go, as far as they can."""
        try:
            _refuse_lost(making.world, resource)
        except Refusal as refusal:
            making.world.put(
                resource.with_properties(provisioningState="Failed").noting(error=refusal.error())
            )
        else:
            partly(making.world, of_cloud(resource))
        return None

    def done(self, world: World, resource: Resource) -> Resource:
        if network := network_of(world, resource.properties):
            resource = service_network.make(world, resource, network)
            if "endpoints" not in resource.properties:  # it is deployed, not changed
                service_roles.assign(world, ResourceId(resource.id.scope))
        else:
            resource = resource.with_properties(**circuits(resource), **networks_of(resource))
        network_of_guests = resource.id.child("workloadNetworks", "default")
        if world.store.get(network_of_guests) is None:
            world.put(world.new(network_of_guests, {}))
        return _with_hosts(world, resource).with_properties(**appliances.told(resource))

    def refuse_delete(self, world: World, resource: Resource) -> None:
        refuse_busy_children(world, resource)

    def computed(self, world: World, resource: Resource) -> Body:
        """NSX answers below the emulator's endpoint, whose port may be another one each time."""
        told = resource.properties.get("endpoints")
        manager = {"nsxtManager": manager_of(world.endpoint, resource.id)}
        return {"endpoints": {**told, **manager}} if told else {}

    def gone(self, world: World, resource: Resource) -> None:
        if network := network_of(world, resource.properties):
            service_network.take_away(world, resource, network)
            service_roles.withdraw(world, ResourceId(resource.id.scope))


def _with_hosts(world: World, cloud: Resource) -> Resource:
    cluster, size = of_cloud(cloud), hosts_in(cloud.properties)
    names = hosts.filled(world, cluster, size, cloud.hidden.get(OUT, ()))
    own = {
        "clusterId": cluster.number,
        "clusterSize": size,
        "hosts": names,
        "provisioningState": "Succeeded",
    }
    told = cloud.with_properties(managementCluster={**managed(cloud.properties), **own})
    return told.noting(**{hosts.LAST: hosts.last_number(cluster, names), OUT: []})


def _refuse_lost(world: World, cloud: Resource) -> None:
    """Raises Refusal where meanwhile somebody took the addresses of the block."""
    network = network_of(world, cloud.properties)
    if second(cloud.properties) and network and "suffix" not in cloud.hidden:
        refuse_beside(world, IPv4Network(cloud.properties["networkBlock"]), network, cloud.id)
