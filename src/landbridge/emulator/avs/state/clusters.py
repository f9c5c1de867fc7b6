"""Clusters beside the management cluster."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from landbridge.catalogue import catalogue
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind, Making, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state import hosts
from landbridge.emulator.avs.state.added_hosts import refuse_added_hosts
from landbridge.emulator.avs.state.generation import refuse_added, sku_of
from landbridge.emulator.avs.state.hosts import Cluster
from landbridge.emulator.avs.state.locations import refuse_cluster, refuse_hosts, refuse_quota
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import HIDDEN, Body, Resource

MANAGEMENT = "arm.management-cluster-name"
LAST = "clusters"  # the note at a cloud of the last number that a cluster was given
OUT, LEFT = "out", "left"  # the notes of hosts that go, and of one that cannot


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

    def hours(self, wanted: Wanted) -> float:
        if wanted.before is None:
            return hours("deploy.duration.add-full-cluster-hours-min")
        more = size_of(wanted.properties) - size_of(wanted.before.properties)
        return hours("deploy.duration.add-host-hours") * abs(more)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.child-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
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


def removal(world: World, cluster: Cluster, properties: Body) -> Body:
    """What is noted of a cluster that changes: which hosts go, and which one cannot."""
    staying = properties.get("hosts") or []
    named = hosts.taken_out(world, cluster, size_of(properties), staying)
    out = hosts.going(world, cluster, named)
    kept = {name: value for name, value in cluster.of.hidden.items() if name != "error"}
    return {**kept, OUT: out, LEFT: named[len(out)] if len(out) < len(named) else ""}


def partly(world: World, cluster: Cluster) -> None:
    """Takes out the hosts that can go before one that cannot; with that one the change fails."""
    if not (left := cluster.of.hidden.get(LEFT)):
        return
    for name in cluster.of.hidden[OUT]:
        world.store.delete(cluster.id.child("hosts", name))
    names = list(hosts.domains_of(world, cluster.id))
    error = errors.unbalanced(cluster.id, left).error()
    world.put(resized(cluster.of, names).noting(error=error, **{LEFT: "", OUT: []}))


def resized(resource: Resource, names: list[str]) -> Resource:
    """A cluster, or the cloud whose first it is, with the hosts that it has; the change failed."""
    told: Body = {"hosts": names, "clusterSize": len(names)}
    if managed := resource.properties.get("managementCluster"):
        told = {"managementCluster": {**managed, **told}}
    return resource.with_properties(**told, provisioningState="Failed")


def refuse_busy(world: World, cloud: Resource) -> None:
    """Raises Refusal while the cloud itself is made, changed or deleted."""
    if world.operations.of(cloud.id):
        raise refusals.busy(cloud.id)


def cloud_of(world: World, cluster: ResourceId) -> Resource:
    assert cluster.parent is not None  # noqa: S101 - a cluster is in a cloud
    found = world.store.get(cluster.parent)
    assert found is not None  # noqa: S101 - and goes with it
    return found


def size_of(properties: Body) -> int:
    return int(properties.get("clusterSize") or 0)


def _refuse_new(world: World, wanted: Wanted, cloud: Resource) -> None:
    if wanted.id.name.casefold() == str(catalogue().value(MANAGEMENT)).casefold():
        raise errors.management_cluster(wanted.id)
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
