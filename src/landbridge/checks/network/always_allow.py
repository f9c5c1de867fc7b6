"""Security admin rules that let pass what a network security group denies."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.grouped import groups_at
from landbridge.checks.network.keys import ADMIN_RULES as DECLARED
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import SecurityRule
from landbridge.model.network.virtual_network_manager import AdminRule
from landbridge.network.places import Kind, Place
from landbridge.network.proof import Proof
from landbridge.security.matching import traffic_of
from landbridge.space import Traffic

Written = SecurityRule | AdminRule
INSIDE = {"inbound": "destination", "outbound": "source"}
"""The end of a rule that is in the subnet."""


def _skipping(proof: Proof) -> Iterator[Hit]:
    for place in proof.places:
        for collection in proof.guards.admin.at(place) if place.kind is Kind.SUBNET else ():
            for rule in collection.rules:
                if rule.action == "always_allow":
                    for denying in _denying(proof, place, rule):
                        told = f"{rule.name} skips {denying} at {place.name}"
                        yield Hit(collection.name, told)


def _denying(proof: Proof, place: Place, admin: AdminRule) -> Iterator[str]:
    """The rules of groups in a subnet that deny some of what an admin rule lets pass."""
    for group in groups_at(proof, place):
        for rule in group.rules:
            same = rule.access == "deny" and rule.direction == admin.direction
            if same and _meet(proof, place, admin, rule):
                yield f"{group.name}/{rule.name}"


def _meet(proof: Proof, place: Place, admin: AdminRule, rule: SecurityRule) -> bool:
    """Whether both speak of a packet of the subnet, as far as their ends are known."""
    scope = proof.guards.scope(place)
    for end in ("source", "destination"):
        mine, theirs = (proof.ends.known(getattr(e, end), scope).certain for e in (admin, rule))
        shared = mine & theirs
        if not (shared & place.addresses if end == INSIDE[admin.direction] else shared):
            return False
    return bool(_traffic(admin) & _traffic(rule))


def _traffic(rule: Written) -> Traffic:
    return traffic_of(rule.protocol, rule.destination_ports, rule.source_ports)


ALWAYS_ALLOW = Rule(
    id="azure.always-allow",
    severity=Severity.MEDIUM,
    says="a security admin rule always allows what a network security group denies",
    happens="the group is not asked: what its owner keeps out comes in",
    fix=(
        "The firewall's owner: make the action `allow`, so that the group decides, or agree on it "
        "with the group's owner."
    ),
    source=("avnm.rule.always-allow",),
    needs=(NETWORK,),
    about=(DECLARED,),
    find=asked(_skipping),
    undecided=answered,
)
