"""Inspection that may deny whatever rules say."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import POLICIES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

WATCHERS = {
    "threat_intelligence": "threat intelligence denies",
    "intrusion_detection": "intrusion detection denies",
}


def _denying(proof: Proof) -> Iterator[Hit]:
    for policy in proof.network.firewall_policies:
        told = [words for key, words in WATCHERS.items() if getattr(policy, key) == "deny"]
        if told:
            yield Hit(policy.name, " and ".join(told))


INSPECTION_DENIES = Rule(
    id="azure.inspection-denies",
    severity=Severity.INFO,
    says="threat intelligence or intrusion detection of a firewall policy denies",
    happens="what the rules let through may be dropped all the same: no proof says that it passes",
    fix="Nobody need act: read `depends` in a proof with this in mind.",
    source=("firewall.order", "firewall.idps-deny"),
    needs=(NETWORK,),
    about=(POLICIES,),
    find=asked(_denying),
    undecided=answered,
)
