"""The clusters of a private cloud, out of the resources that stand."""

from datetime import datetime
from itertools import groupby

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.avs.state.virtual_machines import figures, placed
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.insights.metrics.usage import Cluster, Taken, changes, host, steps
from landbridge.emulator.store import Body, Resource

DATASTORE = "vsanDatastore"


def clusters_of(world: World, cloud: Resource) -> list[Cluster]:
    """Those whose type of host has published figures, in the order of their names."""
    standing = world.store.of_type(Hosts.type, within=str(cloud.id))
    by_cluster = groupby(standing, key=lambda each: each.id.parent)
    found = [_cluster(world, cloud, id_, list(hosts)) for id_, hosts in by_cluster if id_]
    return [each for each in found if each]


def begins(cloud: Resource, clusters: list[Cluster]) -> datetime:
    """From when on there is something to measure: VMs may be told to be older than their cloud."""
    return min([cloud.created, *(each.times[0] for each in clusters if each.times)])


def _cluster(
    world: World, cloud: Resource, id_: ResourceId, hosts: list[Resource]
) -> Cluster | None:
    sku = str((hosts[0].body.get("sku") or {}).get("name", ""))
    kind = host(sku, 2 if cloud.properties.get("virtualNetworkId") else 1)
    added = [step for each in placed(world, id_) for step in changes(_figures(each))]
    times, taken = steps(added)
    own = world.store.get(id_)
    name = _datastore(cloud.properties.get("managementCluster") if own is None else own.properties)
    return Cluster(id_.name, name, len(hosts), kind, times, taken) if kind else None


def _datastore(properties: Body | None) -> str:
    """Inferred: vCenter Server numbers those that would have the name of another."""
    told = properties or {}
    number = int(told.get("clusterId") or 1) - 1
    default = f"{DATASTORE} ({number})" if number else DATASTORE
    return str(told.get("vsanDatastoreName") or default)


def _figures(machine: Resource) -> list[tuple[datetime, Taken]]:
    return [(datetime.fromisoformat(each["since"]), _taken(each)) for each in figures(machine)]


def _taken(told: Body) -> Taken:
    return Taken(told["vcpus"] * told["load"], told["memory_gib"], told["used_gib"])
