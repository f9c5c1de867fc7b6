"""What a way costs: while it is gone, and for all months after. Nothing is rounded here."""

from collections.abc import Callable, Iterator, Mapping
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
    """The price as one goes of those hours, without licences; unknown where a price is."""
    return _by_the_hour(steps, sku, prices, lambda hosts: prices.hosts(hosts, AS_YOU_GO))


def licences(steps: tuple[Step, ...], sku: str | None, prices: Prices) -> Decimal | None:
    """The licences of the hosts that run in those hours; unknown where the book has none."""
    return _by_the_hour(steps, sku, prices, lambda hosts: prices.licences(licensed(hosts, sku)))


def _by_the_hour(
    steps: tuple[Step, ...],
    sku: str | None,
    prices: Prices,
    month: Callable[[Mapping[str, int]], Decimal | None],
) -> Decimal | None:
    """The share of a month's price that falls on each step."""
    total = Decimal(0)
    for before, after in pairwise(steps):
        paid = month(running(before, sku))
        if paid is None:
            return None
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
    return tuple(_costs(hosts, prices.licences(number), prices))


def _costs(hosts: Mapping[str, int], licences: Decimal | None, prices: Prices) -> Iterator[Cost]:
    for term in get_args(Term):
        bare = prices.hosts(hosts, term)
        if bare is not None:
            month = added(bare, licences)
            yield Cost(
                term=term,
                month=month,
                whole=None if month is None else month * prices.months,
                month_without_licences=bare,
                whole_without_licences=bare * prices.months,
            )


def added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Both together; unknown where one is."""
    return None if one is None or other is None else one + other
