"""A route table of one's own on the management subnet."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.service import Role

EDIT_ONLY = "routing.udr.edit-only"


def _routed(proof: Proof) -> Iterator[Hit]:
    name = str(catalogue().value(EDIT_ONLY))
    for place in service_subnets(proof, Role.SERVICE):
        subnet = place.subnet
        if subnet and subnet.route_table and f"{subnet.name.lower()}-".startswith(f"{name}-"):
            yield Hit(place.name, subnet.route_table)


TABLE_MANAGEMENT = Rule(
    id="azure.table-management",
    severity=Severity.LOW,
    says="there is a route table on avs-mgmt",
    happens="the service makes the table of this subnet: routes may be added, never another table",
    fix="The network engineer: see that it is the service's own table, with your routes in it.",
    source=(EDIT_ONLY,),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_routed),
    undecided=with_cloud(answered),
)
