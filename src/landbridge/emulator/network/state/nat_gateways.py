"""NAT gateways: public addresses for subnets of one network."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.naming import resource_of, shown_users, users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.public_addresses import refuse_taken
from landbridge.emulator.store import Body, Resource

SHOWN = {"subnets": "virtualNetworks/subnets"}
GATEWAYS = "GatewaySubnet"
SKUS = ("Standard", "StandardV2")
IDLE = ("network.nat.idle-minutes-min", "network.nat.idle-minutes-max")


class NatGateways(Networked):
    type = "Microsoft.Network/natGateways"
    in_use = "InUseNatGatewayCannotBeDeleted"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if (wanted.body.get("sku") or {}).get("name") not in SKUS:
            raise errors.wrong(f"The NAT gateway '{wanted.id.name}' needs a SKU.", "sku.name")
        addresses = wanted.properties.get("publicIpAddresses") or []
        for each in addresses:
            refuse_taken(world, wanted.id, each)
        most = number("network.nat.addresses-max")
        if len(addresses) > most:
            told = f"The NAT gateway '{wanted.id.name}' cannot have more than {most} addresses."
            raise errors.wrong(told, "properties.publicIpAddresses")
        _refuse_idle(wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        properties = {"idleTimeoutInMinutes": number(IDLE[0]), **wanted.properties}
        return {**wanted.body, "properties": properties}

    def computed(self, world: World, resource: Resource) -> Body:
        return {**numbered(resource), **shown_users(world, resource.id, SHOWN)}


def refuse_gateway(world: World, subnet: Wanted) -> None:
    """Published: a NAT gateway serves subnets of one network, and no GatewaySubnet."""
    gateway = resource_of(world, subnet.properties.get("natGateway"))
    if gateway is None:
        return
    if subnet.id.name.casefold() == GATEWAYS.casefold():
        told = f"Subnet '{subnet.id.name}' cannot have the NAT gateway '{gateway.id.name}'."
        raise errors.wrong(told, "properties.natGateway")
    for other in users(world, gateway.id, SHOWN["subnets"]):
        if other.id.parent and subnet.id.parent and other.id.parent.key != subnet.id.parent.key:
            told = f"NAT gateway '{gateway.id.name}' serves '{other.id}', of another network."
            raise errors.wrong(told, "properties.natGateway")


def _refuse_idle(wanted: Wanted) -> None:
    least, most = number(IDLE[0]), number(IDLE[1])
    minutes = wanted.properties.get("idleTimeoutInMinutes", least)
    if not least <= minutes <= most:
        told = f"The idle timeout of '{wanted.id.name}' must be {least} to {most} minutes."
        raise errors.wrong(told, "properties.idleTimeoutInMinutes")
