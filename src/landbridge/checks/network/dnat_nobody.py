"""DNAT rules that lead nowhere."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import FIREWALL_RULES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.security.firewall import translations
from landbridge.space import Addresses, number_of


def _to_nobody(proof: Proof) -> Iterator[Hit]:
    """None is known to be nobody's while the segments of the private cloud are not there."""
    if not proof.fabric.clouds:
        return
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    inside = (each.addresses for each in proof.places if each.kind is not Kind.INTERNET)
    held = Addresses.union(inside)
    for policy in proof.network.firewall_policies:
        for dnat in translations(
            policy.name, {**policies, policy.name.lower(): policy}, proof.ends
        ):
            own = dnat.name.startswith(f"{policy.name}/")
            address = dnat.rule.translated_address
            if own and address is not None and number_of(address) not in held:
                yield Hit(dnat.name, f"it leads to {address}")


DNAT_NOBODY = Rule(
    id="azure.dnat-nobody",
    severity=Severity.HIGH,
    says="a DNAT rule leads to an address that no subnet, segment or site has",
    happens="what is published there is reached by nobody",
    fix="The firewall's owner: correct the address; a migrated VM may have got a new one.",
    source=("firewall.dnat-match",),
    needs=(NETWORK,),
    about=(FIREWALL_RULES,),
    find=asked(_to_nobody),
    undecided=with_cloud(answered),
)
