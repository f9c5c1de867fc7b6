"""Ids within bodies as values, so that each form refers to resources in its own way."""

import re
from collections.abc import Mapping

from landbridge.model.plan import Plan
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.templates.symbols import Key
from landbridge.render.templates.values import EXTENDS, Given, Id

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
"""In whose name bodies are made, to be found again: templates name none."""
ROOT = f"/subscriptions/{SUBSCRIPTION}"

GROUPS = "resourcegroups"
SUBSCRIPTIONS = re.compile("^/subscriptions/[^/]+", re.IGNORECASE)
TAKEN = "its circuit is taken to stand in the subscription in which all else is deployed"


def at_home(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """A plan whose circuits stand in the subscription that templates do not name, and who is told.

    An estate tells circuits of the private cloud's subscription alone; elsewhere nobody could make
    their keys.
    """
    network = plan.estate.network
    sites = tuple(
        each.model_copy(update={"circuit": SUBSCRIPTIONS.sub(ROOT, each.circuit)})
        if each.circuit
        else each
        for each in network.sites
    )
    told = tuple(f"{each.name}: {TAKEN}" for each in sites if each.circuit)
    home = network.model_copy(update={"sites": sites})
    estate = plan.estate.model_copy(update={"network": home})
    return plan.model_copy(update={"estate": estate}), told


def identified(value: object, symbols: Mapping[Key, str]) -> object:
    """A value with `Id` where an id of the subscription stood."""
    if isinstance(value, Given):
        return value
    if isinstance(value, Mapping):
        return {key: identified(each, symbols) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [identified(each, symbols) for each in value]
    if isinstance(value, str) and f"{value.lower()}/".startswith(f"{ROOT}/"):
        return parsed(value, symbols)
    return value


def parsed(text: str, symbols: Mapping[Key, str]) -> Id:
    """An id as a value; those of groups and of the subscription are ids, too."""
    _, _, _, *more = text.split("/")
    if len(more) < 2:
        return Id("", "", "")
    group = more[1] if more[0].lower() == GROUPS else ""
    rest = "/".join(more[2:] if group else more)
    if not rest:
        return Id(RESOURCE_GROUP, group, group, symbols.get(_key(RESOURCE_GROUP, group, group), ""))
    type_, name = _typed(rest.partition("/")[2])
    return Id(type_, name, group, symbols.get(_key(type_, group, name), ""))


def _typed(rest: str) -> tuple[str, str]:
    """The type and the names along it; `render.arm` writes both so, extensions too."""
    base, _, extension = rest.partition(EXTENDS)
    provider, *pairs = base.split("/")
    type_, name = "/".join([provider, *pairs[::2]]), "/".join(pairs[1::2])
    if not extension:
        return type_, name
    kind, own = _typed(extension)
    extending, _, last = kind.partition("/")
    return f"{type_}{EXTENDS}{last}", f"{name}/{extending}/{own}"


def _key(type_: str, group: str, name: str) -> Key:
    return type_.lower(), group.lower(), name.lower()
