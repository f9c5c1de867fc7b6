"""How many routes of a table may name a service tag."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.model.network.fields import NUMERIC
from landbridge.network.proof import Proof

MOST = "routing.udr.service-tag-routes-max"


def _tags(proof: Proof) -> Iterator[tuple[str, int]]:
    for table in proof.network.route_tables:
        yield table.name, sum(not NUMERIC.match(each.prefix) for each in table.routes)


TAG_ROUTES_MAX = Rule(
    id="azure.tag-routes-max",
    severity=Severity.BLOCKING,
    says="there are more routes with service tags in a route table than Azure takes",
    happens="the deployment is refused",
    fix="The network engineer: name the wider tag, or send the service through the firewall.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(TABLES,),
    find=over(MOST, "routes with service tags in a route table", _tags),
    undecided=answered,
)
