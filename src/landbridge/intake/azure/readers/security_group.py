"""Network security groups with their own rules; Azure's default rules are those of the proof."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.security_rules import READ, sides, unsure
from landbridge.intake.azure.survey import Entry, Survey

RULES = "securityRules"
GROUP = frozenset(
    {RULES, "defaultSecurityRules", "networkInterfaces", "subnets", "flowLogs", "flushConnection"}
)
REMEDY = "Export it again, or give the values of a template's parameters with --parameters."
ACCESS, DIRECTIONS = frozenset({"allow", "deny"}), frozenset({"inbound", "outbound"})


def read(group: Resource, survey: Survey) -> Iterator[Entry]:
    """A group."""
    survey.unread(group.record, GROUP)
    made = [
        rule for each in survey.resources.children(group, RULES) for rule in _rule(each, survey)
    ]
    yield (
        "network_security_groups",
        {"name": survey.name(group), "resource_group": group.group, "rules": made},
    )


def _rule(each: Resource, survey: Survey) -> Iterator[Mapping[str, Any]]:
    record = each.record
    survey.unread(record, READ)
    access, direction, priority = _head(record)
    made = {
        "name": each.name,
        "priority": priority,
        "direction": direction,
        "access": access,
        **sides(record, survey),
    }
    if unsure(record):
        survey.remark(record, "a part of it is not known: it may match or not")
        made["source"] = [survey.doubts.perhaps(made.get("source", ("*",)))]
    yield made


def _head(record: Record) -> tuple[str, str, int]:
    """What it does, on which side, and when it is asked."""
    access, direction = record.word("access"), record.word("direction")
    priority = record.integer("priority")
    if direction not in DIRECTIONS:
        raise record.wrong("Inbound or Outbound was expected", "direction", REMEDY)
    if access not in ACCESS:
        raise record.wrong("Allow or Deny was expected", "access", REMEDY)
    if priority is None:
        raise record.wrong("a number was expected that tells when it is asked", "priority", REMEDY)
    return access, direction, priority
