"""Both ways to the hosts, side by side, and what a dual run costs."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from landbridge.model.generations import TERMS, Generations, Month, Way
from landbridge.model.plan import Report
from landbridge.render.numbers import many, of, plain
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.words import RESOURCE, policy
from landbridge.render.tables.generations import PARTS


class Shown(NamedTuple):
    """A way with its sentence."""

    way: Way
    sentence: str
    decision: str


class Run(NamedTuple):
    """Months in a row whose numbers have the same reasons."""

    first: int
    last: int
    because: Mapping[str, str]


class Alike(NamedTuple):
    """Months in a row whose numbers are the same, as one row."""

    first: Month
    last: Month


def generations(report: Report) -> Chapter:
    """Money stands here only if the estate names a price book."""
    told = report.plan.generations
    html = fill(
        "generations",
        told=told,
        shown=[Shown(way, sentence(way), decision(way)) for way in told.ways] if told else [],
        terms=TERMS,
        runs=list(runs(told.months)) if told else [],
        alike=list(alike(told.months)) if told else [],
        parts=PARTS,
        question=question(report, told),
    )
    return Chapter("generations", "Two ways to the same capacity", html)


def sentence(way: Way) -> str:
    """What a way asks for, in hosts and hours."""
    extra = f", {many(way.base_hosts, 'of them', 'of them')} {way.base_sku}" if way.base_sku else ""
    hours = of(plain(way.hours), "hours")
    running = of(plain(way.host_hours), "host hours")
    return f"{many(way.hosts, 'host')}{extra}; {hours} reckoned, with {running} paid before the end"


def decision(way: Way) -> str:
    """What decides its AV64 hosts: `20 AV64: memory, under RAID-6, FTT 2`."""
    return "; ".join(
        f"{of(str(each.hosts), 'AV64')}: {RESOURCE[each.resource].lower()}"
        f", under {policy(each.policy)}"
        for each in way.decided
    )


def question(report: Report, told: Generations | None) -> str:
    """What the estate must still say for a table of months."""
    if told is None or told.months:
        return ""
    if not report.plan.estate.source_cloud.avs_clusters:
        return (
            "The estate names no cluster of Azure VMware Solution that is given back"
            " (source_cloud.avs_clusters), nor how long both run (dual_run.months or"
            " dual_run.ends)."
        )
    return "The estate does not say how long both clouds run (dual_run.months or dual_run.ends)."


def alike(months: Iterable[Month]) -> Iterator[Alike]:
    """The months, folded where nothing of them differs but their days."""
    for _, group in groupby(months, key=_numbers):
        same = list(group)
        yield Alike(same[0], same[-1])


def _numbers(month: Month) -> tuple[object, ...]:
    parts = (month.source, month.target, month.idle, month.licences, month.total)
    return (month.source_hosts, month.source_days == 0, *parts)


def runs(months: Iterable[Month]) -> Iterator[Run]:
    """The reasons of all months, told once for as many as share them."""
    for because, alike in groupby(months, key=lambda month: month.because):
        numbers = [month.nth for month in alike]
        yield Run(numbers[0], numbers[-1], because)
