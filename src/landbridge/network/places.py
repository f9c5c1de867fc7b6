"""The places of a network: where packets start and end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from landbridge.model.network import Network, Subnet, VirtualNetwork
from landbridge.model.network.nsx import AvsNetwork, NsxSegment, ServiceSubnet
from landbridge.network.service import Role, is_called, made
from landbridge.security.ranges import listed, public
from landbridge.space import Addresses

INTERNET = "Internet"
PLATFORM, METADATA = "Azure platform", "Azure instance metadata"
OF_PLATFORM = {PLATFORM: "platform.probe-address", METADATA: "platform.metadata-address"}
"""The addresses of the platform, which are places of their own; the facts that say which."""
MANAGEMENT = "management"
"""How the block of a Generation 1 cloud is called behind the cloud's name."""
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
    PLATFORM = "platform"


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
    def of_avs(self) -> bool:
        """Whether a private cloud has it: a segment, its management, a subnet of the service."""
        plain = self.kind is Kind.SUBNET and self.role is Role.PLAIN
        return self.cloud is not None and not plain

    @property
    def partly(self) -> bool:
        """Whether interfaces may stand in it of which nobody tells."""
        return self.subnet is not None and not self.subnet.complete

    @property
    def security_group(self) -> str | None:
        """The network security group that counts here, in small letters."""
        if self.subnet is None or self.subnet.name.lower() in UNFILTERED:
            return None
        name = self.subnet.network_security_group
        return name.lower() if name else None


@cache
def without_table(place: Place) -> Place:
    """A subnet as private endpoints in it are routed: they heed no route table."""
    if place.subnet is None or place.subnet.route_table is None:
        return place
    return replace(place, subnet=place.subnet.model_copy(update={"route_table": None}))


def places(network: Network) -> tuple[Place, ...]:
    """Every place; the Internet comes last and holds what no other place has.

    The platform is left out: `platform` has its places.
    """
    found = [*_subnets(network), *_clouds(network), *_sites(network)]
    rest = public() - Addresses.union(each.addresses for each in (*found, *platform()))
    return (*found, Place(INTERNET, Kind.INTERNET, INTERNET.lower(), rest))


@cache
def platform() -> tuple[Place, ...]:
    """The addresses of Azure's platform."""
    return tuple(
        Place(name, Kind.PLATFORM, name.lower(), listed(fact)) for name, fact in OF_PLATFORM.items()
    )


def hosted(network: Network) -> dict[str, AvsNetwork]:
    """The Generation 2 cloud of each virtual network that has one."""
    return {
        cloud.virtual_network.lower(): cloud
        for cloud in network.private_clouds
        if cloud.generation == 2 and cloud.virtual_network
    }


def of_service(found: Iterable[Place]) -> dict[str, list[str]]:
    """The names of the subnets that the service makes, by private cloud."""
    made: dict[str, list[str]] = {}
    for place in found:
        if place.cloud and place.kind is Kind.SUBNET and place.role is not Role.PLAIN:
            made.setdefault(place.cloud.name, []).append(place.name)
    return made


def _subnets(network: Network) -> Iterator[Place]:
    clouds = hosted(network)
    for virtual_network in network.virtual_networks:
        cloud = clouds.get(virtual_network.name.lower())
        if cloud:
            yield from _hosting(virtual_network, cloud)
        else:
            yield from (_subnet(virtual_network.name, each) for each in virtual_network.subnets)


def _hosting(network: VirtualNetwork, cloud: AvsNetwork) -> Iterator[Place]:
    """The subnets of a cloud's network: those of the service, declared or not, then the others."""
    layout = list(made(cloud))
    names = frozenset(subnet.name for subnet, _ in layout)
    left = list(network.subnets)
    for subnet, role in layout:
        declared = [each for each in left if is_called(each.name, subnet.name, names)]
        for each in declared or [subnet]:
            yield _subnet(network.name, _attached(each, subnet.name, cloud), role, cloud)
        left = [each for each in left if each not in declared]
    yield from (_subnet(network.name, each, Role.PLAIN, cloud) for each in left)


def _subnet(
    home: str, subnet: Subnet, role: Role = Role.PLAIN, cloud: AvsNetwork | None = None
) -> Place:
    addresses = Addresses.of(subnet.prefixes)
    return Place(f"{home}/{subnet.name}", Kind.SUBNET, home.lower(), addresses, subnet, role, cloud)


def _attached(subnet: Subnet, called: str, cloud: AvsNetwork) -> Subnet:
    """The subnet with what `service_subnets` of the cloud puts on it."""
    keys = {key.lower(): extra for key, extra in cloud.service_subnets.items()}
    return subnet.model_copy(update=_given(keys[called])) if called in keys else subnet


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
            name = f"{cloud.name}/{MANAGEMENT}"
            yield Place(name, Kind.SITE, cloud.name.lower(), block, cloud=cloud)


def _sites(network: Network) -> Iterator[Place]:
    for site in network.sites:
        yield Place(site.name, Kind.SITE, site.name.lower(), Addresses.of(site.prefixes))
