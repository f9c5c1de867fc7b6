"""What was found, by severity, what of it is waived, and what the rules without an answer lack."""

from itertools import groupby

from landbridge.model.plan import Report
from landbridge.render.concern import concerns as grouped
from landbridge.render.lacking import gaps
from landbridge.render.report import words
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reasons, cited


def concerns(report: Report) -> Chapter:
    """The findings but for gaps in what was read, which have their place in that chapter."""
    read = frozenset(report.plan.reading.gaps)
    findings = [finding for finding in report.plan.findings if finding not in read]
    groups = groupby(grouped(findings), key=lambda concern: concern.severity)
    html = fill(
        "concerns",
        groups=[(severity, list(group)) for severity, group in groups],
        gaps=len(read),
        waived=report.plan.checked.waived,
        accepted=report.plan.checked.accepted,
        lacking=gaps(report.plan.checked.unanswered),
        severity_words=words.SEVERITY,
        cited=frozenset(cited(report)),
        reasons=Reasons(report),
    )
    return Chapter("concerns", "Concerns", html)
