"""The page of rules: what each looks for, what follows, who can mend it, and what it needs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tools.reference.facts import linked
from tools.reference.table import table

from landbridge.catalogue import catalogue
from landbridge.catalogue.fact import UNDATED
from landbridge.checks import RULES, Rule, Told
from landbridge.checks.told import ABOUT_WAIVERS, OF_READING, OF_SIZING
from landbridge.lint import all_told

HEAD = """# Rules

<!-- written by `make docs`; change src/landbridge/checks instead -->

What `landbridge check` looks for, and what stops a plan. How to read, mend and waive a finding is
told in [Checks](../checks.md). `landbridge check --explain RULE` shows one. A rule that lacks what
it needs (a table of the inventory, a column of one, a key of the estate) has no answer, or where
it can be answered in part, none for the rest.
"""
ALSO = """## Findings of reading and sizing

These are no rules of their own: what is read or sized makes them. They are gated and waived alike.
The severity is the worst that a finding has.
"""
WAIVERS = """## Findings about waivers

A waiver that lifts nothing is told by one of these. They cannot be waived: correct the waiver.
"""
OF_LINT = """## Findings about templates

What `landbridge lint` finds in templates that others wrote: see [Templates](../lint.md).
"""
COLUMNS = ("rule", "severity", "finds it when", "what follows", "what to do", "needs", "source")
DOCS = "docs/"
NEEDS = COLUMNS.index("needs")


def rules_page() -> str:
    """The whole page."""
    others = (*OF_READING, *OF_SIZING)
    told = [ALSO, _told(others), WAIVERS, _told(ABOUT_WAIVERS), OF_LINT, _told(all_told())]
    return "\n".join([HEAD, *_sections(RULES), *told])


def _told(findings: Iterable[Told]) -> str:
    """What no rule makes needs nothing: it is there where it is found."""
    rows = ([cell for nth, cell in enumerate(_row(each)) if nth != NEEDS] for each in findings)
    return f"{table([*COLUMNS[:NEEDS], *COLUMNS[NEEDS + 1 :]], rows)}\n"


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    """A section a family, such as `vm`, in the order of the rules."""
    for family, same in groupby(rules, key=lambda rule: rule.id.split(".")[0]):
        yield f"## {family}\n\n{table(COLUMNS, map(_row, same))}\n"


def _row(rule: Rule | Told) -> tuple[str, ...]:
    needs = ", ".join(f"`{need}`" for need in rule.needs)
    sources = ", ".join(map(_source, rule.source))
    severity = rule.severity.value
    return (f"`{rule.id}`", severity, rule.says, rule.happens, rule.fix, needs, sources)


def _source(source: str) -> str:
    """A fact by its id, a page as a link, each with how it is known and when it was read."""
    if source.startswith(DOCS):
        return f"[{source}](../{source.removeprefix(DOCS)})"
    page = catalogue().pages.get(source)
    if page:
        return f"{linked(page)} ({page.grade.value}, {page.day})"
    fact = catalogue()[source]
    return f"`{source}` ({fact.grade.value}, {fact.read or UNDATED})"
