"""Which endpoint of one network is which of another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.model.difference import Moved
from landbridge.network.ground import Endpoint

Endpoints = Sequence[Endpoint]


class Counterparts(NamedTuple):
    """The endpoints that both networks have, by their numbers in either; the others by name."""

    old: Sequence[int]
    new: Sequence[int]
    moved: tuple[Moved, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def counterparts(old: Endpoints, new: Endpoints) -> Counterparts:
    """Who is who, over the same classes of addresses.

    First by the place's name, then by addresses, if one place alone of each network that has no
    counterpart yet holds them: a segment keeps its VMs when it moves to another cloud.
    """
    named = {(each.place.key, each.number): nth for nth, each in enumerate(new)}
    known = {
        nth: named[key]
        for nth, each in enumerate(old)
        if (key := (each.place.key, each.number)) in named
    }
    moved = dict(_moved(old, _left(old, known), new, _left(new, known.values())))
    both = sorted((known | moved).items())
    return Counterparts(
        [mine for mine, _ in both],
        [theirs for _, theirs in both],
        _distinct(
            Moved(old[mine].place.name, new[theirs].place.name) for mine, theirs in moved.items()
        ),
        _names(old, _left(old, [mine for mine, _ in both])),
        _names(new, _left(new, [theirs for _, theirs in both])),
    )


def _left(endpoints: Endpoints, known: Iterable[int]) -> list[int]:
    with_one = set(known)
    return [nth for nth in range(len(endpoints)) if nth not in with_one]


def _moved(
    old: Endpoints, left: Sequence[int], new: Endpoints, come: Sequence[int]
) -> Iterator[tuple[int, int]]:
    mine, theirs = _sole(old, left), _sole(new, come)
    yield from ((mine[each], theirs[each]) for each in mine.keys() & theirs.keys())


def _sole(endpoints: Endpoints, left: Sequence[int]) -> dict[int, int]:
    """Those whose class of addresses no other of them has, by that class."""
    counted = Counter(endpoints[nth].number for nth in left)
    return {endpoints[nth].number: nth for nth in left if counted[endpoints[nth].number] == 1}


def _names(endpoints: Endpoints, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(endpoints[nth].place.name for nth in numbers))


def _distinct(moved: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple(sorted(set(moved)))
