"""Subnets: inside their network, beside each other, and not taken away while used."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.addresses import address_of, leases, parts
from landbridge.emulator.network.state.naming import linked, users
from landbridge.emulator.network.state.nat_gateways import refuse_gateway
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.space import Prefix, inside, meet, prefixes, spaces
from landbridge.emulator.store import Body, Resource

OWNER = "Microsoft.AVS"
LONGEST, SHORTEST = "network.subnet.prefix-longest", "network.subnet.prefix-shortest"
ENDPOINTS = "privateEndpoints"


class Subnets(Networked):
    type = "Microsoft.Network/virtualNetworks/subnets"
    tracked = False
    in_use = "InUseSubnetCannotBeDeleted"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        parent = wanted.id.parent
        network = world.store.get(parent) if parent else None
        space = spaces(network.properties) if network else []
        found = prefixes(wanted.properties)
        if not found and not wanted.properties.get("ipamPoolPrefixAllocations"):
            raise errors.missing("properties.addressPrefix")
        for each in found:
            self._refuse_prefix(world, wanted.id, each, space)
        refuse_gateway(world, wanted)
        if wanted.before:
            _refuse_change(world, wanted, wanted.before)

    def _refuse_prefix(
        self, world: World, id_: ResourceId, prefix: Prefix, space: list[Prefix]
    ) -> None:
        _refuse_size(id_, prefix)
        if not any(inside(prefix, each) for each in space):
            raise errors.outside(id_, str(prefix))
        for other in world.store.of_type(self.type, within=str(id_.parent)):
            if other.id.key != id_.key and any(
                meet(prefix, each) for each in prefixes(other.properties)
            ):
                raise errors.overlap(id_, other.id, str(prefix))

    def computed(self, world: World, resource: Resource) -> Body:
        """Who stands in it; nothing is told where nobody does, as Azure tells nothing then."""
        found = {
            "ipConfigurations": list(_configurations(world, resource.id)),
            "privateEndpoints": linked(users(world, resource.id, ENDPOINTS)),
        }
        return {name: value for name, value in found.items() if value}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if owner := _owner(resource):
            raise errors.in_use(self.in_use, resource.id, owner)
        super().refuse_delete(world, resource)


def refuse_delegated(subnet: Resource, user: ResourceId) -> None:
    """Raises Refusal for what may not stand in a subnet that is given over to a service."""
    for each in subnet.properties.get("delegations") or []:
        service = str((each.get("properties") or {}).get("serviceName"))
        raise errors.delegated(subnet.id, service, user)


def _refuse_size(id_: ResourceId, prefix: Prefix) -> None:
    least, most = number(SHORTEST), number(LONGEST)
    if prefix.version == 4 and not least <= prefix.prefixlen <= most:
        raise errors.subnet_size(id_, str(prefix), least, most)


def _refuse_change(world: World, wanted: Wanted, before: Resource) -> None:
    """A prefix that is used stays as it is: it does not even grow. So does a delegation."""
    owner, kept = _owner(before), prefixes(wanted.properties)
    for prefix in prefixes(before.properties):
        if prefix in kept:
            continue
        if owner:
            raise errors.prefix_in_use(before.id, str(prefix), owner)
        for lease in leases(world, before.id):
            if address_of(lease.address) in prefix:
                raise errors.prefix_in_use(before.id, str(prefix), lease.holder)
    held = [owner] if owner else [str(each.id) for each in users(world, before.id)]
    if held and _services(wanted.properties) != _services(before.properties):
        raise errors.delegations_in_use(before.id, held[0])


def _owner(subnet: Resource) -> str:
    """What a service has put into a subnet that is given over to it."""
    links = subnet.properties.get("serviceAssociationLinks")
    return str(links[0]["properties"]["link"]) if links else ""


def _configurations(world: World, subnet: ResourceId) -> Iterator[Body]:
    for user in users(world, subnet):
        for part in parts(user.properties):
            name = named(part["properties"]["subnet"])
            if name and name.key == subnet.key:
                yield {"id": part.get("id") or f"{user.id}/ipConfigurations/{part['name']}"}


def _services(properties: Body) -> list[str]:
    found = properties.get("delegations") or []
    return sorted(str((each.get("properties") or {}).get("serviceName")) for each in found)
