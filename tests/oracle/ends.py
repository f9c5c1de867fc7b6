"""Whether an end of a rule means an address."""

from collections.abc import Callable, Iterable

from tests.oracle.answer import EITHER, NO, YES, Possible, some
from tests.oracle.numbers import any_inside, fact, is_public, net, within
from tests.oracle.tags import by_tags
from tests.oracle.topology import ANYWHERE, learned, links
from tests.oracle.world import METADATA, PROBES, Place, World

from landbridge.model.network.fields import NUMERIC

OF_PLATFORM = {"azureplatformdns": PROBES, "azureplatformimds": METADATA}
Seen = frozenset[str]


def any_of(world: World, ends: Iterable[str], address: str, at: Place | None) -> Possible:
    """Whether one of the ends means the address, for a rule asked at a subnet."""
    return some([means(world, end, address, at) for end in ends])


def means(
    world: World, end: str, address: str, at: Place | None, seen: Seen = frozenset()
) -> Possible:
    """Whether an end means the address; NO and YES only where that is certain."""
    text = end.strip()
    if text.startswith("/"):
        return at_path(world, text.lower().split("/"), address, at, seen)
    if text.lower() in {"*", "any"} or NUMERIC.match(text):
        return _certain(within(address, text))
    for kind in KINDS:
        found = kind(world, text.lower(), address, at, seen)
        if found is not None:
            return found
    return _tag(world, text.lower(), address, at)


def _certain(value: bool) -> Possible:
    return YES if value else NO


def _application_group(
    world: World, name: str, address: str, _at: Place | None, _seen: Seen
) -> Possible | None:
    members = [
        each
        for each in world.network.interfaces
        if name in {group.lower() for group in each.application_security_groups}
    ]
    named = {group.lower() for group in world.network.application_security_groups}
    if name not in named and not members:
        return None
    return _certain(any(net(each.address) == net(address) for each in members))


def _address_group(
    world: World, name: str, address: str, at: Place | None, seen: Seen
) -> Possible | None:
    group = next((g for g in world.network.groups if g.name.lower() == name), None)
    if group is None:
        return None
    if name in seen:
        return NO
    deeper = seen | {name}
    members = [means(world, end, address, at, deeper) for end in group.members]
    members += [by_tags(world, group, address)] if group.criteria else []
    around = [means(world, end, address, at, deeper) for end in group.somewhere_in]
    return some([*members, *(EITHER for near in around if True in near)])


def at_path(world: World, steps: list[str], address: str, at: Place | None, seen: Seen) -> Possible:
    """An NSX path: to a group, a segment, or a port in a segment."""
    if steps[-2] == "groups":
        found = _address_group(world, steps[-1], address, at, seen)
        return EITHER if found is None else found
    port = steps[-2] == "ports" and steps[-4] == "segments"
    name = steps[-3] if port else steps[-1]
    prefixes = _segment(world, name) if port or steps[-2] == "segments" else []
    if not prefixes:
        return EITHER
    inside = any(any_inside(address, each) for each in prefixes)
    return (EITHER if port else YES) if inside else NO


def _prefixes(
    pick: Callable[[World, str], list[tuple[str, ...]]],
) -> Callable[[World, str, str, Place | None, Seen], Possible | None]:
    """A kind of name that stands for prefixes."""

    def found(
        world: World, name: str, address: str, _at: Place | None, _seen: Seen
    ) -> Possible | None:
        every = pick(world, name)
        return _certain(any(any_inside(address, each) for each in every)) if every else None

    return found


def _segment(world: World, name: str) -> list[tuple[str, ...]]:
    segments = [place for place in world.places if place.kind == "segment"]
    return [p.prefixes for p in segments if name in {p.short, p.name.lower()}]


def _site(world: World, name: str) -> list[tuple[str, ...]]:
    return [world.sites[name].prefixes] if name in world.sites else []


def _subnet(world: World, name: str) -> list[tuple[str, ...]]:
    subnets = [place for place in world.places if place.kind == "subnet"]
    return [place.prefixes for place in subnets if place.name.lower() == name]


def _network(world: World, name: str) -> list[tuple[str, ...]]:
    return [world.spaces[name]] if name in world.spaces else []


def _machine(world: World, name: str) -> list[tuple[str, ...]]:
    guests = [(g.name, g.address) for cloud in world.clouds.values() for g in cloud.guests]
    machines = [*guests, *((each.name, each.address) for each in world.network.interfaces)]
    return [(address,) for own, address in machines if own.lower() == name]


KINDS = (
    _application_group,
    _address_group,
    *(_prefixes(pick) for pick in (_segment, _site, _subnet, _network, _machine)),
)
"""The kinds of names, in the order in which they are tried."""


def _tag(world: World, name: str, address: str, at: Place | None) -> Possible:
    if name == "azureloadbalancer":
        return _certain(within(address, PROBES))
    if name in OF_PLATFORM:
        return _certain(address == OF_PLATFORM[name])
    if name == "virtualnetwork" and at is not None and at.network:
        return virtual_network(world, at, address)
    if name == "internet":
        apart = at is not None and at.network and virtual_network(world, at, address) == YES
        return _certain(is_public(address) and not apart)
    return service_tag(world, name, address)


def service_tag(world: World, name: str, address: str) -> Possible:
    """A tag of the file; without it any public address, or any at all if nobody knows it."""
    known = world.tags or {}
    if name in known:
        return _certain(any_inside(address, known[name]))
    names = {each.lower() for each in fact("service-tag.names")}
    tag = name.count(".") <= 1 and name.partition(".")[0] in names
    return EITHER if not tag or is_public(address) else NO


def virtual_network(world: World, at: Place, address: str) -> Possible:
    """The tag VirtualNetwork as it stands at a subnet."""
    certain, doubtful = [PROBES, *world.spaces[at.network]], list[str]()
    for link in links(world, at.network):
        if link.in_tag:
            (certain if link.certain else doubtful).extend(world.spaces[link.network])
    known = [each.prefix for each in learned(world, at)]
    table = world.tables[at.subnet.route_table.lower()] if at.subnet.route_table else None
    routes = [route.prefix for route in table.routes] if table else []
    parts = [_certain(any_inside(address, tuple(certain)))]
    untold = table is not None and not table.complete
    parts += [EITHER] if untold or any_inside(address, tuple(doubtful)) else []
    return some([*parts, *(_routed(world, prefix, address) for prefix in (*known, *routes))])


def _routed(world: World, prefix: str, address: str) -> Possible:
    """Whether a route's prefix adds an address; the default route only may."""
    if not NUMERIC.match(prefix):
        return service_tag(world, prefix.lower(), address)
    if str(net(prefix)) in ANYWHERE:
        return EITHER if within(address, prefix) else NO
    return _certain(within(address, prefix))
