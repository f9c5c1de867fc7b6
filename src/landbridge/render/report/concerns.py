"""What was found, by severity, what of it is waived, and which rules have no answer."""

from collections.abc import Sequence
from itertools import groupby

from landbridge.model.checked import Unanswered
from landbridge.model.plan import Report
from landbridge.render.concern import concerns as grouped
from landbridge.render.report import words
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reasons, cited


def concerns(report: Report) -> Chapter:
    """The findings but for gaps in what was read, which have their place in that chapter."""
    gaps = frozenset(report.plan.reading.gaps)
    findings = [finding for finding in report.plan.findings if finding not in gaps]
    groups = groupby(grouped(findings), key=lambda concern: concern.severity)
    html = fill(
        "concerns",
        groups=[(severity, list(group)) for severity, group in groups],
        gaps=len(gaps),
        waived=report.plan.checked.waived,
        unanswered=_by_lack(report.plan.checked.unanswered),
        severity_words=words.SEVERITY,
        cited=frozenset(cited(report)),
        reasons=Reasons(report),
    )
    return Chapter("concerns", "Concerns", html)


def _by_lack(unanswered: Sequence[Unanswered]) -> list[tuple[str, list[Unanswered]]]:
    """The rules without an answer by what they lacked, the worst first."""
    ordered = sorted(unanswered, key=lambda each: (each.because, each.severity.rank, each.rule))
    return [(why, list(same)) for why, same in groupby(ordered, key=lambda each: each.because)]
