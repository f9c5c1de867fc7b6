"""Firewalls without a policy."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open
from landbridge.checks.network.keys import FIREWALLS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _bare(proof: Proof) -> Iterator[Hit]:
    return (Hit(each.name) for each in proof.network.firewalls if each.policy is None)


def _open(proof: Proof) -> Iterator[str]:
    known = {each.name.lower() for each in proof.network.firewall_policies}
    named = dict.fromkeys(each.policy for each in proof.network.firewalls if each.policy)
    lost = [name for name in named if name.lower() not in known]
    if lost:
        yield f"the estate does not declare the policy {', '.join(lost)}"


FIREWALL_BARE = Rule(
    id="azure.firewall-bare",
    severity=Severity.HIGH,
    says="an Azure Firewall has no policy",
    happens="without rules it denies everything that is sent through it",
    fix="The firewall's owner: give it a policy, and declare its rules.",
    source=("firewall.order",),
    needs=(NETWORK,),
    about=(FIREWALLS,),
    find=asked(_bare),
    undecided=left_open(_open),
)
