"""How many routes a table may have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "routing.udr.routes-max"


def _routes(proof: Proof) -> Iterator[tuple[str, int]]:
    return ((each.name, len(each.routes)) for each in proof.network.route_tables)


ROUTES_MAX = Rule(
    id="azure.routes-max",
    severity=Severity.BLOCKING,
    says="there are more routes in a route table than Azure takes",
    happens="the deployment is refused",
    fix="The network engineer: join prefixes, as far as no longer one beats them.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(TABLES,),
    find=over(MOST, "routes in a route table", _routes),
    undecided=answered,
)
