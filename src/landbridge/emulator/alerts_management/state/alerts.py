"""Alerts that metric rules have fired: nothing is kept, all follows from what stands."""

from collections.abc import Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_absent_subscription
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.alerts.state import RULES, Fired, fired
from landbridge.emulator.insights.metrics.answer import moment
from landbridge.emulator.store import Body

FILTERS = {
    "targetresource": "targetResource",
    "targetresourcegroup": "targetResourceGroup",
    "targetresourcetype": "targetResourceType",
    "monitorcondition": "monitorCondition",
    "monitorservice": "monitorService",
    "severity": "severity",
    "alertstate": "alertState",
    "alertrule": "alertRule",
}
NEUTRAL = ("api-version", "timerange", "includecontext", "includeegressconfig")


class Alerts(Told):
    """Read only. One that is met no more is resolved, and no longer told."""

    type = "Microsoft.AlertsManagement/alerts"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_absent_subscription(world, id_)
        rules = world.store.of_type(RULES, within=f"/subscriptions/{id_.subscription}")
        found = [_alert(id_, each) for rule in rules for each in fired(world, rule)]
        if id_.is_list:
            return {"value": list(_filtered(found, query))}
        for each in found:
            if each["name"] == id_.name.casefold():
                return each
        raise refusals.absent(id_)


def _filtered(found: list[Body], query: Mapping[str, str]) -> Iterator[Body]:
    """Raises Refusal for a filter that the emulator does not have."""
    asked = {}
    for name, text in query.items():
        if name.casefold() in FILTERS:
            asked[FILTERS[name.casefold()]] = text.casefold()
        elif name.casefold() not in NEUTRAL:
            raise errors.alerts_filter(name, FILTERS.values())
    for each in found:
        told = each["properties"]["essentials"]
        if all(told[name].casefold() == text for name, text in asked.items()):
            yield each


def _alert(id_: ResourceId, fired: Fired) -> Body:
    at = f"{fired.rule.id.key}|{fired.target.key}|{sorted(fired.dimensions.items())}"
    name = str(uuid5(NAMESPACE_URL, at))
    return {
        "id": f"/subscriptions/{id_.subscription}/providers/{Alerts.type}/{name}",
        "name": name,
        "type": Alerts.type,
        "properties": {
            "essentials": _essentials(fired),
            "context": {"dimensions": fired.dimensions},
        },
    }


def _essentials(fired: Fired) -> Body:
    target, since = fired.target, moment(fired.since)
    return {
        "severity": f"Sev{fired.rule.properties['severity']}",
        "signalType": "Metric",
        "alertState": "New",
        "monitorCondition": "Fired",
        "monitorService": "Platform",
        "targetResource": str(target),
        "targetResourceName": target.name,
        "targetResourceGroup": target.group,
        "targetResourceType": target.type,
        "alertRule": str(fired.rule.id),
        "startDateTime": since,
        "lastModifiedDateTime": since,
        "description": str(fired.rule.properties.get("description") or ""),
    }
