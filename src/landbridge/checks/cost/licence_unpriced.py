"""A price book without the licences that every core of the new hosts needs."""

from collections.abc import Iterator

from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _unpriced(subject: Subject) -> Iterator[Hit]:
    prices = subject.estate.prices
    if prices is not None and prices.vcf_core_month is None:
        yield Hit(subject.estate.name)


LICENCE_UNPRICED = declared(
    id="cost.licence-unpriced",
    severity=Severity.LOW,
    says="the price book has no `vcf_core_month`, the price of a VMware Cloud Foundation licence",
    happens="no sum holds a licence, though every core that runs needs one",
    fix="Whoever keeps the price book: say what a core costs in a month, or 0.",
    needs=("estate.price_book",),
    find=_unpriced,
)
