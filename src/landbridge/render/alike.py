"""Subnets of the service that a matrix may show as one line, because nothing tells them apart."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from landbridge.model.proof import Cell

Told = tuple[str, str, str]
Squares = Mapping[tuple[str, str], Told]


def alike(cells: Iterable[Cell], made: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """The places that share a line, each with the name of the line.

    `made` has the subnets that the service makes, by their private cloud. Two share a line if they
    send and receive the same everywhere, to and from each other and themselves too: no square of
    the matrix then stands for two answers.
    """
    subnets = {name for names in made.values() for name in names}
    squares = {
        (each.source, each.destination): (each.always, each.sometimes, each.depends)
        for each in cells
        if each.source in subnets or each.destination in subnets
    }
    places = tuple(dict.fromkeys(name for pair in squares for name in pair))
    found: dict[str, str] = {}
    for cloud, names in made.items():
        for group in _groups([name for name in names if name in places], places, squares):
            if len(group) > 1:
                line = f"service subnets of {cloud} ({len(group)})"
                told_apart = line in found.values()
                line = f"{line}: {group[0]} and alike" if told_apart else line
                found |= dict.fromkeys(group, line)
    return found


def merged(cells: Sequence[Cell], lines: Mapping[str, str]) -> tuple[Cell, ...]:
    """The cells of a matrix in which places that share a line are one."""
    found = {
        (source, destination): replace(each, source=source, destination=destination)
        for each in cells
        for source in (lines.get(each.source, each.source),)
        for destination in (lines.get(each.destination, each.destination),)
    }
    return tuple(found.values())


def members(lines: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The places behind each line that stands for several."""
    found: dict[str, tuple[str, ...]] = {}
    for place, line in lines.items():
        found[line] = (*found.get(line, ()), place)
    return found


def _groups(
    names: Sequence[str], places: Collection[str], squares: Squares
) -> Iterator[tuple[str, ...]]:
    """Those that nothing tells apart; being alike is an equivalence, so one speaks for all."""
    left = list(names)
    while left:
        first = left[0]
        group = tuple(each for each in left if _same(first, each, places, squares))
        yield group
        left = [each for each in left if each not in group]


def _same(one: str, other: str, places: Collection[str], squares: Squares) -> bool:
    if one == other:
        return True
    between = {squares.get((a, b)) for a in (one, other) for b in (one, other)}
    apart = (place for place in places if place not in {one, other})
    return len(between) == 1 and all(
        squares.get((one, place)) == squares.get((other, place))
        and squares.get((place, one)) == squares.get((place, other))
        for place in apart
    )
