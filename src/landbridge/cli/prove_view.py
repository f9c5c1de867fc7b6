"""What `landbridge prove` tells of a network, for people, scripts and TSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.cli.check_view import by_severity
from landbridge.cli.columns import columns
from landbridge.cli.mend_view import mend_document, mend_view
from landbridge.cli.tidy import Tidy, tidy_document, tidy_view
from landbridge.cli.trace_view import nearly
from landbridge.model.checked import Checked
from landbridge.model.finding import Finding
from landbridge.model.mend import Mend
from landbridge.model.proof import (
    NOTHING,
    Asymmetric,
    Cell,
    DeadRule,
    Entrance,
    IntentResult,
    Met,
    Reachability,
    passed,
)
from landbridge.network.answers.reasons import Reasons
from landbridge.network.telling.worded import told
from landbridge.render.alike import alike, members, merged
from landbridge.render.folded import Told, folded
from landbridge.render.proven import leading_in, open_to

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
    """What was proven and found; `made` has the subnets of the service by private cloud.

    `cells` are those of the matrix, by place or by VM; `reasons` say why, where that was asked.
    `undecided` counts open pairs by reason, None where they are too many; `alike` has the VMs that
    nothing tells apart by the first of them.
    """

    reach: Reachability
    checked: Checked
    made: Mapping[str, Sequence[str]]
    cells: Sequence[Cell]
    by_vm: bool = False
    reasons: Reasons | None = None
    tidy: Tidy | None = None
    mends: Mapping[str, Mend] = MappingProxyType({})
    undecided: Mapping[str, int] | None = None
    alike: Mapping[str, Sequence[str]] = MappingProxyType({})


def document(proven: Proven, matrix: bool) -> Mapping[str, Any]:
    """The counts, the intents with their causes, the findings, and with `matrix` every cell."""
    found = proven.reach
    whole = {
        "classes": found.classes,
        "traffic_classes": found.traffic_classes,
        "pairs": found.pairs,
        "undecided_share": found.undecided_share,
        "undecided_because": proven.undecided,
        "intents": [intent(each, proven.mends.get(each.name)) for each in found.intents],
        "exposed": [asdict(each) for each in found.exposed],
        "entrances": [each.model_dump(mode="json") for each in found.entrances],
        "dead_rules": [asdict(each) for each in found.dead_rules],
        "asymmetric": [each.model_dump(mode="json") for each in found.asymmetric],
        **dict(proven.checked),
    }
    whole |= {"tidy": tidy_document(proven.tidy)} if proven.tidy else {}
    return {**whole, **_matrix_of(proven)} if matrix else whole


def _matrix_of(proven: Proven) -> Mapping[str, Any]:
    """The cells; each names its causes by their place in the list of all."""
    cells = [asdict(each) for each in proven.cells]
    if proven.reasons is None:
        return {"matrix": cells}
    told = proven.reasons
    for cell in cells:
        shown = told.cells[cell["source"], cell["destination"]]
        cell["because"] = {verdict.value: each._asdict() for verdict, each in shown.items()}
    causes = [[each.model_dump(mode="json") for each in some] for some in told.causes]
    return {"matrix": cells, "causes": causes}


def rows(proven: Proven, matrix: bool) -> Sequence[Sequence[object]]:
    """A row an intent: whether it holds, its text, the verdict, a witness; or a row a cell."""
    if matrix:
        return [
            (each.source, each.destination, each.always, each.sometimes, each.depends)
            for each in proven.cells
        ]
    return [
        (each.met.value, each.name, each.verdict.value, each.shown.witness)
        for each in proven.reach.intents
    ]


def view(proven: Proven, matrix: bool) -> Iterator[RenderableType]:
    """Intents, what the Internet reaches, dead rules, findings, the matrix if wanted, the sum."""
    found = proven.reach
    yield from intents(found.intents)
    for name, mend in proven.mends.items():
        yield Text(f"To make it hold: {name}\n", style="bold")
        yield from mend_view(mend)
    yield from _exposed(found.exposed, found.entrances)
    yield from _asymmetric(found.asymmetric)
    yield from _dead(found.dead_rules)
    yield from _found(proven.checked.findings)
    if proven.tidy:
        yield from tidy_view(proven.tidy)
    if matrix and proven.by_vm:
        yield from _by_vm(proven.cells, proven.alike)
    elif matrix:
        yield from _matrix(proven.cells, alike(proven.cells, proven.made))
    yield Text(_sum(found), style="bold")
    for why, pairs in (proven.undecided or {}).items():
        yield from _lines([f"{pairs / found.pairs:.1%}: {why}"])


def intent(result: IntentResult, mend: Mend | None = None) -> Mapping[str, Any]:
    """What an intent comes to, with all causes."""
    shown = result.shown
    return {
        "name": result.name,
        "expected": result.expected.value,
        "verdict": result.verdict.value,
        "met": result.met.value,
        "witness": shown.witness,
        "because": [each.model_dump(mode="json") for each in shown.because],
        "near": [each.model_dump(mode="json") for each in shown.near],
        "fix": mend_document(mend) if mend else None,
    }


def intents(results: Sequence[IntentResult]) -> Iterator[RenderableType]:
    """Whether each intent holds, and for those that do not the first causes."""
    if not results:
        yield Text("No intent is declared: `intents` in the estate file says what shall hold.")
        yield ""
        return
    yield Text("INTENTS\n", style="bold")
    for each in results:
        yield Text(f"{WORDS[each.met]}: {each.name}", style=STYLES[each.met])
        if each.met is not Met.YES:
            yield from _lines([f"shown by {each.shown.witness}"] if each.shown.witness else [])
            yield from _lines(told(cause) for cause in each.shown.because[:SHOWN])
            left = len(each.shown.because) - SHOWN
            more = "cause" if left == 1 else "causes"
            yield from _lines([f"and {left} more {more} with -o json"] if left > 0 else [])
            yield from _lines(map(nearly, each.shown.near))
    yield ""


def _exposed(cells: Sequence[Cell], entrances: Sequence[Entrance]) -> Iterator[RenderableType]:
    if not cells:
        return
    yield Text("REACHED FROM THE INTERNET\n", style="bold")
    for each in cells:
        yield from _lines([f"{each.destination}: {open_to(each)}"])
        here = (one for one in entrances if one.place == each.destination)
        yield from _lines((leading_in(one) for one in here), 4)
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


def _asymmetric(found: Sequence[Asymmetric]) -> Iterator[RenderableType]:
    if not found:
        return
    yield Text("REPLIES THAT PASS OTHERS THAN THE REQUEST\n", style="bold")
    for line in folded(map(_there_and_back, found)):
        there, back = line.what
        ends = f"{_some(line.sources)} to {_some(line.destinations)}"
        yield from _lines([f"{ends}: there by {there}, back by {back}"])
    yield ""


def _there_and_back(each: Asymmetric) -> Told:
    return Told(each.source, each.destination, (passed(each.there), passed(each.back)))


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def _matrix(cells: Sequence[Cell], lines: Mapping[str, str]) -> Iterator[RenderableType]:
    """Subnets of the service that nothing tells apart are one; the other forms have each."""
    table = columns("from", "to", "always", "to some", "depends")
    for each in merged(cells, lines):
        table.add_row(each.source, each.destination, each.always, each.sometimes, each.depends)
    yield table
    yield ""
    for line, places in members(lines).items():
        yield f"{line}: {', '.join(places)}"
        yield ""


def _by_vm(cells: Sequence[Cell], alike: Mapping[str, Sequence[str]]) -> Iterator[RenderableType]:
    """Between which VMs something passes, or may, those together that nothing tells apart."""
    if not cells:
        yield Text("The network declares no two VMs: --by place tells what its places may send.\n")
        return
    table = columns("from", "to", "allowed", "depends")
    told = [each for each in cells if (each.always, each.depends) != (NOTHING, NOTHING)]
    for line in folded(_of_kinds(told, alike)):
        ends = (_vms(each, alike) for each in (line.sources, line.destinations))
        table.add_row(*ends, *line.what)
    yield table
    yield Text(f"Nothing passes between the other {len(cells) - len(told):,} pairs of VMs.")
    yield Text("A number behind a VM counts those that nothing tells apart; -o tsv has each pair.")
    yield ""


def _of_kinds(cells: Iterable[Cell], alike: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """One cell for all pairs of two kinds; among VMs of one kind, that of the first two."""
    for each in cells:
        mine = alike.get(each.source)
        if mine is not None and each.destination in {*alike, *mine[1:2]}:
            to = each.source if each.destination in mine[1:2] else each.destination
            yield Told(each.source, to, (each.always, each.depends))


def _vms(names: Sequence[str], alike: Mapping[str, Sequence[str]]) -> str:
    """VMs by the first of each kind, with how many there are of it."""
    counted = [f"{each} ({len(alike[each])})" if len(alike[each]) > 1 else each for each in names]
    return _some(counted)


def _lines(texts: Iterable[str], indent: int = 2) -> Iterator[RenderableType]:
    yield from (Padding(Text(text), (0, 0, 0, indent), expand=False) for text in texts)


def _sum(found: Reachability) -> str:
    counts = counted([each.met for each in found.intents])
    proven = f"{found.pairs:,} pairs of {found.classes:,} address classes proven"
    undecided = f"{found.undecided_share:.1%} of them leave something open"
    return "; ".join(filter(None, [counts, proven, undecided]))


def counted(met: Sequence[Met]) -> str:
    """How many intents hold, fail, and are undecided."""
    numbers = ((met.count(each), words) for each, words in COUNTED.items())
    return ", ".join(f"{count} {words[count != 1]}" for count, words in numbers if count)
