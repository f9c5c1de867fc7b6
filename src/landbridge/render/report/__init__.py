"""The report as one page of HTML: it needs no network, no script and no other file."""

from collections.abc import Callable

from landbridge.model.plan import Report
from landbridge.render.concern import concerns as by_kind
from landbridge.render.report.addresses import addresses
from landbridge.render.report.assumptions import assumptions
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.concerns import concerns
from landbridge.render.report.facts import facts
from landbridge.render.report.generations import generations
from landbridge.render.report.migration_types import migration_types
from landbridge.render.report.network import network
from landbridge.render.report.packing import packing
from landbridge.render.report.reading import reading
from landbridge.render.report.sizing import sizing
from landbridge.render.report.summary import summary
from landbridge.render.report.words import FIGURES
from landbridge.render.standing import cleared, waived

CHAPTERS: tuple[Callable[[Report], Chapter], ...] = (
    summary,
    assumptions,
    sizing,
    packing,
    generations,
    addresses,
    network,
    concerns,
    migration_types,
    reading,
    facts,
)


def render_report(report: Report) -> str:
    """The page: head, contents, and every chapter in its order."""
    chapters = [chapter(report) for chapter in CHAPTERS]
    plan = report.plan
    return str(
        fill(
            "page",
            report=report,
            plan=plan,
            figures=FIGURES[plan.sized.figures],
            chapters=chapters,
            blocking=by_kind(plan.checked.blocking),
            unsure=len(plan.checked.unsure),
            cleared=cleared(plan.checked) if plan.cleared else "",
            waived=waived(plan.checked),
        )
    )


__all__ = ["CHAPTERS", "Chapter", "render_report"]
