"""Public IP prefixes: addresses side by side."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.naming import shown_users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.public_addresses import STANDARD, sku_of
from landbridge.emulator.network.state.public_range import free_prefix
from landbridge.emulator.store import Body, Resource

SHOWN = {"publicIPAddresses": "publicIPAddresses", "natGateway": "natGateways"}
LONGEST = {"IPv4": "network.public-prefix.longest", "IPv6": "network.public-prefix.longest-ipv6"}
SHORTEST = {"IPv4": "network.public-prefix.shortest", "IPv6": "network.public-prefix.shortest-ipv6"}


class PublicPrefixes(Networked):
    type = "Microsoft.Network/publicIPPrefixes"
    in_use = "InUsePublicIpPrefixCannotBeDeleted"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        version, length = _version(wanted.properties), wanted.properties.get("prefixLength")
        least, most = number(SHORTEST[version]), number(LONGEST[version])
        if not isinstance(length, int) or not least <= length <= most:
            told = f"The prefix length {length} of '{wanted.id.name}' must be {least} to {most}."
            raise errors.wrong(told, "properties.prefixLength")
        if sku_of(wanted.body) not in STANDARD:
            raise errors.wrong(f"The prefix '{wanted.id.name}' must be Standard.", "sku.name")
        if wanted.before and wanted.before.properties.get("prefixLength") != length:
            raise errors.not_allowed(f"The length of prefix '{wanted.id.name}' cannot be changed.")

    def begun(self, world: World, wanted: Wanted) -> Body:
        version = _version(wanted.properties)
        standing = wanted.before.properties.get("ipPrefix") if wanted.before else None
        length = int(wanted.properties["prefixLength"])
        given = {
            "publicIPAddressVersion": version,
            "ipPrefix": standing or free_prefix(world, version, length),
        }
        told = {name: each for name, each in wanted.properties.items() if name != "natGateway"}
        return {**wanted.body, "properties": {**told, **given}}

    def computed(self, world: World, resource: Resource) -> Body:
        told = shown_users(world, resource.id, SHOWN)
        if gateways := told.pop("natGateway", []):
            told["natGateway"] = gateways[0]
        return {**numbered(resource), **told}


def _version(properties: Body) -> str:
    return str(properties.get("publicIPAddressVersion") or "IPv4")
