"""The months of a migration in which both clouds run, and those after it."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from landbridge.generations.charges import Charge, idle, running, together
from landbridge.generations.months import Period, periods
from landbridge.generations.prices import AV64, Prices, cores
from landbridge.model.estate import Estate
from landbridge.model.generations import TERMS, Month
from landbridge.model.sized import Sized
from landbridge.model.source_cloud import SourceCluster

GONE, NONE_LEFT = "no host of the source runs", "no reservation is left over"
NO_LICENCE = "the price book has no licence"


def dual_run(estate: Estate, sized: Sized, prices: Prices) -> tuple[Month, ...]:
    """Month by month, Generation 2 from the first on; none while nobody says how long it lasts."""
    run = estate.dual_run
    if not run.declared:
        return ()
    months = periods(run, max(prices.months, run.length))
    return tuple(
        _month(nth, period, estate, sized, prices if nth <= prices.months else prices.over())
        for nth, period in enumerate(months, start=1)
    )


def _month(nth: int, period: Period, estate: Estate, sized: Sized, prices: Prices) -> Month:
    clusters = estate.source_cloud.avs_clusters
    charges = _charges(period, estate, sized, prices)
    sums = {name: _sum(parts, prices) for name, parts in charges.items()}
    return Month(
        nth=nth,
        begins=period.begins,
        ends=period.ends,
        days=period.days,
        source_days=period.both if clusters else 0,
        source_hosts=sum(each.hosts for each in _staying(estate, period)),
        target_hosts=sized.hosts,
        cores=sum(charge.number for charge in charges["licences"]),
        **sums,
        total=together(sums.values(), prices.nothing),
        without_licences=together(_bare(sums), prices.nothing),
        source_licences=_sum(charges["licences"][1:], prices),
        because=_because(charges, prices),
    )


def _charges(
    period: Period, estate: Estate, sized: Sized, prices: Prices
) -> dict[str, list[Charge]]:
    clusters = estate.source_cloud.avs_clusters
    return {
        "source": _each(running, clusters, period, prices),
        "target": [_target(estate, sized, period, prices)],
        "idle": _each(idle, clusters, period, prices),
        "licences": list(_licences(_staying(estate, period), sized, period, prices)),
    }


def _staying(estate: Estate, period: Period) -> tuple[SourceCluster, ...]:
    """The clusters of the source, while it runs."""
    return estate.source_cloud.avs_clusters if period.both else ()


def _bare(sums: dict[str, Decimal | None]) -> list[Decimal | None]:
    """What a month adds up but for licences."""
    return [amount for name, amount in sums.items() if name != "licences"]


def _each(
    charge: Callable[[SourceCluster, Period, Prices], Iterable[Charge]],
    clusters: Iterable[SourceCluster],
    period: Period,
    prices: Prices,
) -> list[Charge]:
    return [one for cluster in clusters for one in charge(cluster, period, prices)]


def _target(estate: Estate, sized: Sized, period: Period, prices: Prices) -> Charge:
    term = estate.dual_run.term
    what = f"{sized.hosts} {AV64} of Generation 2, {TERMS[term]}"
    return Charge(what, sized.hosts, prices.month(AV64, term), period.days, period.days)


def _licences(
    staying: Iterable[SourceCluster], sized: Sized, period: Period, prices: Prices
) -> Iterator[Charge]:
    """Every core that runs, on the days that it does."""
    yield _cores(sized.hosts, AV64, 2, period.days, period, prices)
    for each in staying:
        yield _cores(each.hosts, each.sku, 1, period.both, period, prices)


def _cores(
    hosts: int, sku: str, generation: int, days: int, period: Period, prices: Prices
) -> Charge:
    count = hosts * cores(sku, generation)
    what = f"{count:,} cores of {hosts} {sku}"
    return Charge(what, count, prices.core, days, period.days, NO_LICENCE)


def _sum(charges: Iterable[Charge], prices: Prices) -> Decimal | None:
    return together((charge.amount for charge in charges), prices.nothing)


def _because(charges: dict[str, list[Charge]], prices: Prices) -> dict[str, str]:
    """A sentence for each number by its name."""
    empty = {"source": GONE, "idle": NONE_LEFT}
    return {
        name: "; ".join(each.because(prices.currency) for each in parts) or empty[name]
        for name, parts in charges.items()
    }
