"""Network interfaces: an address of their subnet for each configuration."""

from typing import ClassVar
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.addresses import lent, subnet_of
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.public_addresses import refuse_taken
from landbridge.emulator.network.state.subnets import refuse_delegated
from landbridge.emulator.store import Body, Resource

ENDPOINTS = "privateEndpoints"
MICROSOFT = "00-0D-3A"
"""The maker in the address of a card in Azure."""


class Interfaces(Networked):
    """Without virtual machines, which the emulator does not have."""

    type = "Microsoft.Network/networkInterfaces"
    in_use = "NicInUse"
    of_endpoint: ClassVar[str] = "NicInUseWithPrivateEndpoint"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        told = wanted.properties.get("ipConfigurations") or []
        if not told:
            raise errors.missing("properties.ipConfigurations")
        networks = set()
        for each in told:
            subnet = subnet_of(world, each.get("properties") or {})
            if subnet is None:
                raise errors.missing("properties.ipConfigurations.properties.subnet")
            refuse_delegated(subnet, wanted.id)
            networks.add(subnet.id.parent)
            if public := (each.get("properties") or {}).get("publicIPAddress"):
                refuse_taken(world, wanted.id, public)
        if len(networks) > 1:
            told_so = f"The configurations of '{wanted.id.name}' stand in several networks."
            raise errors.wrong(told_so, "properties.ipConfigurations")

    def begun(self, world: World, wanted: Wanted) -> Body:
        told: list[Body] = wanted.properties["ipConfigurations"]
        primary = next((each for each in told if _is_primary(each)), told[0])
        found: list[Body] = []
        for each in told:
            given = {str(one["properties"]["privateIPAddress"]) for one in found}
            found.append(_configured(world, wanted, each, given, each is primary))
        defaults = {"enableAcceleratedNetworking": False, "enableIPForwarding": False}
        address = uuid5(NAMESPACE_URL, wanted.id.key).hex[:6].upper()
        card = "-".join((MICROSOFT, address[:2], address[2:4], address[4:]))
        own = {"ipConfigurations": found, "macAddress": card, "nicType": "Standard"}
        return {**wanted.body, "properties": {**defaults, **wanted.properties, **own}}

    def computed(self, world: World, resource: Resource) -> Body:
        endpoints = users(world, resource.id, ENDPOINTS)
        return {
            **numbered(resource),
            **({"privateEndpoint": {"id": str(endpoints[0].id)}} if endpoints else {}),
        }

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for each in users(world, resource.id, ENDPOINTS):
            raise errors.in_use(self.of_endpoint, resource.id, each.id)
        super().refuse_delete(world, resource)


def _configured(world: World, wanted: Wanted, told: Body, given: set[str], primary: bool) -> Body:
    """A configuration with its address: the one that it has, was told, or the first free."""
    own = f"{wanted.id}/ipConfigurations/{told['name']}"
    properties = told.get("properties") or {}
    subnet = subnet_of(world, properties)
    assert subnet is not None  # noqa: S101 - a configuration without a subnet was refused
    method = properties.get("privateIPAllocationMethod") or "Dynamic"
    fixed = str(properties.get("privateIPAddress") or "") if method == "Static" else ""
    if method == "Static" and not fixed:
        raise errors.missing("properties.ipConfigurations.properties.privateIPAddress")
    address = lent(world, subnet, fixed, own, given)
    filled = {
        "privateIPAddressVersion": "IPv4",
        **properties,
        "privateIPAddress": address,
        "privateIPAllocationMethod": method,
        "primary": primary,
        "provisioningState": "Succeeded",
    }
    return {**told, "id": own, "type": f"{wanted.id.type}/ipConfigurations", "properties": filled}


def _is_primary(told: Body) -> bool:
    return bool((told.get("properties") or {}).get("primary"))
