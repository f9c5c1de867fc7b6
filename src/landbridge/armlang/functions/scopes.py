"""Functions that tell of the place of a deployment: resourceGroup, subscription …"""

from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.functions.deployment import known_or
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.scope import Level
from landbridge.armlang.values import Pending


def _at(asked: Asked, *levels: Level) -> None:
    level = asked.context.scope.level
    if level not in levels:
        raise Fault(
            f"{asked.call.name}() stands in a deployment to a {level}",
            f"It is for deployments to a {' or '.join(levels)}.",
        )


def _resource_group(asked: Asked) -> dict[str, object]:
    _at(asked, Level.RESOURCE_GROUP)
    scope = asked.context.scope
    return {
        "id": scope.id,
        "name": scope.resource_group,
        "type": "Microsoft.Resources/resourceGroups",
        "location": _of_group(asked, "location", scope.location),
        "tags": _of_group(asked, "tags", scope.tags),
        "properties": {"provisioningState": "Succeeded"},
    }


def _of_group(asked: Asked, name: str, told: object) -> object:
    """What is told of the group, or what the state knows of it; else it waits for the group."""
    scope = asked.context.scope
    found = None if told is not None else scope.state.resource(scope.id, None)
    if found is not None:
        return found.get(name)
    waits = Pending(f"[resourceGroup().{name}]", frozenset({scope.id}))
    return waits if told is None else known_or(told, name)


def _subscription(asked: Asked) -> dict[str, object]:
    _at(asked, Level.RESOURCE_GROUP, Level.SUBSCRIPTION)
    scope = asked.context.scope
    if scope.unknown:
        raise Waiting(scope.unknown)
    return {
        "id": f"/subscriptions/{scope.subscription}",
        "subscriptionId": scope.subscription,
        "tenantId": known_or(scope.tenant, "subscription().tenantId"),
        "displayName": known_or(scope.subscription_name, "subscription().displayName"),
    }


def _management_group(asked: Asked) -> dict[str, object]:
    _at(asked, Level.MANAGEMENT_GROUP)
    scope = asked.context.scope
    return {
        "id": scope.id,
        "name": scope.management_group,
        "type": "/providers/Microsoft.Management/managementGroups",
        "properties": known_or(None, "managementGroup().properties"),
    }


def _tenant(asked: Asked) -> dict[str, object]:
    tenant = asked.context.scope.tenant
    return {
        "id": known_or(f"/tenants/{tenant}" if tenant else None, "tenant().id"),
        "tenantId": known_or(tenant, "tenant().tenantId"),
        "countryCode": known_or(None, "tenant().countryCode"),
        "displayName": known_or(None, "tenant().displayName"),
    }


SCOPES = (
    Function("managementGroup", "", _management_group, Given.ASKED),
    Function("resourceGroup", "", _resource_group, Given.ASKED),
    Function("subscription", "", _subscription, Given.ASKED),
    Function("tenant", "", _tenant, Given.ASKED),
)
