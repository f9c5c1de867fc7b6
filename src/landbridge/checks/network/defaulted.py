"""Subnets whose way to the Internet leads to an appliance."""

from collections.abc import Iterator

from landbridge.checks.network.routed import tabled
from landbridge.model.network import Subnet
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.routes import EVERYTHING
from landbridge.network.routing.way import Hop, Origin
from landbridge.network.service import Role


def defaulted(proof: Proof) -> Iterator[tuple[Place, Subnet]]:
    """Each of them whose own route table says so, but for those of private clouds."""
    for place, _ in tabled(proof):
        ways = proof.walk.routes.of(place)
        own = [each for each in ways if each.origin is Origin.ROUTE_TABLE]
        leads = any(each.prefix in EVERYTHING and each.hop is Hop.APPLIANCE for each in own)
        if leads and place.subnet and place.role is Role.PLAIN:
            yield place, place.subnet
