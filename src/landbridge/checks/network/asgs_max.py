"""How many application security groups the rules of a group may name."""

from collections.abc import Iterator

from landbridge.checks.network.keys import SECURITY_GROUPS
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _named(proof: Proof) -> Iterator[tuple[str, int]]:
    known = {name.lower() for name in proof.network.application_security_groups}
    for group in proof.network.network_security_groups:
        ends = (end for rule in group.rules for end in (*rule.source, *rule.destination))
        yield group.name, len(known & {end.lower() for end in ends})


ASGS_MAX = Limit(
    "asg.per-nsg-max", "application security groups in a network security group", _named
).rule(
    "azure.asgs-max",
    Severity.BLOCKING,
    about=(SECURITY_GROUPS,),
    fix="The firewall's owner: name prefixes, or join application security groups.",
)
