"""Default routes that widen what VirtualNetwork means where a group relies on it."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.grouped import groups_at
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import NetworkSecurityGroup, SecurityRule
from landbridge.network.filters.scope import WIDENED
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.security.ends import ANY, VIRTUAL_NETWORK

DEFAULTS = {"inbound": "AllowVnetInBound", "outbound": "AllowVnetOutBound"}


def _widened(proof: Proof) -> Iterator[Hit]:
    for place in proof.places:
        here = list(groups_at(proof, place)) if place.kind is Kind.SUBNET else []
        if here and WIDENED in proof.guards.scope(place).unknown:
            relying = {group.name: list(_relying(group)) for group in here}
            told = [
                f"{name} relies on {', '.join(rules)}" for name, rules in relying.items() if rules
            ]
            if told:
                yield Hit(place.name, "; ".join(told))


def _relying(group: NetworkSecurityGroup) -> Iterator[str]:
    """Its own rules that let VirtualNetwork through, and default ones that it does not close.

    It counts as the end that is not here: the subnet's own addresses are within it in any case.
    """
    for direction, default in DEFAULTS.items():
        rules = [each for each in group.rules if each.direction == direction]
        for rule in rules:
            away = rule.source if direction == "inbound" else rule.destination
            if rule.access == "allow" and VIRTUAL_NETWORK in {end.lower() for end in away}:
                yield rule.name
        if not any(_closes(each) for each in rules):
            yield default


def _closes(rule: SecurityRule) -> bool:
    """Whether it denies all that rules behind it could let through."""
    whole = rule.protocol in ANY and "*" in rule.source_ports and "*" in rule.destination_ports
    ends = all(
        any(end.lower() in {*ANY, VIRTUAL_NETWORK} for end in each)
        for each in (rule.source, rule.destination)
    )
    return rule.access == "deny" and whole and ends


DEFAULT_WIDENS = Rule(
    id="azure.default-widens",
    severity=Severity.MEDIUM,
    says=(
        "a subnet has a default route of a route table or hub, and a network security group there "
        "relies on the tag VirtualNetwork"
    ),
    happens=(
        "the tag may then hold every address, so that what is let through for the network may be "
        "let through for the Internet"
    ),
    fix=(
        "The firewall's owner: name prefixes in place of VirtualNetwork, and deny the rest by a "
        "rule of your own before the default rules."
    ),
    source=("nsg.tag.virtual-network", "nsg.default.inbound"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_widened),
    undecided=answered,
)
