"""What Azure Firewall, its policies and IP groups refuse.

Which rules there are is published where the texts say nothing else. The codes are inferred but for
those of addresses, of policies beside rules, and of IP groups in use, which clients have shown.
"""

from collections.abc import Mapping

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.errors import wrong


def firewall_address(rule: str, text: str) -> Refusal:
    told = f"AzureFirewallRule {rule}: Invalid IP address value or range or Service Tag {text}."
    return Refusal(400, "AzureFirewallRuleInvalidIpAddressOrRangeFormat", told)


def groups_in_use(id_: ResourceId, user: ResourceId) -> Refusal:
    told = f"IpGroups '{id_}' cannot be deleted since firewall policies use it: '{user}'."
    return Refusal(400, "IpGroupsHasFirewallPolicyReferences", told)


def policy_and_rules(id_: ResourceId) -> Refusal:
    told = f"Firewall '{id_.name}' cannot have both a policy and rule collections of its own."
    return Refusal(400, "AzureFirewallPolicyAndRuleCollectionsConflict", told)


def tier(id_: ResourceId, own: str, policy: ResourceId, its: str) -> Refusal:
    """Which tiers go together is published, the code is not."""
    return wrong(f"'{id_.name}' of tier {own} cannot have policy '{policy.name}' of tier {its}.")


def policy_cycle(id_: ResourceId, base: ResourceId) -> Refusal:
    """Inferred."""
    return wrong(f"Policy '{base.name}' cannot be above '{id_.name}': it inherits from it.")


def policy_region(id_: ResourceId, base: ResourceId) -> Refusal:
    """That both stand in one region is published, the code is not."""
    return wrong(f"Policy '{id_.name}' must stand in the region of '{base.name}' above it.")


def firewall_subnet(id_: ResourceId, name: str) -> Refusal:
    """The name is published, the code is not."""
    return wrong(f"Firewall '{id_.name}' must stand in a subnet with the name {name}.")


def firewall_subnet_small(id_: ResourceId, subnet: ResourceId, longest: int) -> Refusal:
    """The size is published, the code is not."""
    told = f"Subnet '{subnet.name}' is too small for firewall '{id_.name}':"
    return wrong(f"{told} a /{longest} or larger is needed.")


def firewall_beside(id_: ResourceId, subnet: ResourceId, other: ResourceId) -> Refusal:
    """Inferred."""
    return wrong(f"Firewall '{id_.name}' cannot stand in '{subnet}': '{other.name}' does already.")


def firewall_priority(name: str, priority: object, least: int, most: int) -> Refusal:
    return wrong(f"'{name}' has the priority {priority}: {least} to {most} are taken.")


def firewall_priority_twice(name: str, other: str) -> Refusal:
    return wrong(f"Rule collection group '{name}' has the priority of '{other}'.")


def firewall_twice(what: str, value: object) -> Refusal:
    return wrong(f"The {what} '{value}' is told twice.", "properties.ruleCollections")


def rule_lacks(rule: Mapping[str, object], name: str) -> Refusal:
    return wrong(f"Rule '{rule.get('name')}' of kind {rule.get('ruleType')} needs {name}.")


def rule_wrong(rule: Mapping[str, object], why: str) -> Refusal:
    return wrong(f"Rule '{rule.get('name')}' of kind {rule.get('ruleType')}: {why}.")


def no_dns_proxy(rule: Mapping[str, object]) -> Refusal:
    """Published; the code was not seen."""
    told = "In order to use destinationFqdns in network rules, the DNS proxy must be enabled."
    return wrong(f"{told} See rule '{rule.get('name')}'.")
