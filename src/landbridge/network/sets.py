"""What may happen to traffic: three answers in two sets."""

from collections.abc import Iterable
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

Bits: TypeAlias = Any
"""An int with a bit for each class of traffic, or an array of words: both know `&`, `|`, `~`."""


class Sets(NamedTuple):
    """Traffic classes as bits: what may be let through, and what may not.

    In the first alone: allow. In the second alone: deny. In both: depends.
    """

    allowed: Bits = 0
    denied: Bits = 0

    def __or__(self, other: "Sets") -> "Sets":
        """One of two ways is taken, and nobody knows which."""
        return Sets(self.allowed | other.allowed, self.denied | other.denied)

    @property
    def allow(self) -> Bits:
        """What is let through for certain."""
        return self.allowed & ~self.denied

    @property
    def depends(self) -> Bits:
        """What is not certain."""
        return self.allowed & self.denied


NOTHING = Sets()


def either(ways: Iterable[Sets]) -> Sets:
    """One of several ways is taken, and nobody knows which."""
    return reduce(Sets.__or__, ways, NOTHING)


def best(ways: Iterable[Sets], full: int) -> Sets:
    """Whoever comes may choose among several ways; without any, nothing is let through."""
    allowed, denied = 0, full
    for way in ways:
        allowed |= way.allowed
        denied &= way.denied
    return Sets(allowed, denied)
