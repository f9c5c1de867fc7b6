"""What the result rests on, laid out to be signed."""

from landbridge.model.plan import Report
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reasons, words


def assumptions(report: Report) -> Chapter:
    """Each assumption with its value and ground, its open question, and room to agree."""
    rows = report.plan.sized.assumptions
    html = fill(
        "assumptions",
        assumptions=rows,
        questions=[row for row in rows if row.open_question],
        reasons=Reasons(report),
        words=words,
    )
    return Chapter("assumptions", "Assumptions and open questions", html)
