"""Public IP addresses: given when they are made, and kept while anything has them."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.naming import PROVIDER, resource_of, users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.public_range import free_address
from landbridge.emulator.store import Body, Resource

STANDARD = ("Standard", "StandardV2")
IDLE = "network.nat.idle-minutes-min"
NAT = f"{PROVIDER}/natGateways"


class PublicAddresses(Networked):
    """Basic ones can be made no more, which is published; which code says so was seen."""

    type = "Microsoft.Network/publicIPAddresses"
    in_use = "PublicIPAddressCannotBeDeleted"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if wanted.before is None and sku_of(wanted.body) not in STANDARD:
            raise errors.basic_address()
        if wanted.properties.get("publicIPAllocationMethod") != "Static":
            told = (
                f"The Standard address '{wanted.id.name}' must have the allocation method Static."
            )
            raise errors.wrong(told, "properties.publicIPAllocationMethod")

    def begun(self, world: World, wanted: Wanted) -> Body:
        standing = wanted.before.properties.get("ipAddress") if wanted.before else None
        prefix = resource_of(world, wanted.properties.get("publicIPPrefix"))
        defaults = {"publicIPAddressVersion": "IPv4", "idleTimeoutInMinutes": number(IDLE)}
        given = {"ipAddress": standing or free_address(world, wanted, prefix)}
        properties = {**defaults, **wanted.properties, **given}
        properties.pop("natGateway", None)  # it is the gateway that names its addresses
        if name := _domain(properties):
            place = str(wanted.location).replace(" ", "").casefold()
            told = {"fqdn": f"{name}.{place}.cloudapp.azure.com".casefold()}
            properties["dnsSettings"] = {**properties["dnsSettings"], **told}
        return {**wanted.body, "properties": properties}

    def computed(self, world: World, resource: Resource) -> Body:
        holder = holder_of(world, resource.id)
        if holder is None:
            return numbered(resource)
        user, part = holder
        name = "natGateway" if user.id.type.casefold() == NAT.casefold() else "ipConfiguration"
        return {**numbered(resource), name: {"id": part}}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if holder := holder_of(world, resource.id):
            raise errors.in_use(self.in_use, resource.id, holder[1])


def sku_of(body: Body) -> str:
    return str((body.get("sku") or {}).get("name") or "Basic")


def holder_of(world: World, address: ResourceId) -> tuple[Resource, str] | None:
    """Who has a public address, and in which of its configurations."""
    for user in users(world, address):
        return user, _part(user.properties, address) or str(user.id)
    return None


def refuse_taken(world: World, user: ResourceId, told: object) -> Resource:
    """The Standard address that `{id}` names, if no other has it. Raises Refusal."""
    address = resource_of(world, told)
    if address is None:
        raise errors.missing("publicIPAddress")
    for other in users(world, address.id):
        if other.id.key != user.key:
            raise errors.public_address_taken(address.id, _part(other.properties, address.id))
    return address


def _part(value: object, address: ResourceId) -> str:
    """The id of the configuration in a body that names a public address; "" if none has one."""
    if isinstance(value, list):
        return next((found for each in value if (found := _part(each, address))), "")
    if not isinstance(value, dict):
        return ""
    named = (value.get("properties") or {}).get("publicIPAddress") or {}
    if str(named.get("id", "")).casefold() == address.key:
        return str(value.get("id", ""))
    return next((found for each in value.values() if (found := _part(each, address))), "")


def _domain(properties: Body) -> str:
    return str((properties.get("dnsSettings") or {}).get("domainNameLabel") or "")
