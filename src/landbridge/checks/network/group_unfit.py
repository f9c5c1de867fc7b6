"""Network security groups on subnets that can have none."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.places import UNFILTERED
from landbridge.network.proof import Proof


def _unfit(proof: Proof) -> Iterator[Hit]:
    for network in proof.network.virtual_networks:
        for subnet in network.subnets:
            if subnet.name.lower() in UNFILTERED and subnet.network_security_group:
                yield Hit(f"{network.name}/{subnet.name}", subnet.network_security_group)


GROUP_UNFIT = Rule(
    id="azure.group-unfit",
    severity=Severity.HIGH,
    says="there is a network security group on GatewaySubnet or a subnet of Azure Firewall",
    happens="these subnets take none: Azure refuses it, or the gateway stops working",
    fix="The network engineer: take the group off; it belongs on the subnets behind.",
    source=("expressroute.gateway-subnet.nsg", "firewall-faq"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_unfit),
    undecided=answered,
)
