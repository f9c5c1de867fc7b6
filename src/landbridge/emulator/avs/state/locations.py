"""Quota: how many hosts of each type a subscription may still have in a region."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.generation import quota_keys, sku_of
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import region
from landbridge.emulator.settings import settings_of
from landbridge.emulator.store import Body, Resource

CLOUDS = "Microsoft.AVS/privateClouds"
CLUSTERS = "Microsoft.AVS/privateClouds/clusters"


def refuse_quota(world: World, wanted: Wanted, more: int) -> None:
    """Raises Refusal where a region has fewer hosts of the type left than are wanted."""
    sku = sku_of(wanted.body)
    left = _left(world, wanted.id.subscription, wanted.location, sku)
    if more > left:
        raise errors.quota(sku, wanted.location, more, left)


def refuse_cloud(world: World, wanted: Wanted) -> None:
    """Raises Refusal for one cloud more than the subscription may have."""
    most = settings_of(world.store).clouds
    if most is not None:
        standing = world.store.of_type(CLOUDS, f"/subscriptions/{wanted.id.subscription}")
        if len(standing) >= most:
            raise errors.clouds_full(most)


def refuse_hosts(world: World, cloud: ResourceId, more: int) -> None:
    """Raises Refusal for more hosts than a cloud holds, however many are granted."""
    standing = world.store.get(cloud)
    before = sum(size for _, size in _sizes(world, standing)) if standing else 0
    most = number("private-cloud.hosts-max")
    if more > 0 and before + more > most:
        raise errors.hosts_full(cloud, before + more, most)


def refuse_cluster(world: World, cloud: ResourceId) -> None:
    """Raises Refusal for one cluster more than a cloud holds, the first of them counted."""
    most = number("private-cloud.clusters-max")
    if len(world.store.of_type(CLUSTERS, str(cloud))) + 1 >= most:
        raise errors.clusters_full(cloud, most)


def hosts_in(world: World, cloud: Resource) -> int:
    return sum(size for _, size in _sizes(world, cloud))


def _quota(world: World, id_: ResourceId, body: Body) -> Body:
    left = {
        key: max(0, _left(world, id_.subscription, id_.name, sku))
        for sku, key in quota_keys().items()
    }
    return {"hostsRemaining": left, "quotaEnabled": "Enabled"}


def _trial(world: World, id_: ResourceId, body: Body) -> Body:
    hosts = settings_of(world.store).trial_hosts
    return {"status": "TrialAvailable" if hosts else "TrialDisabled", "availableHosts": hosts}


def _left(world: World, subscription: str, location: str, sku: str) -> int:
    granted = settings_of(world.store).hosts_of(sku)
    return granted - sum(_used(world, subscription, location, sku))


def _used(world: World, subscription: str, location: str, sku: str) -> Iterator[int]:
    """Hosts that stand or are being made."""
    for cloud in world.store.of_type(CLOUDS, f"/subscriptions/{subscription}"):
        if region(cloud.body.get("location")) == region(location):
            yield from (size for each, size in _sizes(world, cloud) if each == sku)


def _sizes(world: World, cloud: Resource) -> Iterator[tuple[str, int]]:
    """The host type and the size of each cluster of a cloud."""
    yield sku_of(cloud.body), _size(cloud.properties.get("managementCluster") or {})
    for cluster in world.store.of_type(CLUSTERS, str(cloud.id)):
        yield sku_of(cluster.body), _size(cluster.properties)


def _size(properties: Body) -> int:
    return int(properties.get("clusterSize") or 0)


class Locations(Kind):
    """Regions, of which a client asks what they still have."""

    type = "Microsoft.AVS/locations"
    tracked = False
    methods = frozenset(("POST",))
    actions: ClassVar[Mapping[str, Action]] = {
        "checkquotaavailability": _quota,
        "checktrialavailability": _trial,
    }
