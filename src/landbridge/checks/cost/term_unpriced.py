"""Hosts that are paid for in a way of which the price book has no price."""

from collections.abc import Iterator
from decimal import Decimal

from landbridge.catalogue import catalogue
from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.declared import Key
from landbridge.model.estate import Estate
from landbridge.model.generations import TERMS
from landbridge.model.source_cloud import Term

HOURS = Decimal(1)
"""Of a month; how many they are changes nothing about whether there is a price."""


def _unpriced(subject: Subject) -> Iterator[Hit]:
    estate = subject.estate
    if estate.prices is None:
        return
    for name, sku, term, key in _paid(estate):
        if estate.prices.month(sku, term, HOURS) is None:
            yield Hit(name, f"the price book has no price of {sku} {TERMS[term]}", keys=(key,))


def _paid(estate: Estate) -> Iterator[tuple[str, str, Term, Key]]:
    """Whose hosts are paid for how, and the key that says so."""
    sku = str(catalogue().value("deploy.quota.sku"))
    yield estate.name, sku, estate.dual_run.term, ("dual_run", "term")
    for nth, cluster in enumerate(estate.source_cloud.avs_clusters):
        key = ("source_cloud", "avs_clusters", nth, "term")
        yield cluster.name, cluster.sku, cluster.term, key


TERM_UNPRICED = declared(
    id="cost.term-unpriced",
    severity=Severity.MEDIUM,
    says="hosts are reserved for a term of which the price book has no price",
    happens="the months in which they are paid for so have no sum",
    fix="Whoever keeps the price book: add that price, or correct the term in the estate.",
    needs=("estate.price_book",),
    find=_unpriced,
)
