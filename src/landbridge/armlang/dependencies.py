"""Which resource comes before which, found by all the ways in which templates say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from landbridge.armlang.context import Frame, Target
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.identity import GROUPS
from landbridge.armlang.resource import Resource, wanted
from landbridge.armlang.values import Pending, kind, needs_of
from landbridge.errors import InputError


class Register:
    """The resources of a template by id, symbolic name, name, last part of it, and copy loop."""

    def __init__(self, resources: Sequence[Resource], loops: Iterable[str] = ()) -> None:
        self._by_key: dict[str, list[Resource]] = {}
        self._by_last: dict[str, list[Resource]] = {}
        self.unnamed = frozenset(need for each in resources for need in needs_of(each.id))
        self._loops: dict[str, list[Resource]] = {name.casefold(): [] for name in loops}
        for resource in resources:
            for key in set(_keys(resource)):
                self._by_key.setdefault(key, []).append(resource)
            if isinstance(resource.name, str) and "/" in resource.name:
                last = resource.name.rpartition("/")[2].casefold()
                self._by_last.setdefault(last, []).append(resource)
            for loop in set(_loop_names(resource)):
                self._loops.setdefault(loop, []).append(resource)

    def meant(self, text: str) -> list[Resource] | None:
        """The resources that a text means: one, or all of a loop, which may turn no times."""
        folded = text.strip("/").casefold()
        found = self._by_key.get(folded, [])
        symbolic = [each for each in found if each.symbol.casefold() == folded]
        loop = self._loops.get(folded)
        return symbolic or found or (loop if loop is not None else self._by_last.get(folded))

    def find(self, name: str) -> Target | None:
        """The one resource that reference() means. Raises Fault where it may be several."""
        folded = name.strip("/").casefold()
        found = self._by_key.get(folded) or self._by_last.get(folded, [])
        found = [each for each in found if each.symbol.casefold() == folded] or found
        _all_named(found)
        if len({each.id for each in found}) > 1:
            raise Fault(f"`{name}` is the name of {len(found)} resources", "Give a whole id.")
        if not found and self.unnamed and not name.startswith("/"):
            raise Waiting(self.unnamed)
        return _target(found[0]) if found else None

    def loop(self, name: str) -> tuple[Target, ...] | None:
        """The resources of a copy loop, in the order of their turns."""
        found = self._loops.get(name.casefold())
        _all_named(found or [])
        return None if found is None else tuple(_target(each) for each in found)


@dataclass(frozen=True)
class Around:
    """The resources of a template, and behind them those of the template around it."""

    register: Register
    frame: Frame

    def find(self, name: str) -> Target | None:
        """The one that reference() means, of the nearest template that has it."""
        around = self.frame.roster
        return self.register.find(name) or (around.find(name) if around else None)

    def loop(self, name: str) -> tuple[Target, ...] | None:
        """The resources of a copy loop, of the nearest template that has it."""
        around = self.frame.roster
        found = self.register.loop(name)
        return found if found is not None or around is None else around.loop(name)


def _all_named(resources: Sequence[Resource]) -> None:
    """Raises Waiting while one of the resources has no id yet."""
    unnamed = [each for each in resources if not isinstance(each.id, str)]
    if unnamed:
        raise Waiting(frozenset(need for each in unnamed for need in needs_of(each.id)))


def _target(resource: Resource) -> Target:
    return Target(str(resource.id), resource.api_version)


def _keys(resource: Resource) -> Iterable[str]:
    """All texts that mean this resource; `Type/name` and the whole id among them."""
    if resource.symbol:
        yield resource.symbol.casefold()
    if isinstance(resource.name, str):
        yield resource.name.casefold()
        yield f"{resource.type}/{resource.name}".casefold()
    if isinstance(resource.id, str):
        yield resource.id.strip("/").casefold()
        yield resource.id.rpartition("/providers/")[2].casefold()
        if resource.type.casefold() == GROUPS:
            group = f"/providers/{resource.type}/".casefold()
            yield resource.id.strip("/").casefold().replace("/resourcegroups/", group)


def _loop_names(resource: Resource) -> Iterable[str]:
    if resource.turn is not None:
        yield resource.turn.loop.casefold()
        if resource.symbol:
            yield resource.declared.symbol.casefold()


def linked(resources: Sequence[Resource], register: Register) -> tuple[Resource, ...]:
    """The resources with all that they depend on."""
    ids = {resource.id: resource for resource in resources if isinstance(resource.id, str)}
    before = {id(each): _before(each, register, ids) for each in resources}
    return tuple(
        replace(each, depends_on=_through(each, before, ids) if each.deployed else ())
        for each in resources
    )


def _before(resource: Resource, register: Register, ids: Mapping[str, Resource]) -> list[Resource]:
    explicit = [other for entry in _wanted(resource) for other in _named(entry, resource, register)]
    implicit = [ids[name] for name in sorted(resource.touched) if name in ids]
    return [other for other in [*explicit, *implicit] if other.id != resource.id]


def _wanted(resource: Resource) -> list[object]:
    """The entries of `dependsOn`; what cannot be computed of what is left out, is no fault."""
    try:
        return wanted(resource)
    except InputError:
        if resource.condition is False:
            return []
        raise


def _named(entry: object, resource: Resource, register: Register) -> list[Resource]:
    place = resource.spot / "dependsOn"
    if isinstance(entry, Pending):
        return []
    if not isinstance(entry, str):
        raise InputError(f"an entry is {kind(entry)}", place=place, remedy="Give texts.")
    found = register.meant(entry)
    if found is None and register.unnamed:
        return []
    if found is None:
        raise InputError(
            f"`{resource.context.masked(entry)}` is no resource of the template",
            place=place,
            remedy="Name only what the template deploys: by id, by name, or by its copy loop.",
        )
    return found


def _through(
    resource: Resource, before: Mapping[int, list[Resource]], ids: Mapping[str, Resource]
) -> tuple[str, ...]:
    """The ids before it; what is not deployed is passed over to what comes before that."""
    found: dict[str, None] = {}
    seen, waiting = {id(resource)}, list(before[id(resource)])
    while waiting:
        other = waiting.pop(0)
        if other.deployed and isinstance(other.id, str):
            found[other.id] = None
        elif id(other) not in seen:
            seen.add(id(other))
            waiting += before.get(id(other), [])
    return tuple(found)


def in_order(resources: Sequence[Resource]) -> tuple[Resource, ...]:
    """The resources, each behind all that it depends on, else as they are declared."""
    waiting = {each.id: set(each.depends_on) for each in resources if isinstance(each.id, str)}
    left, done = list(resources), list[Resource]()
    ready = set[str]()
    while left:
        now = [each for each in left if set(each.depends_on) & waiting.keys() <= ready]
        if not now:
            raise _circle(left)
        done += now
        ready |= {each.id for each in now if isinstance(each.id, str)}
        taken = set(map(id, now))
        left = [each for each in left if id(each) not in taken]
    return tuple(done)


def _circle(resources: Sequence[Resource]) -> InputError:
    by_id = {each.id: each for each in resources if isinstance(each.id, str)}
    path: list[Resource] = [resources[0]]
    following = _next(path[-1], by_id)
    while following not in path:
        path.append(following)
        following = _next(following, by_id)
    names = [each.label for each in path[path.index(following) :]]
    return InputError(
        f"resources wait for each other: {' → '.join([*names, names[0]])}",
        place=following.spot,
        remedy="Take one of the dependencies away.",
    )


def _next(resource: Resource, by_id: Mapping[str, Resource]) -> Resource:
    return next(by_id[name] for name in resource.depends_on if name in by_id)
