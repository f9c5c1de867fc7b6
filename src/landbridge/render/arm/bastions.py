"""Azure Bastion of virtual networks."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.network import VirtualNetwork
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.public_addresses import public_address, reference
from landbridge.render.arm.resource import ArmResource

BASTION = "Microsoft.Network/bastionHosts"
SUBNET = "AzureBastionSubnet"


def bastions(ground: Ground) -> Iterator[ArmResource]:
    """A host each, behind its public address.

    Raises InputError where its network has no subnet for it.
    """
    for network in ground.network.virtual_networks:
        if network.bastion:
            _refuse_homeless(network)
            name, home = f"{network.name}-bastion", network.name
            front = {
                "subnet": ground.subnet(home, SUBNET),
                "publicIPAddress": reference(ground, name, home),
            }
            yield public_address(ground, name, home)
            yield ground.resource(
                BASTION,
                name,
                {"ipConfigurations": [{"name": "ip-1", "properties": front}]},
                ground.group_of(home),
                ground.region_of(home),
                sku={"name": catalogue().value("arm.choice.bastion-sku")},
            )


def _refuse_homeless(network: VirtualNetwork) -> None:
    if SUBNET.lower() not in {each.name.lower() for each in network.subnets}:
        raise InputError(
            f"Azure Bastion shall stand in {network.name}, which has no {SUBNET}",
            remedy=f"Declare {SUBNET} among its subnets, or leave `bastion` out.",
        )
