"""The months of a migration in which both clouds run, and those after it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from landbridge.generations.prices import AS_YOU_GO, AV64, Prices, cores
from landbridge.model.estate import Estate
from landbridge.model.generations import Month
from landbridge.model.sized import Sized
from landbridge.model.source_cloud import SourceCluster

MONTHS_PER_YEAR = 12
NOTHING = Decimal(0)


def dual_run(estate: Estate, sized: Sized, prices: Prices) -> tuple[Month, ...]:
    """Month by month, Generation 2 from the first on; none while nobody says how long it lasts."""
    both = estate.dual_run.months
    if both is None:
        return ()
    return tuple(_month(nth, nth < both, estate, sized, prices) for nth in range(prices.months))


def _month(nth: int, both: bool, estate: Estate, sized: Sized, prices: Prices) -> Month:
    clusters = estate.source_cloud.avs_clusters
    begins = _begins(estate.dual_run.starts, nth)
    staying = clusters if both else ()
    licensed = sized.hosts * cores(AV64, 2) + sum(e.hosts * cores(e.sku, 1) for e in staying)
    source = _sum(_running(each, begins, prices) for each in staying)
    target = prices.hosts({AV64: sized.hosts}, estate.dual_run.term)
    idle = prices.nothing if both else _sum(_idle(each, begins, prices) for each in clusters)
    licences = prices.licences(licensed)
    return Month(
        nth=nth + 1,
        begins=begins,
        source_hosts=sum(each.hosts for each in staying),
        target_hosts=sized.hosts,
        cores=licensed,
        source=source,
        target=target,
        idle=idle,
        licences=licences,
        total=_sum((source, target, idle, licences or NOTHING)),
    )


def _begins(starts: date | None, nth: int) -> date | None:
    """The first day of the nth month after the one in which the hosts start."""
    if starts is None:
        return None
    years, month = divmod(starts.month - 1 + nth, MONTHS_PER_YEAR)
    return date(starts.year + years, month + 1, 1)


def _running(cluster: SourceCluster, begins: date | None, prices: Prices) -> Decimal | None:
    """A cluster's price in a month that it runs: reserved while that holds, then as one goes."""
    reserved = _reserved(cluster, begins)
    if reserved is None:
        return None
    return prices.hosts({cluster.sku: cluster.hosts}, cluster.term if reserved else AS_YOU_GO)


def _idle(cluster: SourceCluster, begins: date | None, prices: Prices) -> Decimal | None:
    """What a reservation still costs in a month when its hosts are gone."""
    reserved = _reserved(cluster, begins)
    if reserved is None:
        return None
    if not reserved:
        return prices.nothing
    return prices.hosts({cluster.sku: cluster.hosts}, cluster.term)


def _reserved(cluster: SourceCluster, begins: date | None) -> bool | None:
    """Whether a reservation holds on the month's first day; None where a date is not declared."""
    if cluster.term == AS_YOU_GO:
        return False
    if begins is None or cluster.reserved_until is None:
        return None
    return begins <= cluster.reserved_until


def _sum(parts: Iterator[Decimal | None] | tuple[Decimal | None, ...]) -> Decimal | None:
    """The sum; unknown as soon as a part is."""
    total = NOTHING
    for part in parts:
        if part is None:
            return None
        total += part
    return total
