"""Clusters beside the management cluster."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs.state.hosts import filled, refuse_size
from landbridge.emulator.avs.state.locations import refuse_quota
from landbridge.emulator.avs.state.private_clouds import management_cluster
from landbridge.emulator.figures import hours
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource


class Clusters(Kind):
    type = "Microsoft.AVS/privateClouds/clusters"
    tracked = False
    states = ("Updating", "Updating")

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        """The management cluster is found, as a parent must be; lists leave it out."""
        return world.store.get(id_) or _management(world, id_)

    def hours(self, wanted: Wanted) -> float:
        if wanted.before is None:
            return hours("deploy.duration.add-full-cluster-hours-min")
        more = _size(wanted.properties) - _size(wanted.before.properties)
        return hours("deploy.duration.add-host-hours") * abs(more)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours("deploy.timeout.child-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        before = _size(wanted.before.properties) if wanted.before else 0
        refuse_size(wanted.id, _size(wanted.properties))
        refuse_quota(world, _at(world, wanted), _size(wanted.properties) - before)

    def begun(self, world: World, wanted: Wanted) -> Body:
        return wanted.body

    def done(self, world: World, resource: Resource) -> Resource:
        cloud = _cloud(world, resource.id)
        names = filled(world, resource.id, _size(resource.properties), cloud)
        return resource.with_properties(hosts=names, clusterId=_number(world, resource.id))


def _management(world: World, id_: ResourceId) -> Resource | None:
    """As the private cloud tells of it; that it can be read by itself is inferred."""
    cloud = world.store.get(id_.parent) if id_.parent else None
    if cloud is None or id_.name.casefold() != management_cluster(cloud.id).name.casefold():
        return None
    told = {"provisioningState": cloud.state, **cloud.properties["managementCluster"]}
    body = {"sku": cloud.body["sku"], "properties": told}
    name = management_cluster(cloud.id)
    return Resource(name, body, cloud.created, cloud.changed, cloud.version)


def _cloud(world: World, cluster: ResourceId) -> Resource:
    assert cluster.parent is not None  # noqa: S101 - a cluster is in a cloud
    found = world.store.get(cluster.parent)
    assert found is not None  # noqa: S101 - and goes with it
    return found


def _at(world: World, wanted: Wanted) -> Wanted:
    """What is wanted, at the place of its cloud."""
    location = _cloud(world, wanted.id).body.get("location")
    return Wanted(wanted.id, {**wanted.body, "location": location}, wanted.before)


def _number(world: World, cluster: ResourceId) -> int:
    """Numbers go up from that of the management cluster, and no number is given twice."""
    standing = world.store.of_type(Clusters.type, within=str(cluster.parent))
    own = next((each.properties.get("clusterId") for each in standing if each.id == cluster), None)
    taken = [int(each.properties.get("clusterId") or 0) for each in standing]
    return int(own or max([1, *taken]) + 1)


def _size(properties: Body) -> int:
    return int(properties.get("clusterSize") or 0)
