"""A body that is wanted, laid over what stands, so that nothing of others goes.

The service adds subnets, prefixes, routes and rules to resources that it did not make; whoever puts
such a resource back without them takes them away. Lists of things with names are therefore joined
by name, lists of prefixes as sets; any other list is ours as a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from landbridge.space import Addresses

Body = Mapping[str, Any]
PREFIXES = "addressPrefixes"
"""Of an address space or a subnet: the service adds those of segments."""
INSTEAD = (
    *({f"{side}PortRange", f"{side}PortRanges"} for side in ("source", "destination")),
    *(
        {f"{side}AddressPrefix", f"{side}AddressPrefixes", f"{side}ApplicationSecurityGroups"}
        for side in ("source", "destination")
    ),
    {"nextHopType", "nextHopIpAddress"},
)
"""Properties that say one thing together: where some are wanted, what stands in the others goes."""


class Difference(NamedTuple):
    """A property that stands otherwise than it is wanted; `was` is None where it is not there."""

    path: str
    was: object
    wanted: object


def merged(standing: Body, wanted: Body) -> dict[str, Any]:
    """What to put so that all that is wanted stands, and all that stood beside it still does."""
    gone = said_otherwise(wanted)
    kept = {key: value for key, value in standing.items() if key not in gone}
    return {**kept, **{key: _joined(key, standing.get(key), wanted[key]) for key in wanted}}


def said_otherwise(wanted: Body) -> frozenset[str]:
    """Properties that would say something else beside what is wanted, which Azure refuses."""
    told = chain.from_iterable(each for each in INSTEAD if not each.isdisjoint(wanted))
    return frozenset(told) - frozenset(wanted)


def _joined(key: str, standing: object, wanted: object) -> object:
    if isinstance(standing, Mapping) and isinstance(wanted, Mapping):
        return merged(standing, wanted)
    if not (isinstance(standing, list) and isinstance(wanted, list)):
        return wanted
    if key == PREFIXES:
        return _prefixes(standing, wanted)
    return _named(standing, wanted) if have_names([*standing, *wanted]) else wanted


def _prefixes(standing: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Those that are wanted, and those that stand outside of them."""
    ours = Addresses.of(wanted)
    return [*wanted, *(each for each in standing if not Addresses.parse(each) <= ours)]


def _named(standing: Sequence[Body], wanted: Sequence[Body]) -> list[object]:
    known = {str(each.get("name", "")).casefold(): each for each in standing}
    ours = {str(each["name"]).casefold(): each for each in wanted}
    changed = [merged(known.get(name, {}), each) for name, each in ours.items()]
    return [*changed, *(each for name, each in known.items() if name not in ours)]


def have_names(items: Sequence[object]) -> bool:
    """Whether these are things that are known by their names."""
    return bool(items) and all(isinstance(each, Mapping) and "name" in each for each in items)


def differences(standing: object, wanted: object, path: str = "") -> Iterator[Difference]:
    """What of a wanted body does not stand; what stands beside it is nobody's difference."""
    if isinstance(wanted, Mapping):
        there = standing if isinstance(standing, Mapping) else {}
        for key, value in wanted.items():
            yield from _different(key, there.get(key), value, f"{path}.{key}" if path else key)
    elif not _same(standing, wanted):
        yield Difference(path, standing, wanted)


def _different(key: str, standing: object, wanted: object, path: str) -> Iterator[Difference]:
    if not isinstance(wanted, list) or not isinstance(standing, list):
        yield from differences(standing, wanted, path)
    elif key == PREFIXES:
        if not Addresses.of(wanted) <= Addresses.of(standing):
            yield Difference(path, standing, wanted)
    elif have_names([*standing, *wanted]):
        known = {str(each.get("name", "")).casefold(): each for each in standing}
        for each in wanted:
            name = str(each["name"])
            yield from differences(known.get(name.casefold()), each, f"{path}[{name}]")
    elif not _alike(standing, wanted):
        yield Difference(path, standing, wanted)


class Beside(NamedTuple):
    """Something with a name that nobody asked for, and where it stands."""

    path: str
    name: str


def beside(standing: object, wanted: object, path: str = "") -> Iterator[Beside]:
    """What stands by a name that nobody asked for, among things that are wanted by name."""
    if isinstance(wanted, Mapping) and isinstance(standing, Mapping):
        for key, value in wanted.items():
            yield from _beside(standing.get(key), value, f"{path}.{key}" if path else key)


def _beside(standing: object, wanted: object, path: str) -> Iterator[Beside]:
    if not (isinstance(wanted, list) and isinstance(standing, list)):
        yield from beside(standing, wanted, path)
    elif have_names([*standing, *wanted]):
        ours = {str(each["name"]).casefold(): each for each in wanted}
        for each in standing:
            name = str(each["name"])
            if name.casefold() in ours:
                yield from beside(each, ours[name.casefold()], f"{path}[{name}]")
            else:
                yield Beside(f"{path}[{name}]", name)


def _alike(standing: Sequence[object], wanted: Sequence[object]) -> bool:
    """Lists that are ours as a whole: as long, and the same one by one, in whatever order."""
    if len(standing) != len(wanted):
        return False
    left = list(standing)
    for each in wanted:
        found = next((other for other in left if not any(differences(other, each))), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _same(standing: object, wanted: object) -> bool:
    """Azure's words, names and ids are blind to case, and regions to blanks."""
    if isinstance(standing, str) and isinstance(wanted, str):
        return _plain(standing) == _plain(wanted)
    return standing == wanted


def _plain(text: str) -> str:
    return text.replace(" ", "").casefold()
