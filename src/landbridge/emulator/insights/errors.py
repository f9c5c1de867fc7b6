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
    return Refusal(501, "NotImplemented", told)


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


def short_name(name: str, most: int) -> Refusal:
    told = f"'{name}' is no short name of an action group: it has 1 to {most} characters."
    return _bad(told, "properties.groupShortName")


def severity(told: object) -> Refusal:
    return _bad(f"'{told}' is no severity: it is 0 to 4.", "properties.severity")


def length_unknown(name: str, text: str, known: Iterable[str]) -> Refusal:
    told = f"'{text}' is not supported as {name}; {', '.join(known)} are."
    return _bad(told, f"properties.{name}")


def window_short(text: str) -> Refusal:
    told = f"The window {text} is shorter than the frequency with which it is looked at."
    return _bad(told, "properties.windowSize")


def scopes_wanted() -> Refusal:
    return _bad("At least one scope is expected.", "properties.scopes")


def scope_unread(text: str) -> Refusal:
    return _bad(f"The scope '{text}' is no id of a resource.", "properties.scopes")


def scope_absent(id_: ResourceId) -> Refusal:
    """Inferred: that what does not stand cannot be watched."""
    told = f"The scope '{id_}' does not stand."
    return Refusal(404, "ResourceNotFound", told, "properties.scopes")


def threshold_wanted(metric: str) -> Refusal:
    told = f"The criterion of '{metric}' needs an operator and a threshold."
    return _bad(told, "properties.criteria")


def dimension_operator(told: str, known: Iterable[str]) -> Refusal:
    return _bad(f"'{told}' is none of {', '.join(known)}.", "properties.criteria")


def category_wanted() -> Refusal:
    """Published: a condition tells the category of the events."""
    return _bad("The condition needs a clause about the field 'category'.", "properties.condition")


def criteria_wanted() -> Refusal:
    return _bad("At least one criterion is expected.", "properties.criteria")


def setting_without_end() -> Refusal:
    """Published: a setting has a destination."""
    told = "At least one destination is expected: a workspace, a storage account, an event hub."
    return _bad(told, "properties")


def category_unknown(name: str, known: Iterable[str]) -> Refusal:
    return _bad(f"The category '{name}' is not supported; {', '.join(known)} are.", "properties")


def category_unnamed() -> Refusal:
    return _bad("A log is told by category or by categoryGroup, one of them.", "properties.logs")


def settings_full(most: int) -> Refusal:
    """Published as a limit; the code is inferred."""
    return Refusal(409, "Conflict", f"The resource has {most} diagnostic settings already.")


def workspace_absent(id_: ResourceId) -> Refusal:
    told = f"The workspace '{id_}' does not stand."
    return Refusal(404, "ResourceNotFound", told, "properties.workspaceId")


def categories_unknown(type_: str) -> Refusal:
    """Types whose categories the catalogue does not have: said, never made up."""
    told = f"The emulator has no categories of diagnostic settings of the type '{type_}'."
    return Refusal(501, "NotImplemented", told)


def alerts_filter(name: str, known: Iterable[str]) -> Refusal:
    told = f"Alerts cannot be filtered by '{name}' in the emulator; {', '.join(known)} are known."
    return _bad(told, name)


def events_unread(text: str) -> Refusal:
    """Published: a filter is required, and only these patterns are allowed."""
    told = f"The filter '{text}' is not understood: write eventTimestamp ge 'start', and more by"
    told += " 'and': eventTimestamp le 'end' and one of resourceGroupName, resourceUri and"
    return _bad(f"{told} resourceProvider eq 'x'.", "$filter")


def _bad(told: str, target: str) -> Refusal:
    return Refusal(400, "BadRequest", told, target)
