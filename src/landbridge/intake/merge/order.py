"""The order of entries after a merge: that of the export, unless it was changed by hand."""

from collections.abc import Sequence
from typing import Any, NamedTuple

AS_EXPORTED = ("updated", "the order is another one now")
AS_HERE = ("kept", "your order, the export has another one")


class Order(NamedTuple):
    """The entries by their keys, and what is said of their order."""

    keys: Sequence[Any]
    said: tuple[str, str] | None = None


def ordered(base: Sequence[Any], mine: Sequence[Any], new: Sequence[Any]) -> Order:
    """The entries that stand on either side."""
    shared = set(base) & set(mine) & set(new)
    as_new = [each for each in new if each in shared]
    as_mine = [each for each in mine if each in shared]
    if as_mine == as_new:
        return Order(_joined(mine, new))
    if as_mine == [each for each in base if each in shared]:
        return Order(_joined(new, mine), AS_EXPORTED)
    return Order(_joined(mine, new), AS_HERE)


def _joined(first: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    """The first ones, and each of the others behind the one that it follows there."""
    made = list(first)
    known = set(made)
    for nth, each in enumerate(other):
        if each not in known:
            before = other[nth - 1] if nth else None
            made.insert(made.index(before) + 1 if before in known else 0, each)
            known.add(each)
    return made
