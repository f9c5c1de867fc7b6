"""The guide's firewall rules where no firewall has them."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.network import Network
from landbridge.network.topologies import POLICY
from landbridge.security.firewall import lineage

PLACE = (("firewall_rules",),)


def _nowhere(subject: Subject) -> Iterator[Hit]:
    if subject.estate.firewall_rules and (proof := subject.network):
        declared = (each.name.lower() for each in subject.estate.network.firewall_policies)
        if POLICY in declared:
            yield Hit("firewall_rules", f"the estate declares {POLICY} itself", keys=PLACE)
        elif POLICY not in _in_force(proof.network):
            yield Hit("firewall_rules", f"no firewall has {POLICY}", keys=PLACE)


def _in_force(network: Network) -> frozenset[str]:
    """The policies of all firewalls and virtual hubs, with those that they inherit from."""
    policies = {each.name.lower(): each for each in network.firewall_policies}
    named = (
        *(each.policy for each in network.firewalls),
        *(each.firewall_policy for each in network.virtual_hubs),
    )
    return frozenset(each.name.lower() for name in named for each in lineage(name, policies))


RULES_NOWHERE = Rule(
    id="azure.rules-nowhere",
    severity=Severity.HIGH,
    says="the estate has `firewall_rules`, and no firewall has the policy that they become",
    happens="they allow and deny nothing until a firewall has it",
    fix=(
        f"The firewall's owner: name `{POLICY}` as the `policy` of a firewall or the parent of its "
        "policy, or let `topology: hub-and-spoke` draw a hub with a firewall."
    ),
    source=("firewall.order",),
    needs=(NETWORK,),
    about=("firewall_rules",),
    find=_nowhere,
    undecided=answered,
)
