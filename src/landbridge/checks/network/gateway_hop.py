"""Routes to a VPN gateway that is not there."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.routed import tabled
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _without_vpn(proof: Proof) -> Iterator[Hit]:
    for place, table in tabled(proof):
        kinds = [each.kind for each in proof.walk.outside.usable(place.home)]
        for route in table.routes:
            if route.next_hop == "virtual_network_gateway" and "vpn" not in kinds:
                there = "an ExpressRoute gateway only" if kinds else "no gateway"
                yield Hit(table.name, f"{route.prefix} on {place.name}, which has {there}")


GATEWAY_HOP = Rule(
    id="azure.gateway-hop",
    severity=Severity.HIGH,
    says="a route leads to the virtual network gateway where there is no VPN gateway",
    happens="this next hop means a VPN gateway; the traffic finds none",
    fix="The network engineer: take the route out; an ExpressRoute gateway makes its own known.",
    source=("routing.udr.next-hops",),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_without_vpn),
    undecided=answered,
)
