"""What `landbridge diff` tells, for a change board, for scripts and as TSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.model.difference import Changed, Difference, Inspected
from landbridge.model.proof import NOTHING, passed

KINDS = (
    ("loses", "WHO LOSES", "red"),
    ("opens", "NO LONGER CERTAIN", "yellow"),
    ("gains", "WHO GAINS", "green"),
    ("settles", "CERTAIN AT LAST", "none"),
)


def document(found: Difference) -> Mapping[str, Any]:
    """Everything; `NOTHING` where a kind of turn does not happen."""
    return {
        "pairs": found.pairs,
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
            f"{passed(each.before)} > {passed(each.after)}",
        )
        for each in found.inspections
    ]
    return [*turns, *inspected]


def view(found: Difference) -> Iterator[RenderableType]:
    """What is lost first, then what is open, gained, settled; then whose inspection changes."""
    for kind, title, style in KINDS:
        yield from _turned(kind, title, style, found)
    if found.inspections:
        yield Text("INSPECTED BY OTHERS\n", style="bold")
        yield _inspected(found.inspections)
        yield ""
    for title, names in (("Only in the old network", found.gone), ("Only in the new", found.come)):
        if names:
            yield Text(f"{title}: {', '.join(names)}")
    yield Text(_sum(found), style="bold")


def _turned(kind: str, title: str, style: str, found: Difference) -> Iterator[RenderableType]:
    groups, places = _of(kind, found.groups), _of(kind, found.places)
    if not (groups or places):
        return
    yield Text(f"{title}\n", style="bold")
    table = Table("from", "to", "traffic", box=None, pad_edge=False)
    for each in (*groups, *places):
        table.add_row(each.source, each.destination, Text(getattr(each, kind), style=style))
    yield table
    yield ""


def _inspected(changes: Iterable[Inspected]) -> Table:
    table = Table("from", "to", "before", "after", box=None, pad_edge=False)
    for each in changes:
        table.add_row(each.source, each.destination, passed(each.before), passed(each.after))
    return table


def _of(kind: str, changes: Iterable[Changed]) -> list[Changed]:
    return [each for each in changes if getattr(each, kind) != NOTHING]


def _sum(found: Difference) -> str:
    if not found.any:
        return f"{found.pairs:,} pairs compared, and nothing differs"
    told = [
        f"{len(_of(kind, found.places))} {word}"
        for kind, word in (
            ("loses", "lose"),
            ("opens", "are no longer certain"),
            ("gains", "gain"),
            ("settles", "are certain at last"),
        )
        if _of(kind, found.places)
    ]
    told += [f"{len(found.inspections)} are inspected by others"] if found.inspections else []
    return f"{found.pairs:,} pairs compared: of places, {', '.join(told) or 'none differ'}"
