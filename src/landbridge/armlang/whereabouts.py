"""Where a resource is: the place that deployments to it go to, or the resource that it is on."""

from dataclasses import replace

from landbridge.armlang.context import Context
from landbridge.armlang.declared import Declared
from landbridge.armlang.evaluation import valued
from landbridge.armlang.identity import PROVIDERS
from landbridge.armlang.scope import Level, Scope
from landbridge.armlang.values import Pending, needs_of

ELSEWHERE = {"subscriptionId": "subscription", "resourceGroup": "resource_group"}
"""Keys of a deployment that send it to another place, by what they change of its scope."""


def place_of(declared: Declared, context: Context) -> Scope | str | Pending:
    """Where a resource is: in a place for deployments, or on the resource of this id."""
    given, here = declared.record, context.scope
    if declared.parent is not None and "scope" not in given:
        return place_of(declared.parent, replace(context, spot=declared.parent.spot))
    if "scope" in given:
        target = valued(given["scope"], context.inside("scope"))
        if isinstance(target, str):
            return _named_scope(target, here)
        if isinstance(target, Pending):
            return target
    if not (declared.is_deployment or declared.existing):
        return here
    parts = {key: valued(given.get(key), context.inside(key)) for key in ELSEWHERE}
    if needs_of(dict(parts)):
        return Pending("a resource group", needs_of(dict(parts)))
    return _elsewhere({ELSEWHERE[key]: str(part) for key, part in parts.items() if part}, here)


def _elsewhere(changes: dict[str, str], here: Scope) -> Scope:
    if "resource_group" in changes:
        return here.within(Level.RESOURCE_GROUP, **changes)
    return here.within(Level.SUBSCRIPTION, **changes) if changes else here


def _named_scope(text_: str, here: Scope) -> Scope | str:
    """The scope of a text: `/`, the id of a place or a resource, or type and name in turn."""
    parts = text_.strip("/").split("/")
    folded = [part.casefold() for part in parts]
    if text_ == "/":
        return here.within(Level.TENANT)
    if "microsoft.management" in folded[:2] and folded[-2] == "managementgroups":
        return here.within(Level.MANAGEMENT_GROUP, management_group=parts[-1])
    if folded[0] == "subscriptions" and len(parts) == 2:
        return here.within(Level.SUBSCRIPTION, subscription=parts[1])
    if folded[0] == "subscriptions" and len(parts) == 4:
        group = {"subscription": parts[1], "resource_group": parts[3]}
        return here.within(Level.RESOURCE_GROUP, **group)
    return text_ if text_.startswith("/") else f"{here.id}{PROVIDERS}{text_}"
