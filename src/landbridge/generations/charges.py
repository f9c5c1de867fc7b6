"""What is paid in a month and why: so many of something, at a price, for some of its days."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from landbridge.generations.months import Period
from landbridge.generations.prices import AS_YOU_GO, Prices
from landbridge.model.generations import TERMS
from landbridge.model.source_cloud import SourceCluster, Term

NO_DAY = "the day is not declared on which it ends or the hosts start"


class Charge(NamedTuple):
    """A part of a month's sum; a price that is None is unknown, and `lacks` says why."""

    what: str
    number: int
    price: Decimal | None
    days: int
    of: int
    lacks: str = "the price book has no such price"

    @property
    def amount(self) -> Decimal | None:
        """The price of all for these days; nothing is rounded."""
        return None if self.price is None else self.price * self.number * self.days / self.of

    def because(self, currency: str | None) -> str:
        """The sentence that explains it."""
        days = f", for {self.days} of {self.of} days" if self.days < self.of else ""
        if currency is None:
            return f"{self.what}{days}"
        if self.price is None:
            return f"{self.what}{days}: {self.lacks}"
        return f"{self.what}, at {self.price:,.2f} {currency} each{days}"


def running(cluster: SourceCluster, period: Period, prices: Prices) -> Iterable[Charge]:
    """A cluster on the days that it runs: reserved while that holds, then as one goes."""
    held = _held(cluster, period)
    if held is None:
        return _some([_unknown(cluster, period.both, period)])
    reserved = min(held, period.both)
    return _some(
        [
            _of(cluster, cluster.term, reserved, period, prices),
            _of(cluster, AS_YOU_GO, period.both - reserved, period, prices),
        ]
    )


def idle(cluster: SourceCluster, period: Period, prices: Prices) -> Iterable[Charge]:
    """What a reservation still costs on the days when its hosts are gone."""
    held = _held(cluster, period)
    if held is None:
        return _some([_unknown(cluster, period.days - period.both, period)])
    return _some([_of(cluster, cluster.term, held - period.both, period, prices)])


def _held(cluster: SourceCluster, period: Period) -> int | None:
    """The first days of the month on which a reservation holds; None where that is not known."""
    return 0 if cluster.term == AS_YOU_GO else period.until(cluster.reserved_until)


def _of(cluster: SourceCluster, term: Term, days: int, period: Period, prices: Prices) -> Charge:
    until = f" to {cluster.reserved_until}" if term != AS_YOU_GO else ""
    what = f"{_hosts(cluster)}, {TERMS[term]}{until}"
    return Charge(what, cluster.hosts, prices.month(cluster.sku, term), days, period.days)


def _unknown(cluster: SourceCluster, days: int, period: Period) -> Charge:
    what = f"{_hosts(cluster)}, {TERMS[cluster.term]}"
    return Charge(what, cluster.hosts, None, days, period.days, NO_DAY)


def _hosts(cluster: SourceCluster) -> str:
    return f"{cluster.hosts} {cluster.sku} of {cluster.name}"


def _some(charges: Iterable[Charge]) -> list[Charge]:
    return [charge for charge in charges if charge.days > 0]


def together(parts: Iterable[Decimal | None], nothing: Decimal | None) -> Decimal | None:
    """The sum, `nothing` where there is no part; unknown as soon as a part is."""
    total = nothing
    for part in parts:
        if part is None or total is None:
            return None
        total += part
    return total
