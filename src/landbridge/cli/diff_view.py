"""What `landbridge diff` tells, for a change board, for scripts and as TSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.cli.columns import columns
from landbridge.model.difference import Changed, Difference, Inspected
from landbridge.model.proof import NOTHING, passed
from landbridge.render.folded import Line, Told, folded, named

KINDS = (
    ("loses", "WHO LOSES", "red", ("loses", "lose")),
    ("may_lose", "WHO MAY LOSE", "yellow", ("may lose", "may lose")),
    ("closes", "WHAT WAS NOT CERTAIN AND IS DENIED", "red", ("is denied", "are denied")),
    ("gains", "WHO GAINS", "green", ("gains", "gain")),
    ("may_gain", "WHO MAY GAIN", "yellow", ("may gain", "may gain")),
    ("clears", "WHAT WAS NOT CERTAIN AND IS ALLOWED", "green", ("is allowed", "are allowed")),
)
"""Each kind of turn with its title, its style, and what is said of one pair and of several."""


def document(found: Difference) -> Mapping[str, Any]:
    """Everything; `NOTHING` where a kind of turn does not happen."""
    return {
        "pairs": found.pairs,
        "compared": found.compared,
        "moved": [asdict(each) for each in found.moved],
        "gone": found.gone,
        "come": found.come,
        "places": [asdict(each) for each in found.places],
        "groups": [asdict(each) for each in found.groups],
        "inspections": [asdict(each) for each in found.inspections],
    }


def rows(found: Difference) -> Sequence[Sequence[object]]:
    """A row a turn: its kind, source, destination and traffic; inspections at the end."""
    turns = [
        (kind, each.source, each.destination, getattr(each, kind))
        for kind, *_ in KINDS
        for each in _of(kind, found.places)
    ]
    inspected = [
        (
            "inspected",
            each.source,
            each.destination,
            " > ".join(_inspectors(each)),
        )
        for each in found.inspections
    ]
    return [*turns, *inspected]


def view(found: Difference) -> Iterator[RenderableType]:
    """What is lost first, then what is gained; then whose inspection changes."""
    for kind, title, style, _ in KINDS:
        yield from _turned(kind, title, style, found)
    if found.inspections:
        yield Text("INSPECTED BY OTHERS\n", style="bold")
        yield _inspected(found)
        yield ""
    yield from (Text(each) for each in _elsewhere(found))
    yield Text(_sum(found), style="bold")


def _turned(kind: str, title: str, style: str, found: Difference) -> Iterator[RenderableType]:
    groups, places = _of(kind, found.groups), _of(kind, found.places)
    if not (groups or places):
        return
    yield Text(f"{title}\n", style="bold")
    table = columns("from", "to", "traffic")
    for each in (*_folded(kind, groups), *_folded(kind, places)):
        ends = (named(names, found.compared) for names in (each.sources, each.destinations))
        table.add_row(*ends, Text(each.what[0], style=style))
    yield table
    yield ""


def _folded(kind: str, changes: Iterable[Changed]) -> list[Line]:
    return folded(Told(each.source, each.destination, (getattr(each, kind),)) for each in changes)


def _inspected(found: Difference) -> Table:
    table = columns("from", "to", "before", "after")
    told = (Told(each.source, each.destination, _inspectors(each)) for each in found.inspections)
    for line in folded(told):
        ends = (named(names, found.compared) for names in (line.sources, line.destinations))
        table.add_row(*ends, *line.what)
    return table


def _elsewhere(found: Difference) -> Iterator[str]:
    """What has moved, and what could not be compared."""
    for line in folded(Told(each.old, each.new, ()) for each in found.moved):
        old, new = (named(names, found.compared) for names in (line.sources, line.destinations))
        yield f"Moved with its addresses: {old} to {new}"
    if found.gone:
        yield f"Only in the old network, and not compared: {named(found.gone, ())}"
    if found.come:
        yield f"Only in the new network, and not compared: {named(found.come, ())}"


def _of(kind: str, changes: Iterable[Changed]) -> list[Changed]:
    return [each for each in changes if getattr(each, kind) != NOTHING]


def _inspectors(each: Inspected) -> tuple[str, str]:
    told = ((each.before, each.before_open), (each.after, each.after_open))
    before, after = (passed(names) + ", or others" * open_ for names, open_ in told)
    return before, after


def _sum(found: Difference) -> str:
    if not found.any:
        return f"{found.pairs:,} pairs compared, and nothing differs"
    counts = [(len(_of(kind, found.places)), words) for kind, _, _, words in KINDS]
    counts += [(len(found.inspections), ("is inspected by others", "are inspected by others"))]
    told = [f"{count} {words[count != 1]}" for count, words in counts if count]
    return f"{found.pairs:,} pairs compared: of places, {', '.join(told) or 'none differ'}"
