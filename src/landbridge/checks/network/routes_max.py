"""How many routes a table may have."""

from collections.abc import Iterator

from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _routes(proof: Proof) -> Iterator[tuple[str, int]]:
    return ((each.name, len(each.routes)) for each in proof.network.route_tables)


ROUTES_MAX = Limit("routing.udr.routes-max", "routes in a route table", _routes).rule(
    "azure.routes-max",
    Severity.BLOCKING,
    about=(TABLES,),
    fix="The network engineer: join prefixes, as far as no longer one beats them.",
)
