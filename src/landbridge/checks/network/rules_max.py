"""How many rules a network security group may have."""

from collections.abc import Iterator

from landbridge.checks.network.keys import SECURITY_GROUPS
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _rules(proof: Proof) -> Iterator[tuple[str, int]]:
    return ((each.name, len(each.rules)) for each in proof.network.network_security_groups)


RULES_MAX = Limit("nsg.rules-max", "rules in a network security group", _rules).rule(
    "azure.rules-max",
    Severity.BLOCKING,
    about=(SECURITY_GROUPS,),
    fix="The firewall's owner: list prefixes and ports in one rule in place of many.",
)
