"""How many security admin rules there may be."""

from collections.abc import Iterator

from landbridge.checks.network.keys import MANAGER
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _rules(proof: Proof) -> Iterator[tuple[str, int]]:
    collections = proof.network.network_manager.security_admin
    yield "network_manager", sum(len(each.rules) for each in collections)


ADMIN_RULES_MAX = Limit(
    "avnm.rules-per-level-max", "security admin rules of one level", _rules
).rule(
    "azure.admin-rules-max",
    Severity.HIGH,
    about=(MANAGER,),
    fix="The firewall's owner: leave to network security groups what need not stand above them.",
)
