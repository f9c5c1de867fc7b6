"""What is told of the changes that would make a connection work."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.model.difference import Changed, Inspected
from landbridge.model.mend import Change, Fix, Mend
from landbridge.model.proof import NOTHING, passed

SHOWN = 3
"""Pairs of places that are named; the other forms have them all."""


def mend_document(mend: Mend) -> Mapping[str, Any]:
    """Everything."""
    return mend.model_dump(mode="json")


def mend_rows(mend: Mend | None) -> Sequence[Sequence[object]]:
    """A row a change: the number of its fix, how much that opens, where, what, and what to put."""
    return [
        ("fix", number, fix.opens, change.where, change.does, _put(change))
        for number, fix in enumerate(mend.fixes if mend else (), start=1)
        for change in fix.changes
    ]


def _put(change: Change) -> str:
    return "" if change.put is None else json.dumps(change.put, ensure_ascii=False)


def mend_view(mend: Mend | None) -> Iterator[RenderableType]:
    """Each fix with its changes and what else it opens; or what nothing was found against."""
    if mend is None:
        return
    for number, fix in enumerate(mend.fixes, start=1):
        yield Text(f"Fix {number} of {len(mend.fixes)}, {_opening(fix)}", style="bold")
        for change in fix.changes:
            yield from _change(change)
        yield from _turned("gains", fix.gains)
        yield from _turned("loses", fix.loses)
        yield from _inspected(fix.inspections)
        yield ""
    if mend.wider:
        many = "way" if mend.wider == 1 else "ways"
        yield Text(f"Left out: {mend.wider} wider {many}, at no fewer changes")
        yield ""
    if mend.cannot:
        yield Text("No change of rules or routes was found that mends", style="bold")
        for each in mend.cannot:
            yield _indented(each)
        yield ""


def _opening(fix: Fix) -> str:
    if not fix.opens:
        return "which opens nothing besides"
    return f"which opens {fix.opens:,} more connections of address classes"


def _change(change: Change) -> Iterator[RenderableType]:
    yield _indented(f"{change.where}: {change.does}", style="green")
    if change.put is not None:
        yield _indented(_put(change), 4)


def _turned(word: str, changes: Sequence[Changed]) -> Iterator[RenderableType]:
    for each in changes[:SHOWN]:
        yield _indented(f"{each.source} {word} {each.destination}: {_traffic(word, each)}")
    left = len(changes) - SHOWN
    if left > 0:
        yield _indented(f"and {left} more pairs of places with -o json")


def _traffic(word: str, each: Changed) -> str:
    """What is sure, what may be, and what is sure at last."""
    more = (("", each.gains), ("perhaps ", each.may_gain), ("for certain ", each.clears))
    less = (("", each.loses), ("perhaps ", each.may_lose), ("for certain ", each.closes))
    told = more if word == "gains" else less
    return "; ".join(f"{how}{what}" for how, what in told if what != NOTHING)


def _inspected(changes: Sequence[Inspected]) -> Iterator[RenderableType]:
    """Who passes other firewalls and appliances than before."""
    for each in changes[:SHOWN]:
        before, after = passed(each.before), passed(each.after)
        yield _indented(f"{each.source} to {each.destination} passes {after}, no longer {before}")
    left = len(changes) - SHOWN
    if left > 0:
        yield _indented(f"and {left} more pairs of places with -o json")


def _indented(text: str, by: int = 2, style: str = "") -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, by), expand=False)
