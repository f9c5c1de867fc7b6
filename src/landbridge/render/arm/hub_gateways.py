"""Gateways of virtual hubs."""

from collections.abc import Iterator, Sequence

from landbridge.catalogue import catalogue
from landbridge.model.network import VirtualHub
from landbridge.render.arm.ground import HUB, Ground
from landbridge.render.arm.resource import ArmResource, Body
from landbridge.render.arm.virtual_hubs import region_of

VPN = "Microsoft.Network/vpnGateways"
EXPRESSROUTE = "Microsoft.Network/expressRouteGateways"
UNITS = "arm.choice.hub-gateway-units"
UNTOLD = "{} to {}: circuits and tunnels of a hub are its owner's to connect, with their keys"


def hub_gateways(ground: Ground) -> Iterator[ArmResource]:
    """Those that what is behind a hub needs. Circuits, tunnels and their keys are the owner's."""
    units = int(catalogue().number(UNITS))
    for hub in ground.network.virtual_hubs:
        if hub.expressroute:
            scale = {"autoScaleConfiguration": {"bounds": {"min": units}}}
            yield _gateway(EXPRESSROUTE, "expressroute", scale, hub.expressroute, hub, ground)
        if hub.vpn:
            yield _gateway(VPN, "vpn", {"vpnGatewayScaleUnit": units}, hub.vpn, hub, ground)


def _gateway(
    type_: str, kind: str, scale: Body, behind: Sequence[str], hub: VirtualHub, ground: Ground
) -> ArmResource:
    name = f"{hub.name}-{kind}"
    return ground.resource(
        type_,
        name,
        {"virtualHub": ground.ref(HUB, hub.name), **scale},
        region=region_of(hub, ground),
        remarks=[UNTOLD.format(name, each) for each in behind],
    )
