"""A dual run that outlasts the price book."""

from collections.abc import Iterator

from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _longer(subject: Subject) -> Iterator[Hit]:
    run, prices = subject.estate.dual_run, subject.estate.prices
    if prices is not None and run.length > prices.months:
        told = f"the dual run takes {run.length} months, the price book is for {prices.months}"
        end = "ends" if run.months is None else "months"
        yield Hit(subject.estate.name, told, keys=(("dual_run", end),))


DUAL_RUN_LONG = declared(
    id="cost.dual-run-long",
    severity=Severity.MEDIUM,
    says="both clouds run for more months than the price book has prices for",
    happens="the months after the last of the book have no sum, and the plan tells what they cost "
    "in hosts only",
    fix="The migration lead: end the run earlier, or reckon the months after the book by hand.",
    needs=("estate.price_book",),
    find=_longer,
)
