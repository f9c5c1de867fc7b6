"""Azure Firewall, its policies with their rules, and IP groups."""

from landbridge.emulator.network.state.firewalls.firewall_policies import FirewallPolicies
from landbridge.emulator.network.state.firewalls.firewalls import Firewalls
from landbridge.emulator.network.state.firewalls.ip_groups import IpGroups
from landbridge.emulator.network.state.firewalls.rule_collection_groups import RuleCollectionGroups

KINDS = (IpGroups(), FirewallPolicies(), RuleCollectionGroups(), Firewalls())

__all__ = ["KINDS"]
