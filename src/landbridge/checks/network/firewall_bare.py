"""Firewalls without a policy."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _bare(proof: Proof) -> Iterator[Hit]:
    known = {each.name.lower() for each in proof.network.firewall_policies}
    for firewall in proof.network.firewalls:
        if firewall.policy is None or firewall.policy.lower() not in known:
            seen = f"{firewall.policy} is not declared" if firewall.policy else ""
            yield Hit(firewall.name, seen)


FIREWALL_BARE = Rule(
    id="azure.firewall-bare",
    severity=Severity.HIGH,
    says="an Azure Firewall has no policy, or one that is not declared",
    happens="without rules it denies everything that is sent through it",
    fix="The firewall's owner: give it a policy, and declare its rules.",
    source=("firewall.order",),
    needs=(NETWORK,),
    find=asked(_bare),
    undecided=answered,
)
