"""What was found, by severity, what of it is waived, and which rules have no answer."""

from itertools import groupby

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
        unanswered=sorted(report.plan.checked.unanswered, key=lambda each: each.severity.rank),
        severity_words=words.SEVERITY,
        cited=frozenset(cited(report)),
        reasons=Reasons(report),
    )
    return Chapter("concerns", "Concerns", html)
