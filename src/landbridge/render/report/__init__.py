"""The report as one page of HTML: it needs no network, no script and no other file."""

from collections.abc import Callable

from landbridge.model.plan import Report
from landbridge.render.concern import concerns as by_kind
from landbridge.render.report.addresses import addresses
from landbridge.render.report.assumptions import assumptions
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.concerns import concerns
from landbridge.render.report.deployment import deployment
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

CHAPTERS: tuple[Callable[[Report], Chapter | None], ...] = (
    summary,
    assumptions,
    sizing,
    packing,
    generations,
    addresses,
    network,
    concerns,
    migration_types,
    deployment,
    reading,
    facts,
)


def chapters(report: Report) -> list[Chapter]:
    """Those that the report has something for, in their order."""
    return [made for chapter in CHAPTERS if (made := chapter(report))]


def render_report(report: Report) -> str:
    """The page: head, contents, and every chapter in its order."""
    plan = report.plan
    return str(
        fill(
            "page",
            report=report,
            plan=plan,
            figures=FIGURES[plan.sized.figures],
            chapters=chapters(report),
            blocking=by_kind(plan.checked.blocking),
            unsure=len(plan.checked.unsure),
            cleared=cleared(plan.checked) if plan.cleared else "",
            waived=waived(plan.checked),
        )
    )


__all__ = ["Chapter", "chapters", "render_report"]
