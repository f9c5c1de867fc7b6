"""Where a virtual network gateway may stand: in its subnet, one of a type in a network."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import listed, referred
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

GATEWAYS = "Microsoft.Network/virtualNetworkGateways"


def subnets(world: World, properties: Body) -> Iterator[Resource | None]:
    """The subnet of each IP configuration; None for one that does not stand."""
    for each in listed(properties, "ipConfigurations"):
        yield referred(world, each.get("subnet"), Subnets.type)


def refuse_place(world: World, wanted: Wanted, kind: str) -> None:
    """Raises Refusal for a gateway that cannot stand where it is wanted."""
    for subnet in subnets(world, wanted.properties):
        if subnet is None:
            raise errors.absent(wanted.id, "subnet", errors.SUBNET)
        _refuse_subnet(wanted.id, subnet)
        _refuse_network(world, wanted, subnet)
        for other in _beside(world, wanted.id, kind, subnet):
            raise errors.second(wanted.id, other.id, kind)


def _refuse_subnet(id_: ResourceId, subnet: Resource) -> None:
    name, most = str(catalogue().value("gateway.subnet.name")), number("gateway.subnet.prefix-max")
    if subnet.id.name.casefold() != name.casefold():
        raise errors.subnet_name(id_, subnet.id, name)
    for prefix in prefixes(subnet.properties):
        if prefix.version == 4 and prefix.prefixlen > most:
            raise errors.subnet_small(id_, str(prefix), most)


def _refuse_network(world: World, wanted: Wanted, subnet: Resource) -> None:
    network = world.store.get(subnet.id.parent) if subnet.id.parent else None
    if network and not same_region(network.body, wanted.body):
        raise errors.other_region(wanted.id, network.id)


def _beside(world: World, id_: ResourceId, kind: str, subnet: Resource) -> Iterator[Resource]:
    """The other gateways of the type in the same subnet, beyond those that a network may have."""
    others = [
        each
        for each in world.store.of_type(GATEWAYS, f"/{SUBSCRIPTIONS}/{id_.subscription}")
        if each.id.key != id_.key
        and kind_of(each.properties) == kind
        and any(found and found.id == subnet.id for found in subnets(world, each.properties))
    ]
    yield from others[number("gateway.of-a-kind-max") - 1 :]


def kind_of(properties: Body) -> str:
    """`Vpn` or `ExpressRoute`, however it is written."""
    told = str(properties.get("gatewayType", ""))
    return next((each for each in KINDS if each.casefold() == told.casefold()), told)


VPN, EXPRESS_ROUTE = "Vpn", "ExpressRoute"
KINDS = (VPN, EXPRESS_ROUTE)
