"""AV64 beside the first cluster of a Generation 1 cloud: what must be there before."""

from collections import Counter
from collections.abc import Mapping
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.generation import has_zones, second, sku_of
from landbridge.emulator.avs.state.zones import refuse_zone, stretched, zones_in
from landbridge.emulator.figures import number
from landbridge.emulator.store import Body, Resource

BLOCKS = "gen1.av64.address-blocks-by-prefix"


def refuse_added_hosts(wanted: Wanted, cloud: Resource) -> None:
    """Raises Refusal where the cloud is not fit for a cluster of AV64."""
    if second(cloud.properties) or not has_zones(sku_of(wanted.body)):
        return
    if stretched(cloud.properties):
        raise errors.added_to_stretched(wanted.id)
    least = number("gen1.av64.base-hosts-min")
    if _size(cloud.properties) < least:
        raise errors.base_small(wanted.id, least)
    if not _has_blocks(cloud.properties):
        raise errors.blocks_wanted(wanted.id, _forms())
    for zone in zones_in(cloud.properties):
        refuse_zone(str(cloud.body.get("location")), zone, sku_of(wanted.body))


def _has_blocks(properties: Body) -> bool:
    told = (IPv4Network(each) for each in properties.get("extendedNetworkBlocks") or [])
    counts = Counter(each.prefixlen for each in told)
    return any(_as_large(counts, prefix) >= count for prefix, count in _forms().items())


def _as_large(counts: Mapping[int, int], prefix: int) -> int:
    """How many blocks are of a length, or larger."""
    return sum(count for length, count in counts.items() if length <= prefix)


def _forms() -> dict[int, int]:
    """The ways in which the blocks may come: how many of which prefix length."""
    value = catalogue().value(BLOCKS)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return {int(prefix): int(str(count)) for prefix, count in value.items()}


def _size(properties: Body) -> int:
    return int((properties.get("managementCluster") or {}).get("clusterSize") or 0)
