"""How many security admin rules there may be."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import MANAGER
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "avnm.rules-per-level-max"


def _rules(proof: Proof) -> Iterator[tuple[str, int]]:
    collections = proof.network.network_manager.security_admin
    yield "network_manager", sum(len(each.rules) for each in collections)


ADMIN_RULES_MAX = Rule(
    id="azure.admin-rules-max",
    severity=Severity.HIGH,
    says="there are more security admin rules of one level than Azure takes",
    happens="the deployment is refused",
    fix="The firewall's owner: leave to network security groups what need not stand above them.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(MANAGER,),
    find=over(MOST, "security admin rules of one level", _rules),
    undecided=answered,
)
