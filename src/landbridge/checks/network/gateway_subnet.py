"""What stands on the subnets of gateways."""

from collections.abc import Iterator

from landbridge.checks.network.routed import tabled
from landbridge.model.network import RouteTable
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.routes import GATEWAY_SUBNET


def gateway_tables(proof: Proof) -> Iterator[tuple[Place, RouteTable]]:
    """Each GatewaySubnet that has a route table."""
    for place, table in tabled(proof):
        if place.subnet and place.subnet.name.lower() == GATEWAY_SUBNET:
            yield place, table
