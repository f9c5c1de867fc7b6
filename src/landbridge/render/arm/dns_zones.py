"""Private zones of DNS, and their links to virtual networks."""

from collections.abc import Iterator

from landbridge.render.arm.ground import VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource

ZONE = "Microsoft.Network/privateDnsZones"
LINK = f"{ZONE}/virtualNetworkLinks"
GLOBAL = "global"


def dns_zones(ground: Ground) -> Iterator[ArmResource]:
    """A zone each. Its records are made by what registers them, such as private endpoints."""
    for zone in ground.network.private_dns_zones:
        yield ground.resource(ZONE, zone.name, {}, region=GLOBAL)
        for name in zone.virtual_networks:
            properties = {
                "virtualNetwork": ground.ref(VIRTUAL_NETWORK, name, ground.group_of(name)),
                "registrationEnabled": False,
            }
            yield ground.resource(LINK, f"{zone.name}/to-{name}", properties, region=GLOBAL)
