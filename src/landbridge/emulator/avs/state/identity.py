"""The identity of a cloud, which the service makes where one is asked for."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.ids import ResourceId
from landbridge.emulator.resources.state.subscriptions import TENANT
from landbridge.emulator.store import Body

ASSIGNED = "SystemAssigned"


def identified(id_: ResourceId, body: Body) -> Body:
    """The body with the identity that its cloud has from now on, or without one."""
    told = body.get("identity") or {}
    rest = {name: value for name, value in body.items() if name != "identity"}
    if str(told.get("type", "")).casefold() != ASSIGNED.casefold():
        return {**rest, "identity": {"type": told["type"]}} if told.get("type") else rest
    principal = str(uuid5(NAMESPACE_URL, f"{id_.key}/identity"))
    made = {"type": ASSIGNED, "principalId": principal, "tenantId": TENANT}
    return {**rest, "identity": made}
