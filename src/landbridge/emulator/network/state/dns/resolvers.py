"""DNS Private Resolvers: in a network, with endpoints in subnets that are given over to them."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.addresses import subnet_of, usable
from landbridge.emulator.network.state.dns.named import OfDns
from landbridge.emulator.network.state.naming import resource_of, users
from landbridge.emulator.network.state.networked import numbered
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body, Resource

RESOLVERS = "Microsoft.Network/dnsResolvers"
LONGEST = "network.dns-resolver.subnet-longest"


class Resolvers(OfDns):
    """Published: one in a network."""

    type = RESOLVERS

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        home = resource_of(world, wanted.properties.get("virtualNetwork"))
        if home is None:
            raise errors.missing("properties.virtualNetwork")
        for other in users(world, home.id, "dnsResolvers"):
            if other.id.key != wanted.id.key:
                raise errors.not_allowed(f"'{other.id.name}' stands in '{home.id.name}' already.")

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {
            **wanted.body,
            "properties": {**wanted.properties, "dnsResolverState": "Connected"},
        }

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Published: its endpoints go first."""
        for type_ in (InboundEndpoints.type, OutboundEndpoints.type):
            for each in world.store.of_type(type_, within=str(resource.id)):
                raise errors.in_use(self.in_use, resource.id, each.id)


class InboundEndpoints(OfDns):
    type = f"{RESOLVERS}/inboundEndpoints"
    binds = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        for each in wanted.properties["ipConfigurations"]:
            _refuse_subnet(world, wanted, each)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = [
            {"privateIpAllocationMethod": "Dynamic", **each, **_address(world, each)}
            for each in wanted.properties["ipConfigurations"]
        ]
        return {**wanted.body, "properties": {**wanted.properties, "ipConfigurations": told}}

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)


class OutboundEndpoints(OfDns):
    type = f"{RESOLVERS}/outboundEndpoints"
    binds = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        _refuse_subnet(world, wanted, wanted.properties)

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)


def _refuse_subnet(world: World, wanted: Wanted, told: Body) -> None:
    """Published: a /28 or larger of the resolver's network, delegated, for one endpoint."""
    subnet, longest = subnet_of(world, told), number(LONGEST)
    if subnet is None:
        raise errors.missing("properties.subnet")
    services = [
        str((each.get("properties") or {}).get("serviceName", "")).casefold()
        for each in subnet.properties.get("delegations") or []
    ]
    if services != [RESOLVERS.casefold()]:
        raise errors.not_allowed(f"Subnet '{subnet.id.name}' is not delegated to {RESOLVERS}.")
    if any(each.prefixlen > longest for each in prefixes(subnet.properties) if each.version == 4):
        raise errors.not_allowed(f"Subnet '{subnet.id.name}' must be a /{longest} or larger.")
    resolver = world.store.get(wanted.id.parent) if wanted.id.parent else None
    home = resource_of(world, resolver.properties.get("virtualNetwork")) if resolver else None
    if home is None or subnet.id.parent is None or subnet.id.parent.key != home.id.key:
        raise errors.not_allowed(f"Subnet '{subnet.id}' is of another network than its resolver.")
    for other in users(world, subnet.id):
        if other.id.key != wanted.id.key:
            raise errors.not_allowed(f"'{other.id}' stands in '{subnet.id.name}' already.")


def _address(world: World, told: Body) -> Body:
    """The endpoint is alone in its subnet, so that the first address is free."""
    subnet = subnet_of(world, told)
    asked = told.get("privateIpAddress")
    return {"privateIpAddress": asked or next(usable(subnet))} if subnet else {}
