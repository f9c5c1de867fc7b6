"""The filters of rule sets that are attached nowhere."""

from collections.abc import Iterator

from landbridge.network.proof import Proof
from landbridge.security.admin import admin_filter
from landbridge.security.ends import NOT_HERE
from landbridge.security.filter import Filter, Known
from landbridge.security.firewall import lineage, policy_filter
from landbridge.security.groups import own_filter

SIDES = ("outbound", "inbound")


def unattached(proof: Proof) -> Iterator[Filter]:
    """Security groups, firewall policies and admin rules that nothing has; each by itself."""
    yield from _groups(proof)
    yield from _policies(proof)
    yield from _admin(proof)


def _groups(proof: Proof) -> Iterator[Filter]:
    held = {place.security_group for place in proof.places}
    held |= {(each.network_security_group or "").lower() for each in proof.network.interfaces}
    for group in proof.network.network_security_groups:
        if group.name.lower() not in held:
            for side in SIDES:
                yield own_filter(group, side, NOT_HERE, proof.ends)


def _policies(proof: Proof) -> Iterator[Filter]:
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    firewalls = [each.policy for each in proof.network.firewalls]
    hubs = [each.firewall_policy for each in proof.network.virtual_hubs]
    held = {each.name for name in (*firewalls, *hubs) for each in lineage(name, policies)}
    parents = {(each.parent or "").lower() for each in policies.values()}
    for name, policy in policies.items():
        if policy.name not in held and name not in parents:
            yield policy_filter(policy.name, name, policies, proof.ends)


def _admin(proof: Proof) -> Iterator[Filter]:
    """Collections whose groups bind no network that is declared."""
    manager, homes = proof.network.network_manager, set(proof.fabric.networks)
    bound = {
        group.name.lower()
        for group in manager.network_groups
        if homes & {each.lower() for each in group.virtual_networks}
    }
    for each in manager.security_admin:
        if not bound & {name.lower() for name in each.groups}:
            for side in SIDES:
                yield admin_filter((each,), side, NOT_HERE, proof.ends, _as_it_is)


def _as_it_is(end: Known) -> Known:
    return end
