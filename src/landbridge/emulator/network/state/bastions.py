"""Azure Bastion: a host in a subnet of its own, behind a public address.

A host of the SKU Developer, and one without a public address, are not emulated.
"""

from typing import ClassVar

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import hours, number
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.addresses import subnet_of
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.public_addresses import refuse_taken
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body

SUBNET = "AzureBastionSubnet"
LONGEST, CREATE = "network.bastion.subnet-longest", "network.bastion.create-hours"
SKUS = ("Basic", "Standard", "Premium")
OWN = "bastionHostIpConfigurations"


class Bastions(Networked):
    type = "Microsoft.Network/bastionHosts"
    states: ClassVar[tuple[str, str]] = ("Updating", "Updating")

    def hours(self, wanted: Wanted) -> float:
        return 0.0 if wanted.before else hours(CREATE)

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        sku = _sku(wanted)
        if sku not in SKUS or wanted.properties.get("enablePrivateOnlyBastion"):
            raise errors.not_emulated(wanted.id, f"a bastion of the SKU {sku}, or a private one")
        told = wanted.properties.get("ipConfigurations") or []
        if len(told) != 1:
            raise errors.missing("properties.ipConfigurations")
        properties = told[0].get("properties") or {}
        _refuse_subnet(world, wanted, properties)
        refuse_taken(world, wanted.id, properties.get("publicIPAddress"))

    def begun(self, world: World, wanted: Wanted) -> Body:
        (told,) = wanted.properties["ipConfigurations"]
        own = {"provisioningState": "Succeeded", "privateIPAllocationMethod": "Dynamic"}
        configuration = {
            **told,
            "id": f"{wanted.id}/{OWN}/{told['name']}",
            "properties": {**told["properties"], **own},
        }
        properties = {
            "scaleUnits": number("network.bastion.units"),
            **wanted.properties,
            "dnsName": f"bst-{guid(wanted.id)}.bastion.azure.com",
            "ipConfigurations": [configuration],
        }
        return {**wanted.body, "sku": {"name": _sku(wanted)}, "properties": properties}


def _sku(wanted: Wanted) -> str:
    return str((wanted.body.get("sku") or {}).get("name") or SKUS[1])


def _refuse_subnet(world: World, wanted: Wanted, properties: Body) -> None:
    """Published: the name of the subnet, and a /26 or larger. One host has it."""
    subnet, longest = subnet_of(world, properties), number(LONGEST)
    if subnet is None or subnet.id.name.casefold() != SUBNET.casefold():
        told = f"Bastion '{wanted.id.name}' must stand in a subnet with the name {SUBNET}."
        raise errors.wrong(told)
    if any(each.prefixlen > longest for each in prefixes(subnet.properties) if each.version == 4):
        told = f"Subnet '{subnet.id.name}' is too small for bastion '{wanted.id.name}':"
        raise errors.wrong(f"{told} a /{longest} or larger is needed.")
    for other in users(world, subnet.id, "bastionHosts"):
        if other.id.key != wanted.id.key:
            raise errors.not_allowed(f"'{other.id.name}' stands in '{subnet.id}' already.")
