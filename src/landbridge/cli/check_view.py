"""What `landbridge check` tells of findings, for people, scripts and TSV."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.model import Finding, Severity
from landbridge.model.checked import Checked, Unanswered, Waived
from landbridge.render.concern import AFTER, Concern, concerns
from landbridge.render.lacking import told

MILD = (Severity.LOW, Severity.INFO)
"""Severities that take one line a rule."""

SHOWN = 10
"""Subjects of one rule that are named; the other forms have them all."""

SHORT = 60
"""Characters of what is told beside a subject where a rule takes one line."""


def document(checked: Checked) -> Mapping[str, Any]:
    """Everything, with a count for each severity."""
    counts = Counter(each.severity for each in checked.findings)
    return {
        "counts": {each.value: counts[each] for each in Severity},
        **dict(checked),
    }


def rows(checked: Checked) -> Sequence[Sequence[object]]:
    """A row a finding: severity, rule, subject, first place, message; if waived, day and reason."""
    return [
        *((*_cells(each), "", "") for each in checked.findings),
        *(
            (*_cells(each.finding), each.waiver.expires.isoformat(), each.waiver.reason)
            for each in checked.waived
        ),
    ]


def _cells(finding: Finding) -> tuple[str, ...]:
    whom = (finding.id, finding.subject)
    return (finding.severity.value, *whom, _seen(finding), finding.message)


def view(checked: Checked) -> Iterator[RenderableType]:
    """By severity and rule, the worst first; then what is waived, unanswered, and the sum."""
    yield from by_severity(checked.findings)
    yield from _waived(checked.waived)
    yield from _unanswered(checked.unanswered)
    yield Text(_sum(checked), style="bold")


def by_severity(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Findings by severity and rule, each with what was seen, its place and who can mend it."""
    for severity, group in groupby(concerns(findings), key=lambda each: each.severity):
        yield Text(f"{severity.value.upper()}\n", style="bold")
        for concern in group:
            yield from _mild(concern) if severity in MILD else _whole(concern)
        yield ""


def _whole(concern: Concern) -> Iterator[RenderableType]:
    """A rule with what its findings have in common, and each subject with its place."""
    yield Text(_title(concern), style="cyan")
    yield from _lines(filter(None, (concern.message, concern.fix and f"-> {concern.fix}")))
    for finding in concern.findings[:SHOWN]:
        own = concern.own(finding)
        yield from _lines([f"* {finding.subject}{f': {own}' if own else ''}"])
        yield from _lines([_seen(finding)] if finding.evidence else [], indent=6)
        yield from _lines([f"-> {finding.fix}"] if not concern.fix and finding.fix else [], 6)
    yield from _lines([_more(concern)] if len(concern.findings) > SHOWN else [])
    yield ""


def _mild(concern: Concern) -> Iterator[RenderableType]:
    subjects = "; ".join(_briefly(concern, each) for each in concern.findings[:SHOWN])
    more = f"; {_more(concern)}" if len(concern.findings) > SHOWN else ""
    yield from _lines([f"{_title(concern)}: {subjects}{more}"], indent=0)


def _briefly(concern: Concern, finding: Finding) -> str:
    """The subject, with what was seen there if that is short."""
    alone = len(concern.findings) == 1
    seen = finding.message.rpartition(AFTER)[0] if alone else concern.own(finding)
    return f"{finding.subject} ({seen})" if 0 < len(seen) <= SHORT else finding.subject


def _waived(waived: Sequence[Waived]) -> Iterator[RenderableType]:
    if not waived:
        return
    yield Text("WAIVED\n", style="bold")
    for each in waived:
        yield Text(f"{each.finding.id} of {each.finding.subject}", style="cyan")
        yield from _lines([f"until {each.waiver.expires.isoformat()}: {each.waiver.reason}"])
    yield ""


def _unanswered(unanswered: Sequence[Unanswered]) -> Iterator[RenderableType]:
    if not unanswered:
        return
    yield Text("WITHOUT AN ANSWER\n", style="bold")
    yield from _lines(told(unanswered), indent=0)
    yield ""


def _lines(texts: Iterable[str], indent: int = 2) -> Iterator[RenderableType]:
    yield from (Padding(Text(text), (0, 0, 0, indent), expand=False) for text in texts)


def _title(concern: Concern) -> str:
    return f"{concern.id} ({len(concern.findings):,})"


def _more(concern: Concern) -> str:
    return f"and {len(concern.findings) - SHOWN:,} more with -o json"


def _seen(finding: Finding) -> str:
    return str(finding.evidence[0]) if finding.evidence else ""


def _sum(checked: Checked) -> str:
    """`3 blocking, 20 high, 1 waived, 2 rules without an answer`."""
    counts = Counter(each.severity for each in checked.findings)
    parts = [f"{counts[each]:,} {each.value}" for each in Severity if counts[each]]
    parts += [f"{len(checked.waived):,} waived"] if checked.waived else []
    partly = sum(each.partly for each in checked.unanswered)
    wholly = len(checked.unanswered) - partly
    parts += [f"{_rules(wholly)} without an answer"] if wholly else []
    parts += [f"{_rules(partly)} with one in part"] if partly else []
    return ", ".join(parts) or "Nothing stands in the way, and every rule has its answer."


def _rules(count: int) -> str:
    return f"{count} rule{'s' * (count != 1)}"
