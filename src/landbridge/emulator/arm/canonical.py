"""The one name of a resource that is made: the casing of its type, and of what it stands in."""

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.ids import GROUPS, SUBSCRIPTIONS, ResourceId, parsed

DELETING = "Deleting"


def canonical(world: World, kind: Kind, id_: ResourceId) -> ResourceId:
    """Of what stands, its own. Raises Refusal where that in which it would stand does not."""
    if standing := world.store.get(id_):
        return standing.id
    if not id_.provider:
        subscription = _scope(world, ResourceId(f"/{SUBSCRIPTIONS}/{id_.subscription}"))
        return ResourceId(f"{subscription}/{GROUPS}/{id_.group}")
    scope = _scope(world, parsed(id_.scope) or ResourceId(id_.scope))
    names = _parent(world, id_.parent).names if id_.parent else ()
    return ResourceId(scope, kind.provider, tuple(kind.path.split("/")), (*names, id_.name))


def _scope(world: World, scope: ResourceId) -> str:
    """Raises Refusal for the outermost of what is not there, and for a group that goes."""
    standing = world.store.get(scope)
    if standing is None:
        if scope.holder:
            _scope(world, scope.holder)
        raise refusals.absent(scope)
    if not scope.provider and standing.state == DELETING:
        raise refusals.group_going(scope)
    return str(standing.id)


def _parent(world: World, above: ResourceId) -> ResourceId:
    standing = world.kinds.of(above).found(world, above)
    if standing is None:
        raise refusals.parent_absent(above)
    return standing.id
