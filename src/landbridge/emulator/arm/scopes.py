"""Scopes of lists that no resource stands behind."""

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId, parsed


def refuse_absent_scope(world: World, id_: ResourceId) -> None:
    """Raises Refusal where a list is asked of what does not stand; of the tenant it may be."""
    scope = parsed(id_.scope)
    if scope is not None and world.store.get(scope) is None:
        raise refusals.absent(scope)


def refuse_absent_subscription(world: World, id_: ResourceId) -> None:
    """The same, of the subscription alone."""
    subscription = ResourceId(f"/{SUBSCRIPTIONS}/{id_.subscription}")
    if world.store.get(subscription) is None:
        raise refusals.scope_absent(subscription)


def refuse_named(id_: ResourceId) -> None:
    """Raises Refusal for one of what is had as a list alone."""
    if not id_.is_list:
        raise refusals.absent(id_)
