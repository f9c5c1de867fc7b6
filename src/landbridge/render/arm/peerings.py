"""Peerings, each side by itself."""

from collections.abc import Iterator

from landbridge.model.network import Peering
from landbridge.render.arm.ground import GATEWAY, PEERING, VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource

FLAGS = {
    "allowVirtualNetworkAccess": "allow_virtual_network_access",
    "allowForwardedTraffic": "allow_forwarded_traffic",
    "allowGatewayTransit": "allow_gateway_transit",
    "useRemoteGateways": "use_remote_gateways",
}
"""The keys of Azure, and those of the estate."""


def peerings(ground: Ground) -> Iterator[ArmResource]:
    """One side each; the state and whether they are in sync follow from both."""
    for network in ground.network.virtual_networks:
        for each in network.peerings:
            other = ground.ref(VIRTUAL_NETWORK, each.to, ground.group_of(each.to))
            flags = {key: getattr(each, own) for key, own in FLAGS.items()}
            yield ArmResource(
                PEERING,
                f"{network.name}/to-{each.to}",
                ground.group_of(network.name),
                {"properties": {"remoteVirtualNetwork": other, **flags}},
                after=tuple(_lent(each, ground)),
            )


def _lent(peering: Peering, ground: Ground) -> Iterator[str]:
    """The gateways that it uses: Azure refuses it while there are none."""
    for gateway in ground.network.gateways:
        home = gateway.virtual_network
        if peering.use_remote_gateways and home.lower() == peering.to.lower():
            yield ground.id(GATEWAY, gateway.name, ground.group_of(home)).lower()
