"""The values of metrics over a timespan: the same for the same state and time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import fmean
from typing import Any, NamedTuple

from landbridge.emulator.ids import ResourceId
from landbridge.emulator.insights.durations import written
from landbridge.emulator.insights.metrics.conditions import Filter, admits
from landbridge.emulator.insights.metrics.definitions import NAMESPACE, Metric
from landbridge.emulator.insights.metrics.question import Question
from landbridge.emulator.insights.metrics.usage import Cluster


class Measured(NamedTuple):
    """What is measured: a private cloud, its clusters, since when, and what time it is."""

    cloud: ResourceId
    clusters: list[Cluster]
    since: datetime
    now: datetime


def values(measured: Measured, asked: Question) -> list[dict[str, Any]]:
    """A record a metric, as both interfaces of Azure Monitor tell it."""
    return [_value(measured, asked, metric) for metric in asked.metrics]


def _value(measured: Measured, asked: Question, metric: Metric) -> dict[str, Any]:
    return {
        "id": f"{measured.cloud}/providers/Microsoft.Insights/metrics/{metric.name}",
        "type": "Microsoft.Insights/metrics",
        "name": {"value": metric.name, "localizedValue": metric.title},
        "displayDescription": metric.title,
        "unit": metric.unit,
        "timeseries": _series(measured, asked, metric),
        "errorCode": "Success",
    }


def _series(measured: Measured, asked: Question, metric: Metric) -> list[dict[str, Any]]:
    """One over all clusters; with a filter one each, the first few in the order that is asked."""
    conditions = tuple(each for each in asked.filter if each.dimension == metric.dimension)
    apart = bool(conditions) and not asked.rolled_up
    groups = grouped(measured, metric, conditions, apart)
    found = [_one(measured, asked, metric, group, apart) for group in groups]
    return _ordered(found, asked)[: asked.top]


def grouped(
    measured: Measured, metric: Metric, conditions: Filter, apart: bool
) -> list[list[Cluster]]:
    """The clusters that are wanted, one by one or all together; nothing where there are none."""
    wanted = [each for each in measured.clusters if admits(conditions, metric.subject(each))]
    return [[each] for each in wanted] if apart else [wanted] if wanted else []


def mean(
    measured: Measured, metric: Metric, clusters: list[Cluster], start: datetime, end: datetime
) -> float | None:
    """None where nothing was measured then."""
    samples = list(_samples(start, end, metric.grain, measured))
    if not samples:
        return None
    return round(fmean(_mean_of(metric, each, samples) for each in clusters), 4)


def _mean_of(metric: Metric, cluster: Cluster, samples: list[datetime]) -> float:
    """One sample stands for all of them where nothing changed meanwhile, as it mostly did not."""
    if cluster.is_steady(samples[0], samples[-1]):
        return metric.measure(cluster.at(samples[-1]))
    return fmean(metric.measure(cluster.at(when)) for when in samples)


def _one(
    measured: Measured, asked: Question, metric: Metric, clusters: list[Cluster], apart: bool
) -> dict[str, Any]:
    names = [{"name": _name(metric.dimension), "value": metric.subject(clusters[0])}]
    named = {"metadatavalues": names if apart else []}
    if asked.only_metadata:
        return named
    return named | {"data": list(_data(measured, asked, metric, clusters))}


def _data(
    measured: Measured, asked: Question, metric: Metric, clusters: list[Cluster]
) -> Iterator[dict[str, Any]]:
    start = asked.start
    while start < min(asked.end, measured.now):
        found = mean(measured, metric, clusters, start, start + asked.grain)
        told = {} if found is None else {metric.aggregation.casefold(): found}
        yield {"timeStamp": moment(start), **told}
        start += asked.grain


def _samples(
    start: datetime, end: datetime, grain: timedelta, measured: Measured
) -> Iterator[datetime]:
    """When a metric is taken: at the end of each of its own grains, the last of them now."""
    when = start
    while when < min(end, measured.now):
        when = min(when + grain, measured.now)
        if when >= measured.since:
            yield when


def _ordered(found: list[dict[str, Any]], asked: Question) -> list[dict[str, Any]]:
    if not asked.order or asked.only_metadata:
        return found
    name = asked.order[0]
    return sorted(
        found,
        key=lambda series: sum(point.get(name, 0.0) for point in series["data"]),
        reverse=asked.order[1:] == ("desc",),
    )


def told(measured: Measured, asked: Question, region: str) -> dict[str, Any]:
    """What stands around the values; the cost of a question is always nothing here."""
    return {
        "cost": 0,
        "interval": written(asked.grain),
        "namespace": NAMESPACE,
        "resourceregion": region,
        "value": values(measured, asked),
    }


def moment(when: datetime) -> str:
    """As Azure writes a time: in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(text: str) -> dict[str, str]:
    return {"value": text, "localizedValue": text}
