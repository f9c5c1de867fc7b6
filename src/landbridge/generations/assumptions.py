"""What the comparison takes for granted, said so that a reader can object."""

from collections.abc import Iterator
from typing import get_args

from landbridge.generations.prices import AV64, YEARS, Prices
from landbridge.generations.ways import base_skus
from landbridge.model.estate import Estate
from landbridge.model.generations import TERMS
from landbridge.model.months import MONTHS_PER_YEAR
from landbridge.model.source_cloud import Term

ALWAYS = (
    "Both ways carry the same VMs. AV64 of Generation 1 is sized with its own vSAN capacity, and"
    " without the management of the service, which runs on the base cluster. On that no VM is"
    " reckoned, though it may have room.",
    "The base cluster stays as long as the AV64 clusters do, for AV64 is added beside it.",
    "Hours are those that are published, one step after another; a step without a published"
    " duration adds none. A cluster that is not full is reckoned with the hours of a full one, for"
    " which alone they are published, so that it may take less than the sum.",
)
BOTH = (
    "All hosts of Generation 2 run from the first month on, and all hosts of the source until the"
    " dual run ends: so long the way back stays open.",
    "Months count from the day on which the hosts start; one that is too short for that day begins"
    " on its last. A part of a month is paid by its days.",
    "A reservation is paid to its last day, also when its hosts are gone. Whether it can be"
    " exchanged is Microsoft's to say.",
)


def assumptions(estate: Estate, prices: Prices) -> tuple[str, ...]:
    """Those that bear on this estate's numbers."""
    return (
        *ALWAYS,
        *_of_the_figures(estate),
        *_of_the_dual_run(estate),
        *_of_the_book(estate, prices),
    )


def _of_the_figures(estate: Estate) -> Iterator[str]:
    if estate.figures == "guide":
        yield (
            "The implementation guide has the nodes migrated to AV64 in Generation 1;"
            " Microsoft's pages ask for no such migration."
        )


def _of_the_dual_run(estate: Estate) -> Iterator[str]:
    if estate.dual_run.declared:
        yield from BOTH


def _of_the_book(estate: Estate, prices: Prices) -> Iterator[str]:
    if estate.prices is None:
        return
    yield f"A price by the hour counts {prices.hours:f} hours a month."
    yield from _of_the_bases(prices)
    yield from _of_the_reservations(prices)
    if estate.dual_run.length > prices.months:
        yield (
            f"The price book is for {prices.months} months, and the dual run is longer: what the"
            " months after them cost is unknown."
        )
    if prices.core is None:
        yield (
            "The price book has no licence of VMware Cloud Foundation: sums are told without it,"
            " and what is paid in all is unknown."
        )
    else:
        yield (
            "Every physical core that runs needs its licence of VMware Cloud Foundation; on the way"
            " to the hosts it is counted by the hour, as they are."
        )


def _of_the_bases(prices: Prices) -> Iterator[str]:
    """Ways that nobody can pay for: a book need not price what the plan does not take."""
    for sku in base_skus():
        if all(prices.month(sku, term) is None for term in get_args(Term)):
            yield (
                f"The price book has no price of {sku}: what the way through {sku} costs is"
                " unknown, and no sum of it is told."
            )


def _of_the_reservations(prices: Prices) -> Iterator[str]:
    """What is held for less than the months that are reckoned; no reservation is held for more."""
    for term, years in YEARS.items():
        if prices.month(AV64, term) is not None and years * MONTHS_PER_YEAR < prices.months:
            yield (
                f"What is {TERMS[term]} is renewed at the same price until the"
                f" {prices.months} months are over; nobody promises that price."
            )
