"""Types that nobody makes: what there is of them follows from what else stands."""

from collections.abc import Iterable, Mapping

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind, Page, World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body, Resource


class Derived(Kind):
    """Listed and read."""

    tracked = False
    methods = frozenset(("GET", "HEAD"))

    def derived(self, world: World, above: Resource) -> Iterable[Resource]:
        """Those that follow from the resource that they are in."""
        raise NotImplementedError

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        above = world.store.get(id_.parent) if id_.parent else None
        standing = self.derived(world, above) if above else ()
        return next((each for each in standing if each.id.key == id_.key), None)

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        above = parsed(within)
        standing = world.store.get(above) if above else None
        if standing is None:
            raise refusals.absent(above or ResourceId(within))
        found = sorted(self.derived(world, standing), key=lambda each: each.id.key)
        return [each for each in found if each.id.key > page.after][: page.most]


def derived(above: Resource, kind: str, name: str, properties: Body) -> Resource:
    """A resource that is as old as the one that it follows from, and changes with it."""
    id_ = above.id.child(kind, name)
    return Resource(id_, {"properties": properties}, above.created, above.changed, above.version)
