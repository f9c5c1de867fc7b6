"""Azure VMs behind a firewall that keeps them from the service which activates Windows."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.defaulted import defaulted
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.routed import answering
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Firewall
from landbridge.model.network.firewall import NetworkRule, NetworkRules
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop
from landbridge.security.firewall import lineage
from landbridge.security.matching import service, traffic_of
from landbridge.security.ranges import listed

SERVICE = "windows.activation.addresses"
WORD = "kms"


def _inactive(proof: Proof) -> Iterator[Hit]:
    occupied = {each.subnet.lower() for each in proof.network.interfaces}
    for place, _ in defaulted(proof):
        for firewall in _passed(proof, place) if place.key in occupied else ():
            if firewall.policy and not _may_pass(proof, place, firewall.policy):
                yield Hit(place.name, f"no network rule of {firewall.policy} lets them out")


def _passed(proof: Proof, place: Place) -> dict[Firewall, None]:
    """The firewalls to which all that is sent to the service goes."""
    ways = [
        way
        for start, end in listed(SERVICE).pairs()
        for number in range(start, end)
        for way in proof.walk.routes.winning(place, number)
    ]
    found = [answering(proof, place.home, way.to) for way in ways if way.hop is Hop.APPLIANCE]
    devices = [each.device for answers in found for each in answers]
    whole = len(found) == len(ways) and all(isinstance(each, Firewall) for each in devices)
    return {each: None for each in devices if whole and isinstance(each, Firewall)}


def _may_pass(proof: Proof, place: Place, policy: str) -> bool:
    """Whether a rule allows it, or may: a name such as an FQDN may be anybody."""
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    return any(
        _may_match(proof, place, rule)
        for each in lineage(policy, policies)
        for group in each.rule_collection_groups
        for collection in group.rule_collections
        if isinstance(collection, NetworkRules) and collection.action == "allow"
        for rule in collection.rules
    )


def _may_match(proof: Proof, place: Place, rule: NetworkRule) -> bool:
    source, destination = proof.ends.known(rule.source), proof.ends.known(rule.destination)
    asked_for = any(traffic_of(each, rule.ports) & service(WORD) for each in rule.protocols)
    ends = source.widest & place.addresses and destination.widest & listed(SERVICE)
    return bool(asked_for and ends)


ACTIVATION_DENIED = Rule(
    id="azure.activation-denied",
    severity=Severity.MEDIUM,
    says="a subnet sends 0.0.0.0/0 to a firewall that keeps machines from Azure's KMS (tcp/1688)",
    happens="Windows on these machines is not activated",
    fix=(
        "The firewall's owner: allow tcp/1688 to the addresses of the service; or the network "
        "engineer: routes for these with next hop Internet."
    ),
    source=(SERVICE, "services.names"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_inactive),
    undecided=answered,
)
