"""Firewalls whose policy has no rules."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import POLICIES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import FirewallPolicy
from landbridge.network.proof import Proof
from landbridge.security.firewall import lineage


def _empty(proof: Proof) -> Iterator[Hit]:
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    for firewall in proof.network.firewalls:
        line = lineage(firewall.policy, policies)
        if line and not any(_has_rules(policy) for policy in line):
            yield Hit(line[-1].name, f"{firewall.name} has it")


def _has_rules(policy: FirewallPolicy) -> bool:
    return any(
        collection.rules
        for group in policy.rule_collection_groups
        for collection in group.rule_collections
    )


POLICY_EMPTY = Rule(
    id="azure.policy-empty",
    severity=Severity.HIGH,
    says="the policy of an Azure Firewall has no rules, and neither has any parent of it",
    happens="the firewall denies everything that is sent through it",
    fix="The firewall's owner: add the rules, or declare them if Azure has them already.",
    source=("firewall.order",),
    needs=(NETWORK,),
    about=(POLICIES,),
    find=asked(_empty),
    undecided=answered,
)
