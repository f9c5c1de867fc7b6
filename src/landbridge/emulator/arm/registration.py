"""Which resource providers a subscription has registered: all, until somebody says otherwise."""

from collections.abc import Callable

from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.store import Resource

NOTE = "unregistered"
FREE = ("microsoft.resources", "microsoft.authorization")  # they are there without registration


def is_registered(world: World, subscription: str, namespace: str) -> bool:
    standing = _subscription(world, subscription)
    return standing is None or namespace.casefold() not in standing.hidden.get(NOTE, ())


def refuse_unregistered(world: World, id_: ResourceId, namespace: str) -> None:
    """Raises Refusal for a change through a provider that the subscription lacks."""
    if not is_registered(world, id_.subscription, namespace):
        told = f"The subscription is not registered to use namespace '{namespace}'."
        told += " See https://aka.ms/rps-not-found for how to register subscriptions."
        raise Refusal(409, "MissingSubscriptionRegistration", told)


def register(world: World, subscription: str, namespace: str) -> None:
    _noted(world, subscription, lambda held: held - {namespace.casefold()})


def unregister(world: World, subscription: str, namespace: str) -> None:
    """Published: not while a resource of it stands. Raises Refusal."""
    if namespace.casefold() in FREE or _has_some(world, subscription, namespace):
        told = f"The provider '{namespace}' cannot be unregistered: resources of it stand."
        raise Refusal(409, "CannotUnregisterProvider", told)
    _noted(world, subscription, lambda held: held | {namespace.casefold()})


def _has_some(world: World, subscription: str, namespace: str) -> bool:
    types = [kind.type for kind in world.kinds if kind.provider == namespace]
    scope = f"/{SUBSCRIPTIONS}/{subscription}"
    return any(world.store.of_types(types, scope, "", 1))


def _noted(world: World, subscription: str, change: Callable[[set[str]], set[str]]) -> None:
    standing = _subscription(world, subscription)
    if standing:
        held = change(set(standing.hidden.get(NOTE, ())))
        world.put(standing.noting(**{NOTE: sorted(held)}))


def _subscription(world: World, name: str) -> Resource | None:
    return world.store.get(ResourceId(f"/{SUBSCRIPTIONS}/{name}"))
