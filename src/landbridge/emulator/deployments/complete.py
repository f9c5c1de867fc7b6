"""Complete mode: what stands in the group and not in the template goes, once all else is made."""

from collections.abc import Iterable, Iterator

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import GROUP_TYPE, ResourceId
from landbridge.emulator.store import Resource


def unwanted(world: World, deployment: ResourceId, made: Iterable[str]) -> Iterator[Resource]:
    """Published: of the group that the deployment is in, and of the types that stand alone."""
    kept = {each.casefold() for each in made}
    group = ResourceId(deployment.scope)
    for each in world.store.within(str(group)) if deployment.group else ():
        alone = each.id.scope.casefold() == group.key and len(each.id.types) == 1
        kind = world.kinds.get(each.id.type)
        if alone and kind and kind.tracked and kind.type != GROUP_TYPE and each.id.key not in kept:
            yield each
