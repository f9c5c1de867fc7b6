"""Firewall rules for traffic that stays within NSX."""

from collections.abc import Iterator

from landbridge.checks.network.asked import answered, with_cloud
from landbridge.checks.network.keys import FIREWALL_RULES, GUIDE_RULES
from landbridge.checks.network.written import network_rules
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.estate import Estate
from landbridge.model.network import AvsNetwork
from landbridge.network.proof import Proof
from landbridge.security.declared import GUIDE_NAME
from landbridge.space import Addresses

Ends = tuple[tuple[str, ...], tuple[str, ...]]


def _within(subject: Subject) -> Iterator[Hit]:
    """The guide's block by its names; with a network by addresses, policies too."""
    estate, proof = subject.estate, subject.network
    for rule in estate.firewall_rules:
        ends = ((rule.source,), (rule.destination,))
        if _named(estate, ends) or _inside(proof, ends):
            yield Hit(rule.name, f"{rule.source} to {rule.destination}")
    for policy in estate.network.firewall_policies:
        for name, each in network_rules(policy):
            if _inside(proof, (each.source, each.destination)):
                yield Hit(name, f"{', '.join(each.source)} to {', '.join(each.destination)}")


def _named(estate: Estate, ends: Ends) -> bool:
    """Whether both ends are the guide's name for the segments, or a segment's own."""
    segments = {GUIDE_NAME, *(each.name.lower() for each in estate.segments)}
    return {text.lower() for texts in ends for text in texts} <= segments


def _inside(proof: Proof | None, ends: Ends) -> bool:
    """Whether all addresses of both ends are in segments of one private cloud."""
    if proof is None:
        return False
    known = [proof.ends.known(texts).widest for texts in ends]
    insides = map(_segments, proof.network.private_clouds)
    return all(known) and any(all(end <= inside for end in known) for inside in insides)


def _segments(cloud: AvsNetwork) -> Addresses:
    return Addresses.of(segment.prefix for segment in cloud.segments)


EAST_WEST = Rule(
    id="azure.east-west",
    severity=Severity.MEDIUM,
    says="a firewall rule has both its ends in one private cloud",
    happens=(
        "traffic between segments stays in NSX and never meets Azure Firewall: the rule neither "
        "allows nor denies anything"
    ),
    fix="The firewall's owner: say it in the distributed firewall of NSX.",
    source=("firewall.sees-nsx-east-west", "nsx.east-west-seen-by"),
    needs=("estate.firewall_rules",),
    about=(GUIDE_RULES, FIREWALL_RULES),
    find=_within,
    undecided=with_cloud(answered),
)
