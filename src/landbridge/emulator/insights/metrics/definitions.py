"""The published metrics of private clouds, with what each of them measures."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.emulator.insights.durations import duration
from landbridge.emulator.insights.metrics.usage import Cluster, Use

NAMESPACE = "microsoft.avs/privateclouds"
GRAINS = ("PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D")
MEASURES: Mapping[str, Callable[[Use], float]] = {
    "metric.cpu-usage": Use.cpu_percent,
    "metric.memory-usage": Use.memory_percent,
    "metric.memory-overhead": Use.memory_overhead,
    "metric.memory-effective": Use.memory_effective,
    "metric.memory-capacity": Use.memory_capacity,
    "metric.disk-used-percent": Use.disk_percent,
    "metric.disk-used": Use.disk_used,
    "metric.disk-capacity": Use.disk_capacity,
}
SUBJECTS: Mapping[str, Callable[[Cluster], str]] = {
    "clustername": lambda cluster: cluster.name,
    "dsname": lambda cluster: cluster.datastore,
}


class Metric(NamedTuple):
    """A metric; `grain` is the finest in which it is had."""

    name: str
    title: str
    unit: str
    aggregation: str
    dimension: str
    grain: timedelta
    measure: Callable[[Use], float]

    def subject(self, cluster: Cluster) -> str:
        """The value of its dimension."""
        return SUBJECTS[self.dimension](cluster)

    @property
    def grains(self) -> tuple[str, ...]:
        """Those in which it is had, finest first."""
        return tuple(text for text in GRAINS if length(text) >= self.grain)


@cache
def metrics() -> Mapping[str, Metric]:
    """By name in lower case: each by its new id, and by its old one where that differs."""
    found = [metric for fact in MEASURES for metric in _of(fact)]
    return {metric.name.casefold(): metric for metric in found}


def length(grain: str) -> timedelta:
    found = duration(grain)
    assert found is not None  # noqa: S101 - the catalogue and the table above are ours
    return found


def _of(fact: str) -> list[Metric]:
    told = catalogue().value(fact)
    assert isinstance(told, dict)  # noqa: S101 - the data are ours
    new, old = str(told["id"]), str(told["old-id"])
    grains = {old: told.get("old-grain", told["grain"]), new: told["grain"]}
    return [
        Metric(
            name,
            catalogue()[fact].title,
            str(told["unit"]),
            str(told["aggregation"]),
            str(told["dimension"]),
            length(str(grain)),
            MEASURES[fact],
        )
        for name, grain in grains.items()
    ]
