"""Propagation that is switched off where a gateway needs it."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.gateway_subnet import gateway_tables
from landbridge.checks.network.keys import TABLES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _switched_off(proof: Proof) -> Iterator[Hit]:
    for place, table in gateway_tables(proof):
        if not table.gateway_propagation:
            yield Hit(table.name, f"it is on {place.name}")


GATEWAY_PROPAGATION = Rule(
    id="azure.gateway-propagation",
    severity=Severity.HIGH,
    says="the route table on GatewaySubnet switches the propagation of gateway routes off",
    happens="the gateway does not work without them",
    fix="The network engineer: `gateway_propagation: true` for this table.",
    source=("routing.udr.propagation",),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_switched_off),
    undecided=answered,
)
