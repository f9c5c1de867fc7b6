"""The rows of the tables, out of the resources that stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import GROUP_TYPE, SUBSCRIPTION_TYPE
from landbridge.emulator.resources.state.subscriptions import TENANT
from landbridge.emulator.store import Resource

COLUMNS = (
    "id",
    "name",
    "type",
    "tenantId",
    "kind",
    "location",
    "resourceGroup",
    "subscriptionId",
    "managedBy",
    "sku",
    "plan",
    "properties",
    "tags",
    "identity",
    "zones",
    "extendedLocation",
)
TABLES = {"resources": COLUMNS, "resourcecontainers": COLUMNS}
CONTAINERS = {
    SUBSCRIPTION_TYPE: "microsoft.resources/subscriptions",
    GROUP_TYPE: "microsoft.resources/subscriptions/resourcegroups",
}


def rows(world: World, table: str, subscriptions: set[str]) -> list[dict[str, Any]]:
    """In the order of their ids; `Resources` holds what has a place of its own."""
    found = _containers(world) if table == "resourcecontainers" else _resources(world)
    of_them = [row for row in found if row["subscriptionId"].casefold() in subscriptions]
    return sorted(of_them, key=lambda row: str(row["id"]).casefold())


def _resources(world: World) -> Iterator[dict[str, Any]]:
    for kind in world.kinds:
        if kind.tracked and kind.type not in CONTAINERS:
            for each in world.store.of_type(kind.type):
                yield _row(each, shown(world, kind, each), kind.type.lower())


def _containers(world: World) -> Iterator[dict[str, Any]]:
    for type_, name in CONTAINERS.items():
        kind = world.kinds.get(type_)
        for each in world.store.of_type(type_) if kind else []:
            assert kind is not None  # noqa: S101 - asked above
            yield _row(each, shown(world, kind, each), name)


def _row(resource: Resource, body: Mapping[str, Any], type_: str) -> dict[str, Any]:
    own = {
        "type": type_,
        "tenantId": TENANT,
        "resourceGroup": resource.id.group,
        "subscriptionId": resource.id.subscription or resource.id.name,
    }
    return {name: body.get(name) for name in COLUMNS} | own
