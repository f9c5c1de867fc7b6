"""Repeatable draws, each keyed by what it is for: changing one machine moves no other."""

from collections.abc import Sequence
from random import Random
from uuid import UUID


def chance(*key: object) -> Random:
    """A source of draws that depends on its key alone, on every machine and Python."""
    return Random("/".join(["contoso", *map(str, key)]))


def skewed(draw: Random, choices: Sequence[int]) -> int:
    """One of the choices, the first by far the likeliest: weights fall as one over the rank."""
    weights = [1 / (rank + 1) for rank in range(len(choices))]
    return draw.choices(choices, weights)[0]


def around(draw: Random, median: float) -> float:
    """Lognormal around its median: most are near it, a few are several times as large."""
    return draw.lognormvariate(0, 0.55) * median


def uuid(*key: object) -> str:
    """A random UUID that is always the same for the same key."""
    return str(UUID(int=chance("uuid", *key).getrandbits(128), version=4))


def mac(*key: object) -> str:
    """A MAC address from VMware's range for generated addresses (00:50:56:80 to bf)."""
    draw = chance("mac", *key)
    tail = [draw.randrange(0x80, 0xC0), draw.randrange(256), draw.randrange(256)]
    return "00:50:56:" + ":".join(f"{byte:02x}" for byte in tail)
