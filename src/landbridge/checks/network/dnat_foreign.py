"""DNAT rules for public addresses that the firewall does not have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import FIREWALL_RULES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.security.firewall import translations
from landbridge.space import number_of


def _foreign(proof: Proof) -> Iterator[Hit]:
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    own: dict[str, set[int]] = {}
    for firewall in proof.network.firewalls:
        for dnat in translations(firewall.policy, policies, proof.ends):
            addresses = {number_of(each) for each in firewall.public_addresses}
            own.setdefault(f"{dnat.name} {dnat.rule.destination}", set()).update(addresses)
    for told, addresses in own.items():
        name, _, destination = told.rpartition(" ")
        if number_of(destination) not in addresses:
            yield Hit(name, f"it is for {destination}")


DNAT_FOREIGN = Rule(
    id="azure.dnat-foreign",
    severity=Severity.HIGH,
    says="a DNAT rule is for a public address that no firewall with this policy has",
    happens="it never matches",
    fix="The firewall's owner: correct the address, or declare it under `public_addresses`.",
    source=("firewall.dnat-match",),
    needs=(NETWORK,),
    about=(FIREWALL_RULES,),
    find=asked(_foreign),
    undecided=answered,
)
