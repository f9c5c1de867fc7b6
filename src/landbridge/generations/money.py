"""What a way costs: while it is gone, and for all months after. Nothing is rounded here."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import get_args

from landbridge.generations.prices import AS_YOU_GO, AV64, Prices, cores
from landbridge.model.generations import Cost, Step
from landbridge.model.source_cloud import Term


def host_hours(steps: tuple[Step, ...]) -> float:
    """Hours that hosts run, each since the step that brought it, until the last step is done."""
    return sum(before.hosts * (after.hours or 0) for before, after in pairwise(steps))


def reaching(steps: tuple[Step, ...], sku: str | None, prices: Prices) -> Decimal | None:
    """The price as one goes of those hours, licences included; unknown where a price is."""
    total = Decimal(0)
    for before, after in pairwise(steps):
        hosts = running(before, sku)
        month = prices.hosts(hosts, AS_YOU_GO)
        if month is None:
            return None
        paid = month + (prices.licences(licensed(hosts, sku)) or Decimal(0))
        total += paid * Decimal(str(after.hours or 0)) / prices.hours
    return total


def running(step: Step, sku: str | None) -> Mapping[str, int]:
    """The hosts of each type that run once the step is done."""
    return {AV64: step.av64_hosts} | ({sku: step.base_hosts} if sku else {})


def licensed(hosts: Mapping[str, int], sku: str | None) -> int:
    """Their cores; behind a base cluster, those of AV64 are Generation 1's."""
    return sum(count * cores(each, 1 if sku else 2) for each, count in hosts.items())


def costs(hosts: Mapping[str, int], number: int, prices: Prices) -> tuple[Cost, ...]:
    """A cost for each term under which the book has a price of every host type; so many cores."""
    return tuple(_costs(hosts, prices.licences(number) or Decimal(0), prices))


def _costs(hosts: Mapping[str, int], licences: Decimal, prices: Prices) -> Iterator[Cost]:
    for term in get_args(Term):
        month = prices.hosts(hosts, term)
        if month is not None:
            paid = month + licences
            yield Cost(term=term, month=paid, whole=paid * prices.months)
