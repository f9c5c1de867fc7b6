"""Connections of virtual hubs with virtual networks."""

from collections.abc import Iterator

from landbridge.render.arm.ground import HUB, VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource

CONNECTION = f"{HUB}/hubVirtualNetworkConnections"


def hub_connections(ground: Ground) -> Iterator[ArmResource]:
    """A connection each; all of them keep the hub's default route table."""
    for hub in ground.network.virtual_hubs:
        for each in hub.connections:
            home = ground.group_of(each.virtual_network)
            properties = {
                "remoteVirtualNetwork": ground.ref(VIRTUAL_NETWORK, each.virtual_network, home),
                "enableInternetSecurity": each.internet_security,
            }
            name = f"{hub.name}/to-{each.virtual_network}"
            yield ArmResource(CONNECTION, name, ground.home, {"properties": properties})
