"""Connections of ExpressRoute gateways with circuits that the estate tells."""

from collections.abc import Iterator

from landbridge.render.arm.circuits import by_gateway
from landbridge.render.arm.ground import CONNECTION, GATEWAY, Ground
from landbridge.render.arm.resource import ArmResource


def connections(ground: Ground) -> Iterator[ArmResource]:
    """A connection each: with a private cloud of Generation 1 by a key of its own."""
    gateways = {each.name: each for each in ground.network.gateways}
    for name, end, circuit in by_gateway(ground):
        gateway = gateways[name]
        home = gateway.virtual_network
        group = ground.group_of(home)
        filled = (
            ()
            if circuit.id
            else (
                circuit.peer("properties.peer.id", name, ground),
                circuit.key("properties.authorizationKey", name, ground),
            )
        )
        yield ArmResource(
            CONNECTION,
            f"{name}-to-{end}",
            group,
            {
                "location": ground.region_of(home),
                "properties": {
                    "connectionType": "ExpressRoute",
                    "virtualNetworkGateway1": ground.ref(GATEWAY, name, group),
                    **({"peer": {"id": circuit.id}} if circuit.id else {}),
                    **({"expressRouteGatewayBypass": True} if gateway.fast_path != "off" else {}),
                },
            },
            filled=filled,
        )
