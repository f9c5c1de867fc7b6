"""What `landbridge check --explain` tells of rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.catalogue import Fact, Source, catalogue
from landbridge.checks import Rule, Told


def document(rules: Sequence[Rule | Told]) -> Mapping[str, Any]:
    """Every rule with all its text."""
    return {"rules": [_whole(rule) for rule in rules]}


def rows(rules: Sequence[Rule | Told]) -> Sequence[Sequence[object]]:
    """A row a rule: id, severity, predicate, and the facts and pages that it rests on."""
    return [(rule.id, rule.severity.value, rule.says, "; ".join(_ground(rule))) for rule in rules]


def _ground(rule: Rule | Told) -> list[str]:
    return [*map(in_words, _facts(rule)), *map(_cited, _pages(rule))]


def in_words(fact: Fact) -> str:
    """`host.av64-gen2.cores: 64 cores (published)`; of a table only how many entries it has."""
    return f"{fact.id}: {_value(fact)} ({fact.grade.value})"


def _cited(page: Source) -> str:
    return f"{page.key}: {page} ({page.grade.value})"


def _value(fact: Fact) -> str:
    value = fact.value
    if value is None:
        return "not published"
    if isinstance(value, dict):
        return f"{len(value)} entries, see `landbridge facts {fact.id}`"
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"{text} {fact.unit}".strip()


def view(rules: Sequence[Rule | Told]) -> Iterator[RenderableType]:
    """One rule whole, several as a list."""
    if len(rules) == 1:
        yield _card(rules[0])
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("rule", "severity", "finds it when"):
        table.add_column(heading, overflow="fold", no_wrap=heading != "finds it when")
    for row in (each[:3] for each in rows(rules)):
        table.add_row(*(Text(str(cell)) for cell in row))
    yield table


def _whole(rule: Rule | Told) -> dict[str, Any]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "says": rule.says,
        "happens": rule.happens,
        "fix": rule.fix,
        "needs": list(rule.needs),
        "source": list(rule.source),
        "facts": [_fact(each) for each in _facts(rule)],
        "pages": [
            {**page.model_dump(mode="json"), "grade": page.grade.value} for page in _pages(rule)
        ],
    }


def _facts(rule: Rule | Told) -> list[Fact]:
    """Those of its sources that are facts."""
    return [catalogue()[each] for each in rule.source if each in catalogue()]


def _pages(rule: Rule | Told) -> list[Source]:
    """The others."""
    pages = catalogue().pages
    return [pages[each] for each in rule.source if each in pages]


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        **{"id": fact.id, "title": fact.title, "value": fact.value, "unit": fact.unit},
        **{"grade": fact.grade.value, "source": [each.page for each in fact.source]},
        "read": fact.read.isoformat() if fact.read else None,
    }


def _card(rule: Rule | Told) -> Table:
    """What a card of the rule has, each fact in a line of its own."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    labels = ("rule", "severity", "finds it when", "what follows", "what to do", "needs", "source")
    for label, value in zip(labels, _whole(rule).values(), strict=False):
        text = ", ".join(value) if isinstance(value, list) else value
        if text:
            table.add_row(Text(label), Text(text))
    for fact in _facts(rule):
        pages = "; ".join(map(str, fact.source))
        table.add_row(Text("rests on"), Text(f"{in_words(fact)[:-1]}; {pages})"))
    for page in _pages(rule):
        table.add_row(Text("rests on"), Text(_cited(page)))
    return table
