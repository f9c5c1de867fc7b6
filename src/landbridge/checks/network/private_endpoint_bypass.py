"""Private endpoints past a firewall."""

from collections.abc import Iterator, Sequence

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.routed import forwarding, tabled
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop, Origin, Way, chosen
from landbridge.space import Addresses


def _past(proof: Proof) -> Iterator[Hit]:
    passing = set(forwarding(proof))
    for place, table in tabled(proof):
        ways = proof.walk.routes.of(place) if place.key not in passing else ()
        for endpoint in proof.network.private_endpoints:
            if _is_bypassed(ways, Addresses.parse(endpoint.address)):
                told = f"{endpoint.name} ({endpoint.address}) is reached directly from {place.name}"
                yield Hit(table.name, told)


def _is_bypassed(ways: Sequence[Way], address: Addresses) -> bool:
    """Whether its own route is all that keeps a route of the table from sending it on."""
    own = [each for each in ways if each.prefix == address]
    if not own or any(each.origin is Origin.ROUTE_TABLE for each in own):
        return False
    others = [each for each in ways if each.prefix != address]
    return any(_inspected(each) for each in chosen(others, address.bounds[0]))


def _inspected(way: Way) -> bool:
    return way.origin is Origin.ROUTE_TABLE and way.hop is Hop.APPLIANCE


PRIVATE_ENDPOINT_BYPASS = Rule(
    id="azure.private-endpoint-bypass",
    severity=Severity.MEDIUM,
    says="a route table sends a range to an appliance, and a private endpoint stands in it",
    happens=(
        "the endpoint's own route is longer than any: traffic to it does not pass the appliance"
    ),
    fix=(
        "The network engineer: let route tables bind the endpoints of its subnet "
        "(`private_endpoint_policies`), or add a route for its address."
    ),
    source=("routing.first", "routing.system.endpoint"),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_past),
    undecided=answered,
)
