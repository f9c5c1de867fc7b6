"""How many rules a network security group may have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import SECURITY_GROUPS
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "nsg.rules-max"


def _rules(proof: Proof) -> Iterator[tuple[str, int]]:
    return ((each.name, len(each.rules)) for each in proof.network.network_security_groups)


RULES_MAX = Rule(
    id="azure.rules-max",
    severity=Severity.BLOCKING,
    says="there are more rules in a network security group than Azure takes",
    happens="the deployment is refused",
    fix="The firewall's owner: list prefixes and ports in one rule in place of many.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(SECURITY_GROUPS,),
    find=over(MOST, "rules in a network security group", _rules),
    undecided=answered,
)
