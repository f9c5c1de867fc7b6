"""The page of rules: what each looks for, what follows, who can mend it, and what it needs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tools.reference.table import table

from landbridge.catalogue import catalogue
from landbridge.checks import OF_WAIVERS, OTHERS, RULES, Rule

HEAD = """# Rules

<!-- written by `make docs`; change src/landbridge/checks instead -->

What `landbridge check` looks for, and what stops a plan. How to read, mend and waive a finding is
told in [Checks](../checks.md). `landbridge check --explain RULE` shows one. A rule that lacks what
it needs (a table of the inventory, a column of one, a key of the estate) has no answer, or where
it can be answered in part, none for the rest.
"""
ALSO = """## Findings of reading and sizing

These are no rules of their own: what is read or sized makes them. They are gated and waived alike.
"""
WAIVERS = """## Findings about waivers

A waiver that lifts nothing is told by one of these. They cannot be waived: correct the waiver.
"""
COLUMNS = ("rule", "severity", "finds it when", "what follows", "what to do", "needs", "source")


def rules_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_sections(RULES), ALSO, _list(OTHERS), WAIVERS, _list(OF_WAIVERS)])


def _list(ids: Iterable[str]) -> str:
    return "".join(f"- `{each}`\n" for each in ids)


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    """A section a family, such as `vm`, in the order of the rules."""
    for family, same in groupby(rules, key=lambda rule: rule.id.split(".")[0]):
        yield f"## {family}\n\n{table(COLUMNS, map(_row, same))}\n"


def _row(rule: Rule) -> tuple[str, ...]:
    needs = ", ".join(f"`{need}`" for need in rule.needs)
    sources = ", ".join(map(_source, rule.source))
    severity = rule.severity.value
    return (f"`{rule.id}`", severity, rule.says, rule.happens, rule.fix, needs, sources)


def _source(source: str) -> str:
    """A fact by its id, a page as a link."""
    return f"`{source}`" if source in catalogue() else source
