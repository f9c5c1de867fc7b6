"""Which of many sets of addresses overlap."""

from collections.abc import Iterator, Sequence

from landbridge.space import Addresses


def overlapping(sets: Sequence[Addresses]) -> Iterator[tuple[int, int]]:
    """Each pair that shares an address, once, the earlier one first."""
    spans = sorted((*pair, at) for at, each in enumerate(sets) for pair in each.pairs())
    open_: list[tuple[int, int]] = []
    told: set[tuple[int, int]] = set()
    for start, end, at in spans:
        open_ = [(until, other) for until, other in open_ if until > start]
        for _, other in open_:
            pair = (min(at, other), max(at, other))
            if at != other and pair not in told:
                told.add(pair)
                yield pair
        open_.append((end, at))
