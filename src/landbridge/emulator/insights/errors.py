"""What Azure Monitor refuses.

That an unknown metric, grain, aggregation or dimension is refused as a bad request is published;
the sentences are ours.
"""

from collections.abc import Iterable

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def not_measured(type_: str) -> Refusal:
    """Types whose metrics the catalogue does not have: said, never made up."""
    told = f"The emulator has no metrics of the resource type '{type_}'."
    return Refusal(404, "InvalidResourceType", told)


def namespace_unknown(namespace: str, known: str) -> Refusal:
    told = f"The metric namespace '{namespace}' is not found; '{known}' is."
    return _bad(told, "metricnamespace")


def metric_unknown(name: str, known: Iterable[str]) -> Refusal:
    return _bad(f"There is no metric '{name}'; there are {', '.join(known)}.", "metricnames")


def grain_unknown(text: str, known: Iterable[str]) -> Refusal:
    told = f"The interval '{text}' is not supported; {', '.join(known)} are."
    return _bad(told, "interval")


def aggregation_unknown(name: str, metric: str, known: str) -> Refusal:
    told = f"The metric '{metric}' does not support the aggregation '{name}'; {known} is supported."
    return _bad(told, "aggregation")


def dimension_unknown(name: str, metric: str, known: str) -> Refusal:
    told = f"The metric '{metric}' does not have the dimension '{name}'; {known} is there."
    return _bad(told, "$filter")


def filter_unread(text: str) -> Refusal:
    told = f"The filter '{text}' is not understood: write name eq 'value', joined by 'or' for one"
    return _bad(f"{told} name and by 'and' for several; '*' stands for each value.", "$filter")


def timespan_unread(text: str) -> Refusal:
    told = f"The timespan '{text}' is not understood: write start/end or a duration such as PT1H."
    return _bad(told, "timespan")


def timespan_empty(text: str) -> Refusal:
    return _bad(f"The timespan '{text}' ends before it begins.", "timespan")


def timespan_old(days: int) -> Refusal:
    return _bad(f"Metrics are kept for {days} days; the timespan begins earlier.", "timespan")


def number_unread(name: str, text: str) -> Refusal:
    return _bad(f"'{text}' is no number of results.", name)


def order_unread(text: str) -> Refusal:
    told = f"The order '{text}' is not understood: write an aggregation and asc or desc."
    return _bad(told, "orderby")


def batch_empty() -> Refusal:
    return _bad("At least one resource id is expected.", "resourceids")


def batch_mixed(id_: ResourceId | str, why: str) -> Refusal:
    """Published: one subscription, one region, one type."""
    told = f"'{id_}' cannot be asked with the others: {why}."
    return _bad(told, "resourceids")


def _bad(told: str, target: str) -> Refusal:
    return Refusal(400, "BadRequest", told, target)
