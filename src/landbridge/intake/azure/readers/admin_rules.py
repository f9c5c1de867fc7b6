"""Security admin rules of Virtual Network Manager, by collection."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.deployed import is_deployed
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.security_rules import READ as SIDES
from landbridge.intake.azure.security_rules import sides, unsure
from landbridge.intake.azure.skipped import skipped
from landbridge.intake.azure.survey import Entry, Survey

CONFIGURATION = frozenset(
    {"applyOnNetworkIntentPolicyBasedServices", "networkGroupAddressSpaceAggregationOption"}
)
COLLECTION = frozenset({"appliesToGroups"})
RULE = SIDES | {"flag"}
ACCESS = {"allow": "allow", "alwaysallow": "always_allow", "deny": "deny"}


def read(configuration: Resource, survey: Survey) -> Iterator[Entry]:
    """The collections of a configuration, if it is deployed."""
    survey.unread(configuration.record, CONFIGURATION)
    if not is_deployed(configuration, survey):
        return
    yield from skipped(configuration, survey)
    for each in survey.resources.children(configuration, "ruleCollections"):
        survey.unread(each.record, COLLECTION)
        rules = [_rule(inner, survey) for inner in survey.resources.children(each, "rules")]
        name = survey.names.of(each.id, types.ADMIN_COLLECTION, each.name)
        groups = list(_groups(each.record, survey))
        made = {"name": name, "groups": groups, "rules": rules}
        yield "network_manager.security_admin", made


def _groups(record: Record, survey: Survey) -> Iterator[str]:
    for each in record.each("appliesToGroups"):
        found = survey.resources.find(each.refers("networkGroupId"))
        if found is None:
            survey.remark(each, "this network group is not in the export: it is left out")
        else:
            yield survey.name(found)


def _rule(each: Resource, survey: Survey) -> Mapping[str, Any]:
    record = each.record
    survey.unread(record, RULE)
    action, direction = ACCESS.get(record.word("access")), record.word("direction")
    priority = record.integer("priority")
    if action is None or direction not in ("inbound", "outbound") or priority is None:
        raise record.wrong("a rule needs access, direction and priority")
    made = {
        "name": each.name,
        "priority": priority,
        "direction": direction,
        "action": action,
        **sides(record, survey),
    }
    if unsure(record):
        made["source"] = [survey.doubts.perhaps(made.get("source", ("*",)))]
    return made
