"""What `landbridge check` tells of findings, for people, scripts and TSV."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.checks import RULES
from landbridge.model import Finding, Severity
from landbridge.model.checked import Checked, Unanswered, Waived
from landbridge.model.estate import Waiver
from landbridge.render.concern import AFTER, Concern, concerns, where
from landbridge.render.lacking import by_who_acts
from landbridge.render.standing import counts, rules

MILD = (Severity.LOW, Severity.INFO)
"""Severities of which `--explain` tells what follows; here a subject takes a line."""

SHOWN = 10
"""Subjects of one rule that are named; the other forms have them all."""

SHORT = 60
"""Characters of what is told beside a subject where it takes one line."""


EXPLAINED = frozenset(rule.id for rule in RULES)


class Asked(NamedTuple):
    """The pattern of the only rules that were asked, and how many they are."""

    pattern: str
    rules: int

    def __str__(self) -> str:
        return f"Of the {rules(self.rules)} asked ({self.pattern})"


def document(checked: Checked, asked: Asked | None = None) -> Mapping[str, Any]:
    """Everything, with a count for each severity, and which rules were asked if not all."""
    counts = Counter(each.severity for each in checked.findings)
    return {
        "asked": asked and asked._asdict(),
        "counts": {each.value: counts[each] for each in Severity},
        **dict(checked),
    }


def rows(checked: Checked) -> Sequence[Sequence[object]]:
    """A row a finding: severity, rule, subject, places, message; and of a waiver day and reason."""
    return [
        *((*_cells(each), "", "") for each in checked.findings),
        *(
            (*_cells(each.finding), each.waiver.expires.isoformat(), each.waiver.reason)
            for each in checked.waived
        ),
    ]


def _cells(finding: Finding) -> tuple[str, ...]:
    whom = (finding.id, finding.subject)
    return (finding.severity.value, *whom, where(finding), finding.message)


def view(checked: Checked, asked: Asked | None = None) -> Iterator[RenderableType]:
    """By severity and rule, the worst first; then what is waived, unanswered, and the sum.

    `asked` tells which rules alone were looked at.
    """
    yield from by_severity(checked.findings)
    yield from _waived(checked)
    yield from _unanswered(checked.unanswered)
    yield Padding(Text(_sum(checked, asked), style="bold"), 0, expand=False)


def by_severity(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Findings by severity and rule, each with what was seen, its place and who can mend it."""
    for severity, group in groupby(concerns(findings), key=lambda each: each.severity):
        yield Text(f"{severity.value.upper()}\n", style="bold")
        for concern in group:
            yield from (
                _mild(concern) if severity in MILD and concern.id in EXPLAINED else _whole(concern)
            )
        yield ""


def _whole(concern: Concern) -> Iterator[RenderableType]:
    """A rule with what its findings have in common, and each subject with its place."""
    yield Text(_title(concern), style="cyan")
    yield from _lines(filter(None, (concern.message, concern.fix and f"-> {concern.fix}")))
    yield from _lines(filter(None, [concern.kinds]))
    for finding in concern.findings[:SHOWN]:
        own = concern.own(finding)
        yield from _lines([f"* {finding.subject}{f': {own}' if own else ''}"])
        yield from _lines([where(finding)] if finding.evidence else [], indent=6)
        yield from _lines([f"-> {finding.fix}"] if not concern.fix and finding.fix else [], 6)
    yield from _lines([_more(concern)] if len(concern.findings) > SHOWN else [])
    yield ""


def _mild(concern: Concern) -> Iterator[RenderableType]:
    yield Text(_title(concern), style="cyan")
    yield from _lines(f"* {_briefly(concern, each)}" for each in concern.findings[:SHOWN])
    yield from _lines([_more(concern)] if len(concern.findings) > SHOWN else [])


def _briefly(concern: Concern, finding: Finding) -> str:
    """The subject with its place, and with what was seen there if that is short."""
    alone = len(concern.findings) == 1
    seen = finding.message.rpartition(AFTER)[0] if alone else concern.own(finding)
    whom = f"{finding.subject} ({seen})" if 0 < len(seen) <= SHORT else finding.subject
    return ": ".join(filter(None, (whom, where(finding))))


def _lifted(waived: Waived) -> tuple[Waiver, str, str, str]:
    """The waiver, and whom, what and where it lifts."""
    finding = waived.finding
    return waived.waiver, finding.subject, finding.message, where(finding)


def _waived(checked: Checked) -> Iterator[RenderableType]:
    accepted = [each.waiver for each in checked.accepted if each.waiver]
    told = [*map(_lifted, checked.waived), *((each, each.subject, "", "") for each in accepted)]
    if not told:
        return
    yield Text("WAIVED\n", style="bold")
    for waiver, subject, message, place in told:
        yield Text(_flat(f"{waiver.rule} of {subject}"), style="cyan")
        until = f"until {waiver.expires.isoformat()}: {waiver.reason}"
        yield from _lines(filter(None, (message, place, until)))
    yield ""


def _unanswered(unanswered: Sequence[Unanswered]) -> Iterator[RenderableType]:
    if not unanswered:
        return
    yield Text("WITHOUT AN ANSWER\n", style="bold")
    for who, gaps in by_who_acts(unanswered).items():
        yield Text(who, style="cyan")
        yield from _lines(map(str, gaps))
    yield ""


def _lines(texts: Iterable[str], indent: int = 2) -> Iterator[RenderableType]:
    yield from (Padding(Text(_flat(text)), (0, 0, 0, indent), expand=False) for text in texts)


def _flat(text: str) -> str:
    """Without the ends of lines that a name may hold: what follows would look like a finding."""
    return " ".join(text.splitlines())


def _title(concern: Concern) -> str:
    return f"{concern.id} ({len(concern.findings):,})"


def _more(concern: Concern) -> str:
    return f"and {len(concern.findings) - SHOWN:,} more with -o json"


def _sum(checked: Checked, asked: Asked | None) -> str:
    """`3 blocking, 20 high, 1 waived, 2 rules without an answer`, of the rules that were asked."""
    told = counts(checked)
    if asked is None:
        return told or "Nothing stands in the way, and every rule has its answer."
    told = told or "nothing stands in the way, and each has its answer"
    return f"{asked}: {told}; the others were not asked."
