"""Firewall policies with their rule collection groups."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.rule_collections import collections_of
from landbridge.intake.azure.survey import Entry, Survey

GROUPS = "ruleCollectionGroups"
READ = frozenset(
    {GROUPS, "basePolicy", "childPolicies", "firewalls", "threatIntelMode", "intrusionDetection"}
    | {"dnsSettings", "snat", "insights", "transportSecurity", "threatIntelWhitelist"}
    | {"explicitProxy", "sql"}
)
GROUP = frozenset({"priority", "ruleCollections"})
MODES = {"off": "off", "alert": "alert", "deny": "deny"}
FIRST = "firewall.priority-min"


def read(policy: Resource, survey: Survey) -> Iterator[Entry]:
    """A policy."""
    record = policy.record
    survey.unread(record, READ)
    parent = survey.named(record, "basePolicy", types.POLICY)
    threats = MODES.get(record.word("threatIntelMode"))
    detection = MODES.get(record.inner("intrusionDetection").word("mode"))
    ranges = record.inner("snat").prefixes("privateRanges")
    proxy = record.inner("dnsSettings").switch("enableProxy")
    groups = [_group(each, survey) for each in _groups(policy, survey)]
    yield (
        "firewall_policies",
        {
            "name": survey.name(policy),
            **({"parent": parent} if parent else {}),
            **({"threat_intelligence": threats} if threats else {}),
            **({"intrusion_detection": detection} if detection else {}),
            **({"dns_proxy": True} if proxy else {}),
            **({"snat_private_ranges": list(ranges)} if ranges else {}),
            "rule_collection_groups": [*_missing(policy, groups, survey), *groups],
        },
    )


def _groups(policy: Resource, survey: Survey) -> list[Resource]:
    """Those that are written with their rules, in the policy or apart."""
    held = survey.resources.children(policy, GROUPS)
    return [each for each in held if each.record.told("priority")]


def _group(each: Resource, survey: Survey) -> Mapping[str, Any]:
    survey.unread(each.record, GROUP)
    collections = list(collections_of(each.record, survey))
    return {
        "name": each.name,
        "priority": each.record.integer("priority"),
        "rule_collections": collections,
    }


def _missing(
    policy: Resource, groups: list[Mapping[str, Any]], survey: Survey
) -> Iterator[Mapping[str, Any]]:
    """A group by which anything may pass or not, for those that are not in the export."""
    known = {str(each["name"]).lower() for each in groups}
    lost = [
        each
        for each in policy.record.each(GROUPS)
        if last(each.text("id") or each.text("name")).lower() not in known
    ]
    for each in lost:
        survey.called(each.text("id"), types.COLLECTION_GROUP, each)
    if lost:
        yield open_group(groups, survey)


def open_group(groups: list[Mapping[str, Any]], survey: Survey) -> Mapping[str, Any]:
    """Rules that may allow and may deny everything, before all others."""
    taken = {each["priority"] for each in groups}
    first = int(catalogue().number(FIRST))
    free = next(nth for nth in range(first, first + len(taken) + 1) if nth not in taken)
    anybody = survey.doubts.perhaps()
    rule = {"name": "any", "source": [anybody], "destination": ["*"], "protocols": ["any"]}
    collections = [
        {
            "kind": "network",
            "name": f"not told (perhaps {action})",
            "priority": first + nth,
            "action": action,
            "rules": [{**rule, "ports": ["*"]}],
        }
        for nth, action in enumerate(("allow", "deny"))
    ]
    return {"name": "not told", "priority": free, "rule_collections": collections}
