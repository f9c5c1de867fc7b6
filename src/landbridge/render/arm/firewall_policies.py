"""Firewall policies, and their rule collection groups."""

from collections.abc import Iterator

from landbridge.model.network import FirewallPolicy
from landbridge.model.network.firewall import RuleCollection, RuleCollectionGroup
from landbridge.render.arm.ends import Parts
from landbridge.render.arm.firewall_rules import firewall_rule
from landbridge.render.arm.ground import COLLECTION_GROUP, POLICY, Ground
from landbridge.render.arm.resource import ArmResource, Body

FILTER, NAT = "FirewallPolicyFilterRuleCollection", "FirewallPolicyNatRuleCollection"


def firewall_policies(ground: Ground) -> Iterator[ArmResource]:
    """A policy each. Premium where it detects intrusions, since no other tier does."""
    for policy in ground.network.firewall_policies:
        yield ground.resource(POLICY, policy.name, _policy(policy, ground))
        for group in policy.rule_collection_groups:
            yield _group(policy.name, group, ground)


def _group(policy: str, group: RuleCollectionGroup, ground: Ground) -> ArmResource:
    parts = {
        each: [firewall_rule(rule, ground) for rule in each.rules]
        for each in group.rule_collections
    }
    made = [_collection(each, rules) for each, rules in parts.items()]
    return ArmResource(
        COLLECTION_GROUP,
        f"{policy}/{group.name}",
        ground.home,
        {"properties": {"priority": group.priority, "ruleCollections": made}},
        tuple(line for rules in parts.values() for each in rules for line in each.remarks),
    )


def _collection(each: RuleCollection, parts: list[Parts]) -> Body:
    action = "DNAT" if each.kind == "dnat" else each.action.capitalize()
    return {
        "ruleCollectionType": NAT if each.kind == "dnat" else FILTER,
        "name": each.name,
        "priority": each.priority,
        "action": {"type": action},
        "rules": [rule for part in parts for rule in part.rules],
    }


def tier(policy: FirewallPolicy | None) -> str:
    """The tier that a policy needs, and a firewall with it."""
    return "Premium" if policy and policy.intrusion_detection != "off" else "Standard"


def _policy(policy: FirewallPolicy, ground: Ground) -> Body:
    parent, ranges = policy.parent, policy.snat_private_ranges
    detects = policy.intrusion_detection != "off"
    return {
        "sku": {"tier": tier(policy)},
        "threatIntelMode": policy.threat_intelligence.capitalize(),
        **({"basePolicy": ground.ref(POLICY, parent)} if parent else {}),
        **(
            {"intrusionDetection": {"mode": policy.intrusion_detection.capitalize()}}
            if detects
            else {}
        ),
        **({"dnsSettings": {"enableProxy": True}} if policy.dns_proxy else {}),
        **({"snat": {"privateRanges": list(ranges)}} if ranges is not None else {}),
    }
