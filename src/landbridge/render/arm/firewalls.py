"""Azure Firewalls of virtual networks, with their public addresses."""

from collections.abc import Iterator

from landbridge.model.network import Firewall
from landbridge.render.arm.firewall_policies import tier
from landbridge.render.arm.ground import FIREWALL, POLICY, Ground
from landbridge.render.arm.public_addresses import public_address, reference
from landbridge.render.arm.resource import ArmResource, Body

SUBNET = "AzureFirewallSubnet"
CHOSEN = "{}: Azure gives it the first free address of its subnet; routes go to {}"


def firewalls(ground: Ground) -> Iterator[ArmResource]:
    """A firewall each, behind its public addresses: it cannot be made without one."""
    policies = {each.name.lower(): each for each in ground.network.firewall_policies}
    for firewall in ground.network.firewalls:
        known = firewall.public_addresses or ("",)
        for number, address in enumerate(known, start=1):
            yield public_address(ground, firewall.name, firewall.virtual_network, number, address)
        policy = policies.get((firewall.policy or "").lower())
        yield ground.resource(
            FIREWALL,
            firewall.name,
            {
                "sku": {"name": "AZFW_VNet", "tier": tier(policy)},
                **(
                    {"firewallPolicy": ground.ref(POLICY, firewall.policy)}
                    if firewall.policy
                    else {}
                ),
                "ipConfigurations": [
                    _front(firewall, nth, ground) for nth in range(1, len(known) + 1)
                ],
            },
            ground.group_of(firewall.virtual_network),
            ground.region_of(firewall.virtual_network),
            [CHOSEN.format(firewall.name, firewall.address)] if firewall.address else [],
        )


def _front(firewall: Firewall, number: int, ground: Ground) -> Body:
    """A public address; the first one is in the subnet, too."""
    home = firewall.virtual_network
    properties = {
        **({"subnet": ground.subnet(home, SUBNET)} if number == 1 else {}),
        "publicIPAddress": reference(ground, firewall.name, home, number),
    }
    return {"name": f"ip-{number}", "properties": properties}
