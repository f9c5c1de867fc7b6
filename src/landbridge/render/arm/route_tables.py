"""Route tables with their routes."""

from collections.abc import Iterator

from landbridge.model.network import Route
from landbridge.render.arm.ground import ROUTE_TABLE, Ground
from landbridge.render.arm.resource import ArmResource, Body

HOPS = {
    "virtual_appliance": "VirtualAppliance",
    "virtual_network_gateway": "VirtualNetworkGateway",
    "virtual_network": "VnetLocal",
    "internet": "Internet",
    "none": "None",
}


def route_tables(ground: Ground) -> Iterator[ArmResource]:
    """A table each. A route without a name is called by its number."""
    for table in ground.network.route_tables:
        yield ground.resource(
            ROUTE_TABLE,
            table.name,
            {
                "disableBgpRoutePropagation": not table.gateway_propagation,
                "routes": [_route(each, nth) for nth, each in enumerate(table.routes, start=1)],
            },
            table.resource_group or ground.home,
        )


def _route(route: Route, number: int) -> Body:
    to = {"nextHopIpAddress": route.address} if route.address else {}
    properties = {"addressPrefix": route.prefix, "nextHopType": HOPS[route.next_hop], **to}
    return {"name": route.name or f"route-{number}", "properties": properties}
