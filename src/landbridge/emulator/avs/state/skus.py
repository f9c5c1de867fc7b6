"""The types of host that a subscription may have, and where."""

from collections.abc import Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Kind, Page, World
from landbridge.emulator.avs.state.first_version import since
from landbridge.emulator.avs.state.generation import known_skus, quota_keys
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

REGIONS = "region.gen2.listed"
FOR = ("privateClouds", "privateClouds/clusters")
HOSTS = {
    "AV36": "host.av36",
    "AV36P": "host.av36p",
    "AV48": "host.av48",
    "AV52": "host.av52",
    "AV64": "host.av64-gen2",
}
"""Those whose figures the catalogue has."""


class Skus(Kind):
    """All host types of the service, in the regions that are published."""

    type = "Microsoft.AVS/skus"
    since = since("skus")
    tracked = False
    methods = frozenset(("GET",))

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        """They are listed, never read one by one."""
        return None

    def head(self, resource: Resource) -> Body:
        return {}

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        scope = ResourceId(within, "Microsoft.AVS", ("skus",), ())
        now = world.clock.now()
        found = [Resource(_named(scope, each), each, now, now) for each in _skus()]
        return [each for each in found if each.id.key > page.after][: page.most]


def _named(scope: ResourceId, sku: Body) -> ResourceId:
    """A name for paging alone."""
    kind = str(sku["resourceType"]).replace("/", "-")
    return ResourceId(scope.scope, scope.provider, scope.types, (f"{kind}-{sku['name']}",))


def _skus() -> Iterator[Body]:
    keys = quota_keys()
    for kind in FOR:
        for sku in sorted(known_skus()):
            key = [_pair("HostType", keys[sku])] if sku in keys else []
            yield {
                "resourceType": kind,
                "name": sku.casefold(),
                "locations": [region(each) for each in texts(REGIONS)],
                "locationInfo": [_place(region(each)) for each in texts(REGIONS)],
                "capabilities": [*_capabilities(sku), *key],
                "restrictions": [],
            }


def _place(name: str) -> Body:
    """Which zones have a type is told of AV64 alone: none is made up."""
    return {"location": name, "zones": [], "zoneDetails": []}


def _capabilities(sku: str) -> Iterator[Body]:
    """Those that the catalogue knows of a type."""
    host = HOSTS.get(sku)
    if host:
        yield _pair("CpuCoreCount", str(catalogue().value(f"{host}.cores")))
        yield _pair("RamGB", str(catalogue().value(f"{host}.memory-gib")))
        yield _pair("StorageCacheTB", str(catalogue().value(f"{host}.cache-tb")))
        yield _pair("StorageTB", str(catalogue().value(f"{host}.raw-tb")))


def _pair(name: str, value: str) -> Body:
    return {"name": name, "value": value}
