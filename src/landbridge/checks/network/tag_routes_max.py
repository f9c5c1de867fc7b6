"""How many routes of a table may name a service tag."""

from collections.abc import Iterator

from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.model.network.fields import NUMERIC
from landbridge.network.proof import Proof


def _tags(proof: Proof) -> Iterator[tuple[str, int]]:
    for table in proof.network.route_tables:
        yield table.name, sum(not NUMERIC.match(each.prefix) for each in table.routes)


TAG_ROUTES_MAX = Limit(
    "routing.udr.service-tag-routes-max", "routes with service tags in a route table", _tags
).rule(
    "azure.tag-routes-max",
    Severity.BLOCKING,
    about=(TABLES,),
    fix="The network engineer: name the wider tag, or send the service through the firewall.",
)
