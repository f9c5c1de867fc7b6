"""Subscriptions: the emulator has one, and nobody makes another."""

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.ids import SUBSCRIPTION_TYPE, SUBSCRIPTIONS, ResourceId

SUBSCRIPTION = "00000000-0000-4000-8000-000000000001"
TENANT = "00000000-0000-4000-8000-0000000000aa"


class Subscriptions(Kind):
    """Read only: a subscription is not made by Resource Manager."""

    type = SUBSCRIPTION_TYPE
    methods = frozenset(("GET",))
    tracked = False


def open_subscription(world: World) -> None:
    """The subscription that a new emulator has."""
    id_ = ResourceId(f"/{SUBSCRIPTIONS}/{SUBSCRIPTION}")
    if world.store.get(id_) is None:
        world.put(world.new(id_, _body()))


def _body() -> dict[str, object]:
    return {
        "subscriptionId": SUBSCRIPTION,
        "tenantId": TENANT,
        "displayName": "Landbridge emulator",
        "state": "Enabled",
    }
