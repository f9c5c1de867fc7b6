"""What a way costs: while it is gone, and for all months after. Nothing is rounded here."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import get_args

from landbridge.generations.prices import AS_YOU_GO, AV64, Prices
from landbridge.model.generations import Cost, Step
from landbridge.model.source_cloud import Term


def host_hours(steps: tuple[Step, ...]) -> float:
    """Hours that hosts run, each since the step that brought it, until the last step is done."""
    return sum(before.hosts * (after.hours or 0) for before, after in pairwise(steps))


def reaching(steps: tuple[Step, ...], sku: str | None, prices: Prices) -> Decimal | None:
    """The price as one goes of those hours; unknown where a price is."""
    total = Decimal(0)
    for before, after in pairwise(steps):
        hosts = {AV64: before.av64_hosts} | ({sku: before.base_hosts} if sku else {})
        month = prices.hosts(hosts, AS_YOU_GO)
        if month is None:
            return None
        total += month * Decimal(str(after.hours or 0)) / prices.hours
    return total


def costs(hosts: Mapping[str, int], cores: int, prices: Prices) -> tuple[Cost, ...]:
    """A cost for each term under which the book has a price of every host type."""
    return tuple(_costs(hosts, prices.licences(cores) or Decimal(0), prices))


def _costs(hosts: Mapping[str, int], licences: Decimal, prices: Prices) -> Iterator[Cost]:
    for term in get_args(Term):
        month = prices.hosts(hosts, term)
        if month is not None:
            paid = month + licences
            yield Cost(term=term, month=paid, whole=paid * prices.months)
