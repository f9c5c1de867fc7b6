"""Hosts: the service makes them, names them, and spreads them over fault domains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.fault_domains import leaving, next_domain, removable
from landbridge.emulator.avs.state.generation import has_zones, sku_of
from landbridge.emulator.avs.state.zones import stretched, zones_in
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

ZONE = "zone-{}"  # the fault domain of a host in a stretched cluster
LAST = "hosts"  # the note of the last number that a cluster gave: none is given twice


class Hosts(Kind):
    """Listed and read; nobody makes or deletes one."""

    type = "Microsoft.AVS/privateClouds/clusters/hosts"
    tracked = False
    methods = frozenset(("GET", "HEAD", "PATCH"))


@dataclass(frozen=True)
class Cluster:
    """A cluster of a cloud: `of` keeps what is noted of it, itself or for the first the cloud."""

    id: ResourceId
    of: Resource
    cloud: Resource
    number: int

    @property
    def guarded(self) -> bool:
        """Whether its fault domains are the service's, which are known for AV64 alone."""
        return has_zones(sku_of(self.of.body))


def refuse_size(id_: ResourceId, size: int, cloud: Body) -> None:
    """Raises Refusal for a cluster that is smaller or larger than the service makes."""
    least, most = number("cluster.hosts-min"), number("cluster.hosts-max")
    if not least <= size <= most:
        raise errors.size(id_, size, least, most)
    least = number("gen1.stretched-hosts-min")
    if stretched(cloud) and (size < least or size % len(zones_in(cloud))):
        raise errors.size_stretched(id_, size, least)


def refuse_removal(world: World, cluster: Cluster, size: int, staying: Sequence[str]) -> None:
    """Raises Refusal where not one of the hosts that a client takes out can go."""
    named = taken_out(world, cluster, size, staying)
    if named and not going(world, cluster, named):
        raise errors.unbalanced(cluster.id, named[0])


def refuse_unknown(world: World, id_: ResourceId, told: Sequence[str]) -> None:
    """Raises Refusal for a name that no host of the cluster has: names are the service's."""
    known = {each.casefold() for each in domains_of(world, id_)}
    for name in told:
        if name.casefold() not in known:
            raise errors.host_unknown(id_, name)


def taken_out(world: World, cluster: Cluster, size: int, staying: Sequence[str]) -> list[str]:
    """The hosts that a smaller list leaves out, in order; none where the list says nothing."""
    kept, standing = {each.casefold() for each in staying}, domains_of(world, cluster.id)
    told = len(kept) == size < len(standing)
    return [each for each in standing if each.casefold() not in kept] if told else []


def going(world: World, cluster: Cluster, named: list[str]) -> list[str]:
    """Those of them that can go before one unbalances the rest."""
    domains = domains_of(world, cluster.id)
    return removable(domains, named) if cluster.guarded else named


def domains_of(world: World, cluster: ResourceId) -> dict[str, str]:
    """The fault domain of each host, in the order of their numbers."""
    standing = world.store.of_type(Hosts.type, within=str(cluster))
    return {each.id.name: str(each.properties.get("faultDomain", "")) for each in standing}


def filled(world: World, cluster: Cluster, size: int, out: Sequence[str] = ()) -> list[str]:
    """Makes or takes away hosts until a cluster has its size; their names."""
    standing = domains_of(world, cluster.id)
    for name in out or leaving(standing, max(0, len(standing) - size)):
        world.store.delete(cluster.id.child("hosts", name))
        standing.pop(name)
    last = int(cluster.of.hidden.get(LAST, 0))
    for place in range(last + 1, last + 1 + size - len(standing)):
        body = _body(cluster, place, standing)
        world.put(world.new(cluster.id.child("hosts", str(body["properties"]["fqdn"])), body))
        standing[str(body["properties"]["fqdn"])] = body["properties"].get("faultDomain", "")
    return list(standing)


def last_number(cluster: Cluster, names: Sequence[str]) -> int:
    """The last number that was ever given."""
    return max(int(cluster.of.hidden.get(LAST, 0)), *(_number(each) for each in names))


def _number(name: str) -> int:
    return int(name.partition("-")[0].removeprefix("esx"))


def _name(cluster: Cluster, place: int) -> str:
    """How the service calls them is not published: a number, a rack, a word nobody foresees."""
    word = uuid5(NAMESPACE_URL, f"{cluster.id.key}{cluster.of.created}").hex[:8]
    zone = f"{word}.{cluster.cloud.body.get('location')}.avs.azure.com".casefold()
    return f"esx{place:02d}-r{place:02d}.p{cluster.number:02d}.{zone}"


def _body(cluster: Cluster, place: int, standing: Mapping[str, str]) -> Body:
    name, zone = _name(cluster, place), _zone(cluster, standing)
    body = {
        "sku": cluster.of.body.get("sku"),
        "properties": {
            "kind": "General",
            "fqdn": name,
            "displayName": name.partition(".")[0],
            "moRefId": f"host-{cluster.number}{place:03d}",
            "provisioningState": "Succeeded",
            **_domain(cluster, zone, standing),
        },
    }
    return {**body, "zones": [zone]} if zone else body


def _zone(cluster: Cluster, standing: Mapping[str, str]) -> str:
    """Of several the one with the fewest hosts; none where the cloud has none."""
    taken = list(standing.values())
    zones = zones_in(cluster.cloud.properties)
    return min(zones, key=lambda each: taken.count(ZONE.format(each)), default="")


def _domain(cluster: Cluster, zone: str, standing: Mapping[str, str]) -> dict[str, str]:
    """Of a stretched cluster its zone; of a type other than AV64 none is told."""
    if stretched(cluster.cloud.properties):
        return {"faultDomain": ZONE.format(zone)}
    return {"faultDomain": next_domain(standing.values())} if cluster.guarded else {}
