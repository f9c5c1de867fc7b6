"""Rules of alerts. Those of metrics are watched; those of logs and of the activity log are kept."""

from collections.abc import Iterator, Mapping

from landbridge.emulator.arm.kind import Kind, Told, Wanted, World
from landbridge.emulator.arm.standing import standing
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.alerts.criteria import FILTERED, is_static
from landbridge.emulator.insights.alerts.state import fired
from landbridge.emulator.insights.durations import duration
from landbridge.emulator.insights.metrics.answer import moment
from landbridge.emulator.insights.metrics.definitions import NAMESPACE, length, metrics
from landbridge.emulator.store import Body, Resource

FREQUENCIES = ("PT1M", "PT5M", "PT15M", "PT30M", "PT1H")
WINDOWS = (*FREQUENCIES, "PT6H", "PT12H", "P1D")
NAME_MOST = "alert.group-short-name-max"
SEVERITIES = range(5)
CATEGORY = "category"


class ActionGroups(Kind):
    type = "Microsoft.Insights/actionGroups"

    def refuse(self, world: World, wanted: Wanted) -> None:
        name = str(wanted.properties.get("groupShortName") or "")
        if not 0 < len(name) <= number(NAME_MOST):
            raise errors.short_name(name, number(NAME_MOST))


class MetricAlerts(Kind):
    type = "Microsoft.Insights/metricAlerts"
    says_created = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        told = wanted.properties
        _refuse_severity(told)
        _refuse_length(told, "evaluationFrequency", FREQUENCIES)
        _refuse_length(told, "windowSize", WINDOWS)
        if length(str(told["evaluationFrequency"])) > length(str(told["windowSize"])):
            raise errors.window_short(str(told["windowSize"]))
        _refuse_scopes(world, told)
        for each in (told.get("criteria") or {}).get("allOf") or []:
            if any(_watches_clouds(text, told) for text in told["scopes"]):
                _refuse_criterion(each, str(told["windowSize"]))


class MetricAlertStatuses(Told):
    """Whether a rule of metrics is met, as of now."""

    type = "Microsoft.Insights/metricAlerts/status"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        rule = standing(world, id_.parent or id_)
        found = list(_statuses(rule, [each.dimensions for each in fired(world, rule)], world))
        if id_.is_list:
            return {"value": found}
        return {"value": [each for each in found if each["name"] == id_.name]}


class ActivityLogAlerts(Kind):
    """Kept: the activity log is the journal of the emulator, and no rule reads it."""

    type = "Microsoft.Insights/activityLogAlerts"

    def refuse(self, world: World, wanted: Wanted) -> None:
        _refuse_scopes(world, wanted.properties)
        leaves = (wanted.properties.get("condition") or {}).get("allOf") or []
        if not any(str(each.get("field", "")).casefold() == CATEGORY for each in _leaves(leaves)):
            raise errors.category_wanted()


class QueryRules(Kind):
    """Kept: no log is collected, so that no query finds anything."""

    type = "Microsoft.Insights/scheduledQueryRules"

    def refuse(self, world: World, wanted: Wanted) -> None:
        if not (wanted.properties.get("criteria") or {}).get("allOf"):
            raise errors.criteria_wanted()
        if wanted.properties.get("severity") is not None:
            _refuse_severity(wanted.properties)
        _refuse_scopes(world, wanted.properties)


def _refuse_severity(told: Body) -> None:
    if told.get("severity") not in SEVERITIES:
        raise errors.severity(told.get("severity"))


def _refuse_length(told: Body, name: str, known: tuple[str, ...]) -> None:
    if duration(str(told.get(name))) not in map(duration, known):
        raise errors.length_unknown(name, str(told.get(name)), known)


def _refuse_scopes(world: World, told: Body) -> None:
    """What is of an emulated type has to stand; what is not is taken as given."""
    if not told.get("scopes"):
        raise errors.scopes_wanted()
    for text in told["scopes"]:
        id_ = parsed(str(text))
        if id_ is None:
            raise errors.scope_unread(str(text))
        if world.kinds.get(id_.type) and world.store.get(id_) is None:
            raise errors.scope_absent(id_)


def _watches_clouds(text: str, told: Body) -> bool:
    id_ = parsed(str(text))
    of_type = str(told.get("targetResourceType") or "").casefold()
    return id_ is not None and NAMESPACE in (id_.type.casefold(), of_type)


def _refuse_criterion(told: Body, window: str) -> None:
    known = metrics()
    metric = known.get(str(told.get("metricName")).casefold())
    if metric is None:
        names = (each.name for each in known.values())
        raise errors.metric_unknown(str(told.get("metricName")), names)
    if str(told.get("timeAggregation")).casefold() != metric.aggregation.casefold():
        raise errors.aggregation_unknown(
            str(told.get("timeAggregation")), metric.name, metric.aggregation
        )
    if length(window) < metric.grain:
        raise errors.grain_unknown(window, metric.grains)
    if is_static(told) and not _compares(told):
        raise errors.threshold_wanted(metric.name)
    for each in told.get("dimensions") or []:
        _refuse_dimension(each, metric.name, metric.dimension)


def _compares(told: Body) -> bool:
    return told.get("operator") is not None and told.get("threshold") is not None


def _refuse_dimension(told: Body, metric: str, known: str) -> None:
    if str(told.get("name")).casefold() != known:
        raise errors.dimension_unknown(str(told.get("name")), metric, known)
    if str(told.get("operator")).casefold() not in FILTERED:
        raise errors.dimension_operator(str(told.get("operator")), tuple(FILTERED))


def _leaves(conditions: list[Body]) -> Iterator[Body]:
    for each in conditions:
        yield each
        yield from each.get("anyOf") or []


def _statuses(rule: Resource, met: list[dict[str, str]], world: World) -> Iterator[Body]:
    """One for each of the dimensions that a rule is met for; where there is none, one of health."""
    for place, dimensions in enumerate(met or [{}]):
        yield {
            "id": f"{rule.id}/status/{place}",
            "name": str(place),
            "type": MetricAlertStatuses.type,
            "properties": {
                "dimensions": dimensions,
                "status": "Unhealthy" if met else "Healthy",
                "timestamp": moment(world.clock.now()),
            },
        }
