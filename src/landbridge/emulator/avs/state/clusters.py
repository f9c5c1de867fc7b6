"""Clusters beside the management cluster."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind, Making, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state import hosts
from landbridge.emulator.avs.state.added_hosts import refuse_added_hosts
from landbridge.emulator.avs.state.child import cloud_of
from landbridge.emulator.avs.state.first_cluster import is_first, management_cluster
from landbridge.emulator.avs.state.generation import refuse_added, sku_of
from landbridge.emulator.avs.state.hosts import Cluster
from landbridge.emulator.avs.state.locations import refuse_cluster, refuse_hosts, refuse_quota
from landbridge.emulator.avs.state.removals import OUT, partly, removal
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import HIDDEN, Body, Resource

LAST = "clusters"  # the note at a cloud of the last number that a cluster was given


def list_zones(world: World, id_: ResourceId, body: Body) -> Body:
    """Which hosts of a cluster stand in which zone."""
    found = world.store.of_type(hosts.Hosts.type, within=str(id_))
    if not found:
        raise refusals.absent(id_)
    zones: dict[str, list[str]] = {}
    for host in found:
        for zone in host.body.get("zones") or []:
            zones.setdefault(zone, []).append(host.id.name)
    return {"zones": [{"zone": zone, "hosts": names} for zone, names in sorted(zones.items())]}


class Clusters(Kind):
    type = "Microsoft.AVS/privateClouds/clusters"
    tracked = False
    states = ("Updating", "Updating")
    actions: ClassVar[Mapping[str, Action]] = {"listzones": list_zones}

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        """The management cluster is found, as a parent must be; lists leave it out."""
        return world.store.get(id_) or management(world, id_)

    def hours(self, wanted: Wanted) -> float:
        if wanted.before is None:
            return hours("deploy.duration.add-full-cluster-hours-min")
        more = size_of(wanted.properties) - size_of(wanted.before.properties)
        return hours("deploy.duration.add-host-hours") * abs(more)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.child-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        _refuse_first(wanted.id)
        cloud = cloud_of(world, wanted.id)
        refuse_busy(world, cloud)
        hosts.refuse_size(wanted.id, size_of(wanted.properties), cloud.properties)
        if wanted.before is None:
            _refuse_new(world, wanted, cloud)
        elif sku_of(wanted.before.body) != sku_of(wanted.body):
            raise errors.fixed(wanted.id, "sku.name")
        _refuse_growth(world, wanted, cloud)
        if wanted.before:
            staying = wanted.properties.get("hosts") or []
            hosts.refuse_unknown(world, wanted.id, staying)
            standing = _cluster(world, wanted.before, cloud)
            hosts.refuse_removal(world, standing, size_of(wanted.properties), staying)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        _refuse_first(resource.id)
        refuse_busy(world, cloud_of(world, resource.id))

    def begun(self, world: World, wanted: Wanted) -> Body:
        if wanted.before is None:
            return wanted.body
        cluster = _cluster(world, wanted.before, cloud_of(world, wanted.id))
        return {**wanted.body, HIDDEN: removal(world, cluster, wanted.properties)}

    def work(self, making: Making, resource: Resource) -> datetime | None:
        partly(making.world, _cluster(making.world, resource, cloud_of(making.world, resource.id)))
        return None

    def done(self, world: World, resource: Resource) -> Resource:
        cloud = cloud_of(world, resource.id)
        cluster = _cluster(world, resource, cloud)
        out = resource.hidden.get(OUT, ())
        names = hosts.filled(world, cluster, size_of(resource.properties), out)
        world.store.put(cloud.noting(**{LAST: max(cluster.number, _last(cloud))}))
        told = resource.with_properties(hosts=names, clusterId=cluster.number)
        return told.noting(**{hosts.LAST: hosts.last_number(cluster, names), OUT: []})


def management(world: World, id_: ResourceId) -> Resource | None:
    """As the private cloud tells of it; that it can be read by itself is inferred."""
    cloud = world.store.get(id_.parent) if id_.parent else None
    if cloud is None or not is_first(id_):
        return None
    told = {"provisioningState": cloud.state, **cloud.properties["managementCluster"]}
    body = {"sku": cloud.body["sku"], "properties": told}
    name = management_cluster(cloud.id)
    return Resource(name, body, cloud.created, cloud.changed, cloud.version)


def refuse_busy(world: World, cloud: Resource) -> None:
    """Raises Refusal while the cloud itself is made, changed or deleted."""
    if world.operations.of(cloud.id):
        raise refusals.busy(cloud.id)


def size_of(properties: Body) -> int:
    return int(properties.get("clusterSize") or 0)


def _refuse_first(id_: ResourceId) -> None:
    if is_first(id_):
        raise errors.management_cluster(id_)


def _refuse_new(world: World, wanted: Wanted, cloud: Resource) -> None:
    if wanted.properties.get("hosts"):
        raise errors.host_unknown(wanted.id, wanted.properties["hosts"][0])
    refuse_added(wanted.body, cloud)
    refuse_added_hosts(wanted, cloud)
    refuse_cluster(world, cloud.id)


def _refuse_growth(world: World, wanted: Wanted, cloud: Resource) -> None:
    before = size_of(wanted.before.properties) if wanted.before else 0
    more = size_of(wanted.properties) - before
    refuse_hosts(world, cloud.id, more)
    there = {**wanted.body, "location": cloud.body.get("location")}
    refuse_quota(world, Wanted(wanted.id, there, wanted.before), more)


def _cluster(world: World, resource: Resource, cloud: Resource) -> Cluster:
    """Numbers go up from that of the management cluster, and no number is given twice."""
    own = resource.properties.get("clusterId")
    return Cluster(resource.id, resource, cloud, int(own or _last(cloud) + 1))


def _last(cloud: Resource) -> int:
    return int(cloud.hidden.get(LAST, 1))
