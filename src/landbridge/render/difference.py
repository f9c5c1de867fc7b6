"""What changes between two networks, as a change board reads it: the answer, then tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.model.difference import Changed, Difference, Inspected
from landbridge.model.proof import NOTHING, passed
from landbridge.render.folded import Line, Told, folded, named
from landbridge.render.marked import cell, table

KINDS = (
    ("loses", "Who loses", ("loses", "lose")),
    ("may_lose", "Who may lose", ("may lose", "may lose")),
    ("closes", "What was not certain and is denied", ("is denied", "are denied")),
    ("gains", "Who gains", ("gains", "gain")),
    ("may_gain", "Who may gain", ("may gain", "may gain")),
    ("clears", "What was not certain and is allowed", ("is allowed", "are allowed")),
)
"""Each kind of turn with its title, and what is said of one pair and of several."""
INSPECTED = "inspected"
LEGEND = (
    "A line tells what turned from some address of its sources to some of its destinations; it need"
    " not be so for all of them."
)


class Section(NamedTuple):
    """A table with its kind: the last columns of its rows say what is told."""

    kind: str
    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def render_difference(found: Difference, old: str, new: str) -> str:
    """Markdown: the answer and the sum, what could not be compared, and a table a kind of turn."""
    parts = [
        f"## Landbridge: {cell(old)} to {cell(new)}\n",
        f"**{answer(found)}** {total(found)}.\n",
    ]
    notes = [f"- {cell(each)}\n" for each in elsewhere(found)]
    parts += ["".join(notes)] if notes else []
    for each in sections(found):
        rows = (tuple(map(cell, row)) for row in each.rows)
        parts += [f"### {each.title}\n", table(each.headings, rows)]
    parts += [f"{LEGEND}\n"] if turned(found) else []
    return "\n".join(parts)


def answer(found: Difference) -> str:
    """What the exit code says, in words."""
    if found.loses:
        return "Somebody loses a connection, or a connection a firewall that it passed."
    return "Nobody loses for certain; something is open." if found.may_lose else "Nobody loses."


def total(found: Difference) -> str:
    """How many pairs of places, and how many of them turned in which way."""
    if not found.any:
        return f"{found.pairs:,} pairs compared, and nothing differs"
    counts = [(len(of(kind, found.places)), words) for kind, _, words in KINDS]
    counts += [(len(found.inspections), ("is inspected by others", "are inspected by others"))]
    told = [f"{count} {words[count != 1]}" for count, words in counts if count]
    return f"{found.pairs:,} pairs compared: of places, {', '.join(told) or 'none differ'}"


def turned(found: Difference) -> bool:
    """Whether anything stands in a table."""
    return any((found.places, found.groups, found.inspections))


def sections(found: Difference) -> Iterator[Section]:
    """What is lost first, then what is gained, then whose inspection changes; groups come first."""
    for kind, title, _ in KINDS:
        lines = [*_folded(kind, found.groups), *_folded(kind, found.places)]
        if lines:
            yield Section(kind, title, ("from", "to", "traffic"), _rows(lines, found))
    others = [
        line
        for each in (found.inspected_groups, found.inspections)
        for line in folded(map(_told, each))
    ]
    if others:
        headings = ("from", "to", "before", "after", "traffic")
        yield Section(INSPECTED, "Inspected by others", headings, _rows(others, found))


def elsewhere(found: Difference) -> Iterator[str]:
    """What has moved, and what could not be compared."""
    old = {each.old for each in found.moved} & {*found.gone, *found.compared}
    for line in folded(Told(_part(each.old, old), each.new, ()) for each in found.moved):
        source, to = (named(names, found.compared) for names in (line.sources, line.destinations))
        yield f"Moved with its addresses: {source} to {to}"
    both = {*found.compared, *(each.old for each in found.moved)}
    for network, names in (("old", found.gone), ("new", found.come)):
        if names:
            told = ", ".join(_part(each, both) for each in names)
            yield f"Only in the {network} network, and not compared: {told}"
    for network, names in (("old", found.groups_gone), ("new", found.groups_come)):
        if names:
            yield f"Groups and applications only in the {network} network: {', '.join(names)}"


def of(kind: str, changes: Iterable[Changed]) -> list[Changed]:
    """Those to which such a turn happened."""
    return [each for each in changes if getattr(each, kind) != NOTHING]


def ways(each: Inspected) -> tuple[str, str]:
    """What stands on the ways before and after."""
    told = ((each.before, each.before_open), (each.after, each.after_open))
    before, after = (passed(names) + ", or others" * open_ for names, open_ in told)
    return before, after


def _part(name: str, parts: Iterable[str]) -> str:
    return f"a part of {name}" if name in parts else name


def _told(each: Inspected) -> Told:
    return Told(each.source, each.destination, (*ways(each), each.traffic))


def _folded(kind: str, changes: Iterable[Changed]) -> list[Line]:
    told = ((each, getattr(each, kind)) for each in of(kind, changes))
    return folded(Told(each.source, each.destination, (what,)) for each, what in told)


def _rows(lines: Iterable[Line], found: Difference) -> list[tuple[str, ...]]:
    return [
        (named(each.sources, found.compared), named(each.destinations, found.compared), *each.what)
        for each in lines
    ]
