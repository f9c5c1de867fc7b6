"""The Virtual WAN of an estate, and its hubs."""

from collections.abc import Iterator

from landbridge.model.network import VirtualHub
from landbridge.render.arm.ground import HUB, Ground
from landbridge.render.arm.resource import ArmResource

WAN = "Microsoft.Network/virtualWans"
PREFERENCES = {"expressroute": "ExpressRoute", "vpn": "VpnGateway", "as_path": "ASPath"}
STANDARD = "Standard"
"""Basic has neither ExpressRoute nor firewalls, nor does it join hubs."""


def virtual_wans(ground: Ground) -> Iterator[ArmResource]:
    """All hubs of an estate belong to one."""
    if ground.network.virtual_hubs:
        yield ground.resource(WAN, wan_of(ground), {"type": STANDARD})


def virtual_hubs(ground: Ground) -> Iterator[ArmResource]:
    """A hub each."""
    for hub in ground.network.virtual_hubs:
        properties = {
            "virtualWan": ground.ref(WAN, wan_of(ground)),
            "addressPrefix": hub.prefix,
            "sku": STANDARD,
            "hubRoutingPreference": PREFERENCES[hub.routing_preference],
        }
        yield ground.resource(HUB, hub.name, properties, region=region_of(hub, ground))


def wan_of(ground: Ground) -> str:
    """How it is called."""
    return f"{ground.cloud.name}-wan"


def region_of(hub: VirtualHub, ground: Ground) -> str:
    """Where a hub stands, and all that stands in it."""
    return hub.region or ground.region
