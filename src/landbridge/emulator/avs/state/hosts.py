"""Hosts: the service makes them, names them, and spreads them over fault domains."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.avs import errors
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource

DOMAINS = "vsan.fault-domains"


class Hosts(Kind):
    """Listed and read; nobody makes or deletes one."""

    type = "Microsoft.AVS/privateClouds/clusters/hosts"
    tracked = False
    methods = frozenset(("GET", "HEAD", "PATCH"))


def refuse_size(id_: ResourceId, size: int) -> None:
    """Raises Refusal for a cluster that is smaller or larger than the service makes."""
    least, most = number("cluster.hosts-min"), number("cluster.hosts-max")
    if not least <= size <= most:
        raise errors.size(id_, size, least, most)


def filled(world: World, cluster: ResourceId, size: int, cloud: Resource) -> list[str]:
    """Makes or takes away hosts until a cluster has its size; their names."""
    names = names_of(cluster, size, str(cloud.body.get("location")))
    for standing in world.store.of_type(Hosts.type, within=str(cluster)):
        if standing.id.name not in names:
            world.store.delete(standing.id)
    for place, name in enumerate(names):
        id_ = cluster.child("hosts", name)
        if world.store.get(id_) is None:
            world.put(world.new(id_, _body(name, place, cloud)))
    return names


def names_of(cluster: ResourceId, size: int, location: str) -> list[str]:
    """How the service calls them is not published: a rack, a place, and a word nobody foresees."""
    word = uuid5(NAMESPACE_URL, cluster.key).hex[:8]
    zone = f"{word}.{location}.avs.azure.com".casefold()
    return [f"esx{place:02d}-r{place:02d}.p01.{zone}" for place in range(1, size + 1)]


def _body(name: str, place: int, cloud: Resource) -> dict[str, object]:
    return {
        "sku": cloud.body.get("sku"),
        "properties": {
            "kind": "General",
            "fqdn": name,
            "displayName": name.partition(".")[0],
            "moRefId": f"host-{place + 1}",
            "faultDomain": f"FD{place % number(DOMAINS) + 1}",
            "provisioningState": "Succeeded",
        },
    }
