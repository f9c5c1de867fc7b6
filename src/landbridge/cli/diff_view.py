"""What `landbridge diff` tells, for a change board, for scripts and as TSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from landbridge.cli.columns import columns
from landbridge.model.difference import Difference
from landbridge.render.difference import (
    KINDS,
    LEGEND,
    answer,
    elsewhere,
    of,
    sections,
    total,
    turned,
    ways,
)

LOSS, OPEN, GAIN = "red", "yellow", "green"
STYLES = {
    "loses": LOSS,
    "may_lose": OPEN,
    "closes": LOSS,
    "gains": GAIN,
    "may_gain": OPEN,
    "clears": GAIN,
}


def document(found: Difference) -> Mapping[str, Any]:
    """Everything; `NOTHING` where a kind of turn does not happen."""
    return {
        "pairs": found.pairs,
        "compared": found.compared,
        "moved": [asdict(each) for each in found.moved],
        "gone": found.gone,
        "come": found.come,
        "groups_gone": found.groups_gone,
        "groups_come": found.groups_come,
        "places": [asdict(each) for each in found.places],
        "groups": [asdict(each) for each in found.groups],
        "inspections": [asdict(each) for each in found.inspections],
        "inspected_groups": [asdict(each) for each in found.inspected_groups],
    }


def rows(found: Difference) -> Sequence[Sequence[object]]:
    """A row a turn: its kind, source, destination and traffic; inspections at the end.

    Of these the ways before and after stand in place of the traffic, which follows.
    """
    turns = [
        (kind, each.source, each.destination, getattr(each, kind))
        for kind, *_ in KINDS
        for each in of(kind, found.places)
    ]
    inspected = [
        ("inspected", each.source, each.destination, " > ".join(ways(each)), each.traffic)
        for each in found.inspections
    ]
    return [*turns, *inspected]


def view(found: Difference) -> Iterator[RenderableType]:
    """The answer and the sum, what could not be compared, then a table a kind of turn."""
    if found.any:
        yield Text(answer(found), style="bold")
    yield Text(total(found), style="bold")
    yield from (Text(each) for each in elsewhere(found))
    for each in sections(found):
        yield Text(f"\n{each.title.upper()}\n", style="bold")
        table = columns(*each.headings)
        for row in each.rows:
            table.add_row(*row[:-1], Text(row[-1], style=STYLES.get(each.kind, "")))
        yield table
    if turned(found):
        yield Text(f"\n{LEGEND}", style="dim")
