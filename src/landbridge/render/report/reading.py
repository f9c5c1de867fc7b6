"""What was read, and what was not there to be read."""

from landbridge.model.plan import Report
from landbridge.render.concern import concerns
from landbridge.render.report.chapter import Chapter, fill


def reading(report: Report) -> Chapter:
    """Files, sheets and rows, the units they use, and each gap with what it leaves unknown."""
    read = report.plan.reading
    html = fill("reading", files=read.files, gaps=concerns(read.gaps))
    return Chapter("reading", "What was read", html)
