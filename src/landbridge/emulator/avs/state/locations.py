"""Quota: how many hosts of each type a subscription may still have in a region."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

HOSTS = 64  # what a new emulator grants of each type in each region
KEYS = "deploy.quota.keys"


def refuse_quota(world: World, wanted: Wanted, more: int) -> None:
    """Raises Refusal where a region has fewer hosts of the type left than are wanted."""
    sku = str((wanted.body.get("sku") or {}).get("name", ""))
    if sku.upper() not in _keys():
        raise errors.sku_unknown(sku)
    left = HOSTS - sum(_used(world, wanted.id.subscription, wanted.location, sku))
    if more > left:
        raise errors.quota(sku, wanted.location, more, left)


def _quota(world: World, id_: ResourceId, body: Body) -> Body:
    left = {
        key: HOSTS - sum(_used(world, id_.subscription, id_.name, sku))
        for sku, key in _keys().items()
    }
    return {"hostsRemaining": left, "quotaEnabled": "Enabled"}


def _trial(world: World, id_: ResourceId, body: Body) -> Body:
    return {"status": "TrialDisabled", "availableHosts": 0}


def _used(world: World, subscription: str, location: str, sku: str) -> Iterator[int]:
    """Hosts that stand or are being made."""
    for cloud in world.store.of_type(
        "Microsoft.AVS/privateClouds", f"/subscriptions/{subscription}"
    ):
        if region(cloud.body.get("location")) == region(location):
            yield from _sizes(world, cloud, sku)


def _sizes(world: World, cloud: Resource, sku: str) -> Iterator[int]:
    if _sku(cloud) == sku.casefold():
        yield int(cloud.properties["managementCluster"].get("clusterSize") or 0)
    for cluster in world.store.of_type("Microsoft.AVS/privateClouds/clusters", str(cloud.id)):
        if _sku(cluster) == sku.casefold():
            yield int(cluster.properties.get("clusterSize") or 0)


def _sku(resource: Resource) -> str:
    return str((resource.body.get("sku") or {}).get("name", "")).casefold()


def _keys() -> Mapping[str, str]:
    value = catalogue().value(KEYS)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return {str(sku): str(key) for sku, key in value.items()}


class Locations(Kind):
    """Regions, of which a client asks what they still have."""

    type = "Microsoft.AVS/locations"
    tracked = False
    methods = frozenset(("POST",))
    actions: ClassVar[Mapping[str, Action]] = {
        "checkquotaavailability": _quota,
        "checktrialavailability": _trial,
    }
