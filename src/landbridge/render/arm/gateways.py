"""Gateways of virtual networks."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.network import Gateway
from landbridge.render.arm.circuits import by_gateway
from landbridge.render.arm.ground import GATEWAY, Ground
from landbridge.render.arm.public_addresses import public_address, reference
from landbridge.render.arm.resource import ArmResource, Body

SUBNET = "GatewaySubnet"
KINDS = {"expressroute": "ExpressRoute", "vpn": "Vpn"}
SKUS = {"expressroute": "arm.choice.expressroute-gateway", "vpn": "arm.choice.vpn-gateway"}
FAST = "arm.choice.fast-path-gateway"
UNTOLD = "{} to {}: the estate tells neither circuit nor tunnel, so that nothing connects them yet"


def gateways(ground: Ground) -> Iterator[ArmResource]:
    """A gateway each. Circuits that the estate does not tell, tunnels and keys are the owner's.

    Raises InputError where its network has no subnet for it.
    """
    known = {(name, end) for name, end, _ in by_gateway(ground)}
    for gateway in ground.network.gateways:
        _refuse_homeless(gateway, ground)
        home = gateway.virtual_network
        yield public_address(ground, gateway.name, home)
        yield ground.resource(
            GATEWAY,
            gateway.name,
            _properties(gateway, ground),
            ground.group_of(home),
            ground.region_of(home),
            [
                UNTOLD.format(gateway.name, each)
                for each in gateway.connects
                if (gateway.name, each) not in known
            ],
        )


def _properties(gateway: Gateway, ground: Ground) -> Body:
    sku = catalogue().value(FAST if gateway.fast_path != "off" else SKUS[gateway.kind])
    vpn = {"vpnType": "RouteBased", "enableBgp": bool(gateway.bgp)} if gateway.kind == "vpn" else {}
    return {
        "gatewayType": KINDS[gateway.kind],
        "sku": {"name": sku, "tier": sku},
        **vpn,
        "ipConfigurations": [{"name": "ip-1", "properties": _front(gateway, ground)}],
    }


def _front(gateway: Gateway, ground: Ground) -> Body:
    home = gateway.virtual_network
    return {
        "subnet": ground.subnet(home, SUBNET),
        "publicIPAddress": reference(ground, gateway.name, home),
    }


def _refuse_homeless(gateway: Gateway, ground: Ground) -> None:
    home = gateway.virtual_network.lower()
    for network in ground.network.virtual_networks:
        names = {each.name.lower() for each in network.subnets}
        if network.name.lower() == home and SUBNET.lower() in names:
            return
    raise InputError(
        f"the gateway {gateway.name} stands in {gateway.virtual_network}, which has no {SUBNET}",
        remedy=f"Declare {SUBNET} among its subnets, or another network for the gateway.",
    )
