"""A dual run that is over before it is planned."""

from collections.abc import Iterator
from datetime import date

from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.months import later
from landbridge.model.source_cloud import DualRun


def _past(subject: Subject) -> Iterator[Hit]:
    run, today = subject.estate.dual_run, subject.today
    end = _over(run)
    if today is not None and end is not None and end < today:
        told = f"the dual run began on {run.starts} and is over"
        yield Hit(subject.estate.name, told, keys=(("dual_run", "starts"),))


def _over(run: DualRun) -> date | None:
    """Its last day, or, counted in months, the day on which those are full."""
    if run.ends is not None or run.starts is None or run.months is None:
        return run.ends
    return later(run.starts, run.months)


DUAL_RUN_PAST = declared(
    id="cost.dual-run-past",
    severity=Severity.HIGH,
    says="both clouds ran until a day that is past, and the migration is still to be planned",
    happens="the plan reckons months that are over, and says nothing of those in which both clouds "
    "will be paid",
    fix="The migration lead: correct `starts`, and `months` or `ends`, under `dual_run`.",
    needs=("estate.dual_run.starts",),
    find=_past,
)
