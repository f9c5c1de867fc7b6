"""The places of a network: where packets start and end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landbridge.model.network import Network, Subnet, VirtualNetwork
from landbridge.model.network.nsx import AvsNetwork, NsxSegment, ServiceSubnet
from landbridge.network.service import Role, declared_role, service_subnets
from landbridge.security.ranges import public
from landbridge.space import Addresses

INTERNET = "Internet"
UNFILTERED = frozenset(
    {
        "gatewaysubnet",
        "azurefirewallsubnet",
        "azurefirewallmanagementsubnet",
    }
)
"""Subnets that can have no network security group."""


class Kind(StrEnum):
    """What a place is."""

    SUBNET = "subnet"
    SEGMENT = "segment"
    SITE = "site"
    INTERNET = "internet"


@dataclass(frozen=True, eq=False)
class Place:
    """Somewhere with addresses; `home` is its virtual network, cloud or site in small letters."""

    name: str
    kind: Kind
    home: str
    addresses: Addresses
    subnet: Subnet | None = None
    role: Role = Role.PLAIN
    cloud: AvsNetwork | None = None
    segment: NsxSegment | None = None

    @property
    def key(self) -> str:
        """Its name in small letters."""
        return self.name.lower()

    @property
    def security_group(self) -> str | None:
        """The network security group that counts here, in small letters."""
        if self.subnet is None or self.subnet.name.lower() in UNFILTERED:
            return None
        name = self.subnet.network_security_group
        return name.lower() if name else None


def places(network: Network) -> tuple[Place, ...]:
    """Every place; the Internet comes last and holds what no other place has."""
    found = [*_subnets(network), *_clouds(network), *_sites(network)]
    rest = public() - Addresses.union(each.addresses for each in found)
    return (*found, Place(INTERNET, Kind.INTERNET, INTERNET.lower(), rest))


def hosted(network: Network) -> dict[str, AvsNetwork]:
    """The Generation 2 cloud of each virtual network that has one."""
    return {
        cloud.virtual_network.lower(): cloud
        for cloud in network.private_clouds
        if cloud.generation == 2 and cloud.virtual_network
    }


def _subnets(network: Network) -> Iterator[Place]:
    clouds = hosted(network)
    for virtual_network in network.virtual_networks:
        cloud = clouds.get(virtual_network.name.lower())
        for subnet in virtual_network.subnets:
            yield _subnet(virtual_network.name, subnet, cloud)
        if cloud:
            yield from _made_by_service(virtual_network, cloud)


def _subnet(home: str, subnet: Subnet, cloud: AvsNetwork | None) -> Place:
    role = declared_role(subnet.name) if cloud else Role.PLAIN
    addresses = Addresses.of(subnet.prefixes)
    attached = _attached(subnet, cloud) if cloud else subnet
    name = f"{home}/{subnet.name}"
    return Place(name, Kind.SUBNET, home.lower(), addresses, attached, role, cloud)


def _made_by_service(virtual_network: VirtualNetwork, cloud: AvsNetwork) -> Iterator[Place]:
    """The subnets of the cloud's layout that the file does not declare itself."""
    declared = {declared_role(subnet.name) for subnet in virtual_network.subnets}
    taken = Addresses.union(Addresses.of(subnet.prefixes) for subnet in virtual_network.subnets)
    for subnet in service_subnets(cloud):
        addresses = Addresses.of(subnet.prefixes) - taken
        if declared_role(subnet.name) not in declared - {Role.SERVICE} and addresses:
            place = _subnet(virtual_network.name, subnet, cloud)
            yield Place(**{**vars(place), "addresses": addresses})


def _attached(subnet: Subnet, cloud: AvsNetwork) -> Subnet:
    """The subnet with what `service_subnets` of the cloud puts on it."""
    for name, extra in cloud.service_subnets.items():
        if subnet.name.lower() == name.lower():
            return subnet.model_copy(update=_given(extra))
    return subnet


def _given(extra: ServiceSubnet) -> dict[str, str]:
    return {key: value for key, value in extra.model_dump().items() if value is not None}


def _clouds(network: Network) -> Iterator[Place]:
    for cloud in network.private_clouds:
        generation_2 = cloud.generation == 2
        home = (cloud.virtual_network or cloud.name) if generation_2 else cloud.name
        for segment in cloud.segments:
            yield Place(
                f"{cloud.name}/{segment.name}",
                Kind.SEGMENT,
                home.lower(),
                Addresses.parse(segment.prefix),
                cloud=cloud,
                segment=segment,
            )
        if not generation_2:
            block = Addresses.parse(cloud.address_block)
            yield Place(cloud.name, Kind.SITE, cloud.name.lower(), block, cloud=cloud)


def _sites(network: Network) -> Iterator[Place]:
    for site in network.sites:
        yield Place(site.name, Kind.SITE, site.name.lower(), Addresses.of(site.prefixes))
