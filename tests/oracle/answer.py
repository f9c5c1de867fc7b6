"""What is asked and answered, and the arithmetic of what may happen.

Whatever a filter may do is written as its possible outcomes, each with a reason: `{True: ...}`
passes, `{False: ...}` drops, both keys mean that something unknown decides.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import NamedTuple

Possible = frozenset[bool]
Outcomes = Mapping[bool, str]

YES: Possible = frozenset({True})
NO: Possible = frozenset({False})
EITHER: Possible = frozenset({True, False})


class Packet(NamedTuple):
    """One packet that opens a connection; `protocol` is its IANA number."""

    source: str
    destination: str
    protocol: int
    port: int = 0
    source_port: int = 40000

    def turned(self) -> "Packet":
        """What answers it."""
        return Packet(self.destination, self.source, self.protocol, self.source_port, self.port)


class Answer(NamedTuple):
    """The verdict; `disposition` is how it ends, where it may fail the way it may fail."""

    verdict: str
    disposition: str
    why: list[str]


def every(parts: Iterable[Possible]) -> Possible:
    """Whether all of these hold, each independent of the others."""
    return frozenset(all(world) for world in product(*parts))


def some(parts: Iterable[Possible]) -> Possible:
    """Whether one of these holds, each independent of the others."""
    found = set(parts)
    if YES in found:
        return YES
    return EITHER if EITHER in found else NO


def in_turn(*filters: Callable[[], Outcomes]) -> Outcomes:
    """Several filters one after another."""
    doubt: dict[bool, str] = {}
    for each in filters:
        outcomes = each()
        if True not in outcomes:
            return {False: outcomes[False]}
        if False in outcomes and not doubt:
            doubt = {False: outcomes[False]}
    return {True: "", **doubt}


def either(worlds: Iterable[Outcomes]) -> Outcomes:
    """The outcomes of several worlds of which one is real."""
    found: dict[bool, str] = {}
    for world in worlds:
        found = {**world, **found}
    return found


def first_match(
    rules: Iterable[tuple[Possible, Callable[[], Outcomes]]], last: Callable[[], Outcomes]
) -> Outcomes:
    """The first rule that matches decides; one that only may match leaves the rest open."""
    open_worlds: list[Outcomes] = []
    for matches, says in rules:
        if True in matches:
            open_worlds.append(says())
        if False not in matches:
            return either(open_worlds)
    return either([*open_worlds, last()])
