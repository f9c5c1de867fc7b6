"""The criteria of a metric alert, and where they are met."""

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import product
from typing import NamedTuple

from landbridge.emulator.insights.metrics.answer import Measured, grouped, mean
from landbridge.emulator.insights.metrics.conditions import Condition, Filter
from landbridge.emulator.insights.metrics.definitions import Metric, metrics
from landbridge.emulator.store import Body

STATIC = "StaticThresholdCriterion"
COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "greaterthan": operator.gt,
    "greaterthanorequal": operator.ge,
    "lessthan": operator.lt,
    "lessthanorequal": operator.le,
    "equals": operator.eq,
}
FILTERED = {"include": "eq", "exclude": "ne", "startswith": "startswith"}

Dimensions = Mapping[str, str]


class Criterion(NamedTuple):
    """A threshold of a metric, for some values of its dimension one by one, or over all."""

    metric: Metric
    filter: Filter
    compared: Callable[[float, float], bool]
    threshold: float

    def met(self, measured: Measured, start: datetime) -> Iterator[Dimensions]:
        """By which values of its dimension, from then until now."""
        apart = bool(self.filter)
        for clusters in grouped(measured, self.metric, self.filter, apart):
            found = mean(measured, self.metric, clusters, start, measured.now)
            if found is not None and self.compared(found, self.threshold):
                name = self.metric.subject(clusters[0])
                yield {self.metric.dimension: name} if apart else {}


def is_static(told: Body) -> bool:
    """Whether a threshold is told: what Azure learns of the past is not emulated."""
    return str(told.get("criterionType", STATIC)).casefold() == STATIC.casefold()


def criterion(told: Body) -> Criterion:
    return Criterion(
        metrics()[str(told["metricName"]).casefold()],
        tuple(_conditions(told)),
        COMPARED[str(told["operator"]).casefold()],
        float(told["threshold"]),
    )


def all_met(
    criteria: list[Criterion], measured: Measured, window: timedelta
) -> list[dict[str, str]]:
    """The values of dimensions for which all criteria hold at once."""
    start = measured.now - window
    found = [list(each.met(measured, start)) for each in criteria]
    joined = [_joined(each) for each in product(*found)] if criteria else []
    return [each for each in joined if each is not None]


def _joined(parts: tuple[Dimensions, ...]) -> dict[str, str] | None:
    """None where two of them speak of different values of one dimension."""
    whole = {name: value for part in parts for name, value in part.items()}
    return whole if all(part.items() <= whole.items() for part in parts) else None


def _conditions(told: Body) -> Iterator[Condition]:
    for each in told.get("dimensions") or []:
        for value in each["values"]:
            name, how = str(each["name"]).casefold(), str(each["operator"]).casefold()
            yield Condition(name, FILTERED[how], str(value))
