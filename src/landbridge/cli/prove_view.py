"""What `landbridge prove` tells of a network, for people, scripts and TSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from landbridge.cli.check_view import by_severity
from landbridge.cli.trace_view import told
from landbridge.model.checked import Checked
from landbridge.model.finding import Finding
from landbridge.model.proof import Cell, DeadRule, IntentResult, Met, Reachability
from landbridge.render.alike import alike, members, merged

STYLES = {Met.YES: "green", Met.NO: "red", Met.UNKNOWN: "yellow"}
WORDS = {Met.YES: "holds", Met.NO: "fails", Met.UNKNOWN: "is undecided"}
COUNTED = {
    Met.YES: ("holds", "hold"),
    Met.NO: ("fails", "fail"),
    Met.UNKNOWN: ("is undecided", "are undecided"),
}
"""What is said of one intent, and of several."""
SHOWN = 3
"""Causes of an intent that are named; the other forms have them all."""


class Proven(NamedTuple):
    """What was proven and found; `made` has the subnets of the service by private cloud."""

    reach: Reachability
    checked: Checked
    made: Mapping[str, Sequence[str]]


def document(proven: Proven, matrix: bool) -> Mapping[str, Any]:
    """The counts, the intents with their causes, the findings, and with `matrix` every cell."""
    found = proven.reach
    whole = {
        "classes": found.classes,
        "traffic_classes": found.traffic_classes,
        "pairs": found.pairs,
        "undecided_share": found.undecided_share,
        "intents": [_intent(each) for each in found.intents],
        "exposed": [asdict(each) for each in found.exposed],
        "dead_rules": [asdict(each) for each in found.dead_rules],
        **dict(proven.checked),
    }
    return {**whole, "matrix": [asdict(each) for each in found.cells]} if matrix else whole


def rows(proven: Proven, matrix: bool) -> Sequence[Sequence[object]]:
    """A row an intent: whether it holds, its text, the verdict, a witness; or a row a cell."""
    if matrix:
        return [
            (each.source, each.destination, each.always, each.sometimes, each.depends)
            for each in proven.reach.cells
        ]
    return [
        (each.met.value, each.name, each.verdict.value, each.shown.witness)
        for each in proven.reach.intents
    ]


def view(proven: Proven, matrix: bool) -> Iterator[RenderableType]:
    """Intents, what the Internet reaches, dead rules, findings, the matrix if wanted, the sum."""
    found = proven.reach
    yield from _intents(found.intents)
    yield from _exposed(found.exposed)
    yield from _dead(found.dead_rules)
    yield from _found(proven.checked.findings)
    if matrix:
        yield from _matrix(found.cells, alike(found.cells, proven.made))
    yield Text(_sum(found), style="bold")


def _intent(result: IntentResult) -> Mapping[str, Any]:
    shown = result.shown
    return {
        "name": result.name,
        "expected": result.expected.value,
        "verdict": result.verdict.value,
        "met": result.met.value,
        "witness": shown.witness,
        "because": [each.model_dump(mode="json") for each in shown.because],
    }


def _intents(intents: Sequence[IntentResult]) -> Iterator[RenderableType]:
    if not intents:
        yield Text("No intent is declared: `intents` in the estate file says what shall hold.")
        yield ""
        return
    yield Text("INTENTS\n", style="bold")
    for each in intents:
        yield Text(f"{WORDS[each.met]}: {each.name}", style=STYLES[each.met])
        if each.met is not Met.YES:
            yield from _lines([f"shown by {each.shown.witness}"] if each.shown.witness else [])
            yield from _lines(told(cause) for cause in each.shown.because[:SHOWN])
            left = len(each.shown.because) - SHOWN
            yield from _lines([f"and {left} more causes with -o json"] if left > 0 else [])
    yield ""


def _exposed(cells: Sequence[Cell]) -> Iterator[RenderableType]:
    if not cells:
        return
    yield Text("REACHED FROM THE INTERNET\n", style="bold")
    for each in cells:
        open_to = [] if each.sometimes == "nothing" else [each.sometimes]
        open_to += [] if each.depends == "nothing" else [f"perhaps {each.depends}"]
        yield from _lines([f"{each.destination}: {'; '.join(open_to)}"])
    yield ""


def _dead(rules: Sequence[DeadRule]) -> Iterator[RenderableType]:
    if not rules:
        return
    yield Text("RULES THAT DECIDE NOTHING\n", style="bold")
    yield from _lines(f"{each.stage} {each.resource}: {each.rule}" for each in rules)
    yield ""


def _found(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """As `check` tells them."""
    if findings:
        yield Text("WHAT CHECK FINDS IN THE NETWORK\n", style="bold")
        yield from by_severity(findings)


def _matrix(cells: Sequence[Cell], lines: Mapping[str, str]) -> Iterator[RenderableType]:
    """Subnets of the service that nothing tells apart are one; the other forms have each."""
    table = Table("from", "to", "always", "to some", "depends", box=None, pad_edge=False)
    for each in merged(cells, lines):
        table.add_row(each.source, each.destination, each.always, each.sometimes, each.depends)
    yield table
    yield ""
    for line, places in members(lines).items():
        yield f"{line}: {', '.join(places)}"
        yield ""


def _lines(texts: Iterable[str]) -> Iterator[RenderableType]:
    yield from (Padding(Text(text), (0, 0, 0, 2), expand=False) for text in texts)


def _sum(found: Reachability) -> str:
    met = [each.met for each in found.intents]
    numbers = ((met.count(each), words) for each, words in COUNTED.items())
    counts = [f"{count} {words[count != 1]}" for count, words in numbers if count]
    proven = f"{found.pairs:,} pairs of {found.classes:,} address classes proven"
    undecided = f"{found.undecided_share:.1%} of them leave something open"
    return "; ".join(filter(None, [", ".join(counts), proven, undecided]))
