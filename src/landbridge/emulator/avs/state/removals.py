"""Hosts that go from a cluster: all that a client names, or a part of them before one cannot."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state import hosts
from landbridge.emulator.avs.state.hosts import Cluster
from landbridge.emulator.store import Body, Resource

OUT, LEFT = "out", "left"  # the notes of hosts that go, and of one that cannot


def removal(world: World, cluster: Cluster, properties: Body) -> Body:
    """What is noted of a cluster that changes: which hosts go, and which one cannot."""
    staying = properties.get("hosts") or []
    named = hosts.taken_out(world, cluster, int(properties.get("clusterSize") or 0), staying)
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
