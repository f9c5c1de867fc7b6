"""Subnets: inside their network, beside each other, and not taken away while used."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.holders import holders
from landbridge.emulator.store import Body, Resource

Prefix = IPv4Network | IPv6Network

OWNER = "Microsoft.AVS"


class Subnets(Kind):
    type = "Microsoft.Network/virtualNetworks/subnets"
    tracked = False
    shows_etag = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        parent = wanted.id.parent
        network = world.store.get(parent) if parent else None
        space = spaces(network.properties) if network else []
        for each in prefixes(wanted.properties):
            self._refuse_prefix(world, wanted.id, each, space)

    def _refuse_prefix(
        self, world: World, id_: ResourceId, prefix: Prefix, space: list[Prefix]
    ) -> None:
        if not any(inside(prefix, each) for each in space):
            raise errors.outside(id_, str(prefix))
        for other in world.store.of_type(self.type, within=str(id_.parent)):
            if other.id.key != id_.key and any(
                meet(prefix, each) for each in prefixes(other.properties)
            ):
                raise errors.overlap(id_, other.id, str(prefix))

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if owner := resource.properties.get("serviceAssociationLinks"):
            raise errors.in_use(resource.id, str(owner[0]["properties"]["link"]))
        for holder in holders(world, resource.id):
            raise errors.in_use(resource.id, str(holder.id))


def prefixes(properties: Body) -> list[Prefix]:
    """The prefixes of a subnet, whichever way they are written. Raises Refusal."""
    told = properties.get("addressPrefixes") or [properties.get("addressPrefix")]
    return [network_of(each) for each in told if each]


def spaces(properties: Body) -> list[Prefix]:
    """The address space of a network."""
    space = properties.get("addressSpace") or {}
    return [network_of(each) for each in space.get("addressPrefixes") or []]


def space_of(network: Resource | None) -> list[str]:
    """The prefixes of a network's address space as they are written; none where none stands."""
    space = (network.properties.get("addressSpace") or {}) if network else {}
    return list(space.get("addressPrefixes") or [])


def network_of(text: str) -> Prefix:
    try:
        return ip_network(text)
    except ValueError as error:
        raise errors.no_prefix(text) from error


def inside(prefix: Prefix, space: Prefix) -> bool:
    """Whether a prefix lies in another; one of IPv6 lies in none of IPv4."""
    return meet(prefix, space) and prefix.prefixlen >= space.prefixlen


def meet(prefix: Prefix, other: Prefix) -> bool:
    """Whether two prefixes have an address in common."""
    return prefix.version == other.version and prefix.overlaps(other)
