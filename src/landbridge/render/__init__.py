"""A report as files: path to text or bytes. Nothing is written here, and nothing is calculated."""

from typing import Any

from landbridge.checks.design import quota_request
from landbridge.model.plan import Plan, Report
from landbridge.render.report import render_report
from landbridge.render.tables import render_tables
from landbridge.render.text import showable


def render(report: Report) -> dict[str, str | bytes]:
    """Every file of the plan's folder by its path there; the same report gives the same bytes."""
    return {
        "plan.json": report.plan.model_dump_json(indent=1) + "\n",
        "report.html": render_report(report),
        **_quota_request(report.plan),
        **render_tables(report),
    }


def _quota_request(plan: Plan) -> dict[str, str]:
    """The text to send, while hosts are still to be confirmed."""
    text = quota_request(plan.estate, plan.sized)
    return {"quota-request.txt": showable(text)} if text else {}


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of `plan.json`."""
    schema = Plan.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


__all__ = ["plan_schema", "render"]
