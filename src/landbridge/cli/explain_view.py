"""What `landbridge check --explain` tells of rules."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.checks import Rule, Told


def document(rules: Sequence[Rule | Told]) -> Mapping[str, Any]:
    """Every rule with all its text."""
    return {"rules": [_whole(rule) for rule in rules]}


def rows(rules: Sequence[Rule | Told]) -> Sequence[Sequence[object]]:
    """A row a rule: id, severity, predicate."""
    return [(rule.id, rule.severity.value, rule.says) for rule in rules]


def view(rules: Sequence[Rule | Told]) -> Iterator[RenderableType]:
    """One rule whole, several as a list."""
    if len(rules) == 1:
        yield _card(_whole(rules[0]))
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("rule", "severity", "finds it when"):
        table.add_column(heading, overflow="fold", no_wrap=heading != "finds it when")
    for row in rows(rules):
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
    }


def _card(rule: Mapping[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    labels = ("rule", "severity", "finds it when", "what follows", "what to do", "needs", "source")
    for label, value in zip(labels, rule.values(), strict=True):
        text = ", ".join(value) if isinstance(value, list) else value
        if text:
            table.add_row(Text(label), Text(text))
    return table
