"""A default route on the subnet of a gateway."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.gateway_subnet import gateway_tables
from landbridge.checks.network.keys import TABLES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.routing.routes import EVERYTHING
from landbridge.network.routing.way import Origin


def _defaulted(proof: Proof) -> Iterator[Hit]:
    for place, table in gateway_tables(proof):
        ways = proof.walk.routes.of(place)
        if any(way.origin is Origin.ROUTE_TABLE and way.prefix in EVERYTHING for way in ways):
            yield Hit(table.name, f"it is on {place.name}")


GATEWAY_DEFAULT = Rule(
    id="azure.gateway-default",
    severity=Severity.HIGH,
    says="a route table on GatewaySubnet has a route for 0.0.0.0/0",
    happens="the gateway loses its own way to Azure; Microsoft forbids it for VPN gateways",
    fix="The network engineer: list the prefixes that shall pass the firewall instead.",
    source=("routing.udr.gateway-default",),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_defaulted),
    undecided=answered,
)
