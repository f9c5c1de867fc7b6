"""Public addresses of what leads out, and NAT gateways with theirs."""

from collections.abc import Iterator

from landbridge.render.arm.ground import NAT_GATEWAY, PUBLIC_ADDRESS, Ground
from landbridge.render.arm.resource import ArmResource, Body

STANDARD = {"sku": {"name": "Standard"}}
GIVEN = "{}: Azure chooses the public address; {} of the estate is not asked for"


def address_of(owner: str, number: int = 1) -> str:
    """How the public address of a device is called."""
    return f"{owner}-ip" if number == 1 else f"{owner}-ip-{number}"


def public_address(
    ground: Ground, owner: str, network: str, number: int = 1, known: str = ""
) -> ArmResource:
    """A static address of the Standard SKU; `known` is the one that the estate tells."""
    name = address_of(owner, number)
    return ground.resource(
        PUBLIC_ADDRESS,
        name,
        {"publicIPAllocationMethod": "Static"},
        ground.group_of(network),
        ground.region_of(network),
        [GIVEN.format(name, known)] if known else [],
        **STANDARD,
    )


def reference(ground: Ground, owner: str, network: str, number: int = 1) -> Body:
    """A reference to it."""
    return ground.ref(PUBLIC_ADDRESS, address_of(owner, number), ground.group_of(network))


def nat_gateways(ground: Ground) -> Iterator[ArmResource]:
    """The gateways that subnets name, each with an address."""
    for name, network in _named(ground).items():
        yield public_address(ground, name, network)
        yield ground.resource(
            NAT_GATEWAY,
            name,
            {"publicIpAddresses": [reference(ground, name, network)]},
            ground.group_of(network),
            ground.region_of(network),
            **STANDARD,
        )


def _named(ground: Ground) -> dict[str, str]:
    """NAT gateways with the network of the first subnet that has one."""
    found: dict[str, str] = {}
    for network in ground.network.virtual_networks:
        for subnet in network.subnets:
            if subnet.nat_gateway:
                found.setdefault(subnet.nat_gateway, network.name)
    return found
