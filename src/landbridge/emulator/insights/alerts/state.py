"""Which metric alerts are fired now, and since when: the same for the same state and time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.insights.alerts.criteria import (
    Criterion,
    all_met,
    criterion,
    is_static,
)
from landbridge.emulator.insights.durations import duration
from landbridge.emulator.insights.metrics.answer import Measured
from landbridge.emulator.insights.metrics.definitions import NAMESPACE
from landbridge.emulator.insights.metrics.measured import measured_now
from landbridge.emulator.store import Body, Resource

RULES = "Microsoft.Insights/metricAlerts"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # from which evaluations are counted
LOOK_BACK = timedelta(days=1)


class Fired(NamedTuple):
    """A rule that is met: by which resource, for which values of its dimensions, since when."""

    rule: Resource
    target: ResourceId
    dimensions: dict[str, str]
    since: datetime


def fired(world: World, rule: Resource) -> Iterator[Fired]:
    """Nothing for a rule that is switched off, or that learns its thresholds."""
    told = rule.properties
    parts = list((told.get("criteria") or {}).get("allOf") or [])
    if not told.get("enabled") or not all(is_static(each) for each in parts):
        return
    criteria = [criterion(each) for each in parts]
    for measured in _scopes(world, told):
        for dimensions in all_met(criteria, measured, _length(told, "windowSize")):
            since = _since(criteria, measured, told, dimensions)
            yield Fired(rule, measured.cloud, dimensions, since)


def _since(
    criteria: list[Criterion], measured: Measured, told: Body, dimensions: dict[str, str]
) -> datetime:
    """The earliest of the evaluations of the last day that were met without a break."""
    step, window = _length(told, "evaluationFrequency"), _length(told, "windowSize")
    last = when = measured.now - (measured.now - EPOCH) % step
    while last - when < LOOK_BACK:
        earlier = measured._replace(now=when)
        if dimensions not in all_met(criteria, earlier, window):
            return min(when + step, last)
        when -= step
    return when


def _scopes(world: World, told: Body) -> Iterator[Measured]:
    """The private clouds that a rule watches: by themselves, or all of a group or subscription."""
    for text in told.get("scopes") or []:
        id_ = parsed(str(text))
        if id_ is None:
            continue
        standing = world.store.get(id_) if id_.type.casefold() == NAMESPACE else None
        within = world.store.of_type(NAMESPACE, str(id_)) if not id_.provider else []
        for cloud in [standing] if standing else within:
            yield measured_now(world, cloud)


def _length(told: Body, name: str) -> timedelta:
    found = duration(str(told.get(name)))
    assert found is not None  # noqa: S101 - a rule without it is refused
    return found
