"""What a client asks of metrics, read out of its query."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from landbridge.emulator.figures import number
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.durations import duration
from landbridge.emulator.insights.metrics.conditions import Filter, read
from landbridge.emulator.insights.metrics.definitions import (
    GRAINS,
    NAMESPACE,
    Metric,
    length,
    metrics,
)

HOUR = timedelta(hours=1)  # what is told where no timespan is asked
TOP = 10  # likewise, of the series of a metric
FULL = "FULL"
RETENTION = "metric.retention-days"
COUNT = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Question:
    """Which metrics, from when until when, in which steps, of which values of their dimension."""

    metrics: tuple[Metric, ...]
    start: datetime
    end: datetime
    grain: timedelta
    filter: Filter
    top: int
    order: tuple[str, ...]
    rolled_up: bool
    only_metadata: bool


def question(parameters: Mapping[str, str], now: datetime) -> Question:
    """Names of parameters in lower case. Raises Refusal for what is not understood.

    What is quoted twice, as az quotes a timespan and the pages a bracket in a filter, is read, too.
    """
    query = {name: unquote(text) for name, text in parameters.items()}
    asked = _metrics(query)
    start, end = _timespan(query, now)
    if start < now - timedelta(days=number(RETENTION)):
        raise errors.timespan_old(number(RETENTION))
    for metric in asked:
        _refuse_aggregation(query.get("aggregation", ""), metric)
    full = query.get("interval", "").upper() == FULL
    return Question(
        asked,
        start if full else start.replace(second=0, microsecond=0),
        end,
        end - start if full else _grain(query, asked),
        _filter(query, asked),
        _top(query.get("top", "")),
        _order(query.get("orderby", "")),
        bool(query.get("rollupby")),
        query.get("resulttype", "").casefold() == "metadata",
    )


def _metrics(query: Mapping[str, str]) -> tuple[Metric, ...]:
    """All of them where none is named."""
    namespace = query.get("metricnamespace", NAMESPACE)
    if namespace.casefold() != NAMESPACE:
        raise errors.namespace_unknown(namespace, NAMESPACE)
    known = metrics()
    names = [name.strip() for name in query.get("metricnames", "").split(",") if name.strip()]
    for name in names:
        if name.casefold() not in known:
            raise errors.metric_unknown(name, (each.name for each in known.values()))
    return tuple(known[name.casefold()] for name in names) or tuple(known.values())


def _timespan(query: Mapping[str, str], now: datetime) -> tuple[datetime, datetime]:
    """As start and end, or as a duration up to now; the last hour where nothing is told."""
    text = query.get("timespan", "")
    try:
        start, end = _between(text, now) if "/" in text else _lasting(text, now)
    except (ValueError, OverflowError) as error:
        raise errors.timespan_unread(text) from error
    if end <= start:
        raise errors.timespan_empty(text)
    return start, end


def _lasting(text: str, now: datetime) -> tuple[datetime, datetime]:
    length = duration(text) if text else HOUR
    if length is None:
        raise errors.timespan_unread(text)
    return now - length, now


def _between(text: str, now: datetime) -> tuple[datetime, datetime]:
    """An end that is not told is now; it may be told as a duration."""
    first, _, last = text.partition("/")
    start, length = _moment(first), duration(last)
    if length:
        return start, start + length
    return start, _moment(last) if last else now


def _moment(text: str) -> datetime:
    """A blank stands for the plus of an offset, which a client left bare in its query."""
    found = datetime.fromisoformat(text.strip().replace(" ", "+"))
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _grain(query: Mapping[str, str], asked: tuple[Metric, ...]) -> timedelta:
    """The finest that all metrics have where none is told; Azure's client says one minute."""
    text = query.get("interval", "")
    known = [grain for grain in GRAINS if all(grain in metric.grains for metric in asked)]
    wanted = duration(text) if text else length(known[0])
    fitting = [length(each) for each in known if wanted and length(each) >= wanted]
    adjusts = query.get("autoadjusttimegrain", "").casefold() == "true"
    if wanted is None or not fitting or (fitting[0] != wanted and not adjusts):
        raise errors.grain_unknown(text, known)
    return fitting[0]


def _refuse_aggregation(text: str, metric: Metric) -> None:
    for name in filter(None, text.split(",")):
        if name.strip().casefold() != metric.aggregation.casefold():
            raise errors.aggregation_unknown(name.strip(), metric.name, metric.aggregation)


def _filter(query: Mapping[str, str], asked: tuple[Metric, ...]) -> Filter:
    """What no metric has as a dimension is refused, or let go where a client says so."""
    conditions = read(query.get("$filter", ""))
    lenient = query.get("validatedimensions", "").casefold() == "false"
    for metric in asked:
        foreign = [each for each in conditions if each.dimension != metric.dimension]
        if foreign and not lenient:
            raise errors.dimension_unknown(foreign[0].dimension, metric.name, metric.dimension)
    return conditions


def _top(text: str) -> int:
    if text and not COUNT.fullmatch(text):
        raise errors.number_unread("top", text)
    return int(text) if text else TOP


def _order(text: str) -> tuple[str, ...]:
    words = tuple(text.casefold().split())
    if words and (len(words) > 2 or words[1:] not in ((), ("asc",), ("desc",))):
        raise errors.order_unread(text)
    return words
