"""The rules that every network security group has, and that nobody can take away."""

from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

NETWORK, BALANCER, INTERNET, ANY = "VirtualNetwork", "AzureLoadBalancer", "Internet", "*"


class Rule(NamedTuple):
    """What a default rule lets through, or does not."""

    source: str
    destination: str
    access: str
    description: str


RULES = {
    "AllowVnetInBound": Rule(NETWORK, NETWORK, "Allow", "Allow inbound traffic from all VMs"),
    "AllowAzureLoadBalancerInBound": Rule(
        BALANCER, ANY, "Allow", "Allow inbound traffic from Azure's load balancer"
    ),
    "DenyAllInBound": Rule(ANY, ANY, "Deny", "Deny all inbound traffic"),
    "AllowVnetOutBound": Rule(NETWORK, NETWORK, "Allow", "Allow outbound traffic to all VMs"),
    "AllowInternetOutBound": Rule(ANY, INTERNET, "Allow", "Allow outbound traffic to the Internet"),
    "DenyAllOutBound": Rule(ANY, ANY, "Deny", "Deny all outbound traffic"),
}
FACTS = {"Inbound": "nsg.default.inbound", "Outbound": "nsg.default.outbound"}


def default_rules(group: ResourceId) -> list[Body]:
    """In the order of Azure: inbound before outbound, each by its priority."""
    return [
        _rule(group, name, int(priority), direction)
        for direction, fact in FACTS.items()
        for priority, name in _told(fact).items()
    ]


@cache
def _told(fact: str) -> dict[str, str]:
    value = catalogue().value(fact)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return {priority: str(name) for priority, name in value.items()}


def _rule(group: ResourceId, name: str, priority: int, direction: str) -> Body:
    rule = RULES[name]
    return {
        "id": f"{group}/defaultSecurityRules/{name}",
        "name": name,
        "type": f"{group.type}/defaultSecurityRules",
        "properties": {
            "provisioningState": "Succeeded",
            "description": rule.description,
            "protocol": ANY,
            "sourcePortRange": ANY,
            "destinationPortRange": ANY,
            "sourceAddressPrefix": rule.source,
            "destinationAddressPrefix": rule.destination,
            "access": rule.access,
            "priority": priority,
            "direction": direction,
        },
    }
