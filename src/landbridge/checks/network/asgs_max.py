"""How many application security groups the rules of a group may name."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import SECURITY_GROUPS
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "asg.per-nsg-max"


def _named(proof: Proof) -> Iterator[tuple[str, int]]:
    known = {name.lower() for name in proof.network.application_security_groups}
    for group in proof.network.network_security_groups:
        ends = (end for rule in group.rules for end in (*rule.source, *rule.destination))
        yield group.name, len(known & {end.lower() for end in ends})


ASGS_MAX = Rule(
    id="azure.asgs-max",
    severity=Severity.BLOCKING,
    says="there are more application security groups in a network security group than Azure takes",
    happens="the deployment is refused",
    fix="The firewall's owner: name prefixes, or join application security groups.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(SECURITY_GROUPS,),
    find=over(MOST, "application security groups in a network security group", _named),
    undecided=answered,
)
