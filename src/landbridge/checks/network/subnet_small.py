"""Subnets below the size that Azure publishes for what shall stand in them."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Subnet
from landbridge.network.proof import Proof
from landbridge.space import V4, Addresses

ANY = "subnet.prefix-max"
NAMED = {
    "azurefirewallsubnet": "firewall.subnet.prefix",
    "azurefirewallmanagementsubnet": "firewall.management-subnet.prefix",
    "azurebastionsubnet": "bastion.subnet.prefix",
    "routeserversubnet": "route-server.subnet.prefix",
    "gatewaysubnet": "gateway.subnet.prefix",
}
"""The fact that tells the longest prefix of a subnet of this name."""


def _small(proof: Proof) -> Iterator[Hit]:
    for network in proof.network.virtual_networks:
        for subnet in network.subnets:
            most = int(catalogue().number(NAMED.get(subnet.name.lower(), ANY)))
            least = 1 << V4[1].bit_length() - 1 - most
            sizes = _sizes(subnet)
            if sizes and max(sizes.values()) < least:
                told = f"{', '.join(sizes)} is smaller than a /{most}"
                yield Hit(f"{network.name}/{subnet.name}", told)


def _sizes(subnet: Subnet) -> dict[str, int]:
    """How many addresses each of its IPv4 prefixes has."""
    four = (each for each in subnet.prefixes if ":" not in each)
    return {each: Addresses.parse(each).size for each in four}


SUBNET_SMALL = Rule(
    id="azure.subnet-small",
    severity=Severity.HIGH,
    says="a subnet is smaller than Azure publishes for what stands in a subnet of that name",
    happens=(
        "Azure refuses it, or what stands there cannot grow; only a VPN gateway of the Basic SKU "
        "has enough with a smaller GatewaySubnet"
    ),
    fix="The network engineer: give it a larger prefix before anything stands in it.",
    source=(ANY, *NAMED.values()),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_small),
    undecided=answered,
)
