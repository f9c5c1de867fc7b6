"""Subscriptions: the emulator has one, and nobody makes another."""

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.ids import SUBSCRIPTION_TYPE, SUBSCRIPTIONS, ResourceId
from landbridge.emulator.store import Body, Resource

SUBSCRIPTION = "00000000-0000-4000-8000-000000000001"
TENANT = "00000000-0000-4000-8000-0000000000aa"
NAME = "Landbridge emulator"


class Subscriptions(Kind):
    """Read only: a subscription is not made by Resource Manager."""

    type = SUBSCRIPTION_TYPE
    methods = frozenset(("GET",))
    tracked = False

    def head(self, resource: Resource) -> Body:
        """Subscriptions were there before resources had names and types."""
        return {"id": str(resource.id)}


def open_subscription(world: World) -> None:
    """The subscription that a new emulator has."""
    id_ = ResourceId(f"/{SUBSCRIPTIONS}/{SUBSCRIPTION}")
    if world.store.get(id_) is None:
        world.put(world.new(id_, _body()))


def _body() -> dict[str, object]:
    return {
        "subscriptionId": SUBSCRIPTION,
        "tenantId": TENANT,
        "displayName": NAME,
        "state": "Enabled",
        "authorizationSource": "RoleBased",
        "managedByTenants": [],
        "subscriptionPolicies": {
            "locationPlacementId": "Public_2014-09-01",
            "quotaId": "PayAsYouGo_2014-09-01",
            "spendingLimit": "Off",
        },
    }
