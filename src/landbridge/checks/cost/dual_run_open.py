"""A dual run that starts and never ends."""

from collections.abc import Iterator

from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _open(subject: Subject) -> Iterator[Hit]:
    run = subject.estate.dual_run
    if run.starts is not None and not run.declared:
        yield Hit(subject.estate.name, f"the dual run starts on {run.starts.isoformat()}")


DUAL_RUN_OPEN = declared(
    id="cost.dual-run-open",
    severity=Severity.MEDIUM,
    says="the estate says when both clouds begin to run, and not until when",
    happens="no month of it is reckoned, and the plan says nothing of what both clouds cost",
    fix="The migration lead: say `months` or `ends` under `dual_run`.",
    needs=("estate.dual_run.starts",),
    find=_open,
)
