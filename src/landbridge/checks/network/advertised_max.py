"""How many prefixes an ExpressRoute gateway may advertise."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import GATEWAYS
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.space import V4, Addresses

MOST = "expressroute.advertised-ipv4-max"


def _advertised(proof: Proof) -> Iterator[tuple[str, int]]:
    for gateway in proof.network.gateways:
        known = gateway.virtual_network.lower() in proof.fabric.networks
        if known and gateway.kind == "expressroute":
            told = set(proof.walk.outside.advertised(gateway))
            yield gateway.name, sum(each <= Addresses(V4) for each in told)


ADVERTISED_MAX = Rule(
    id="azure.advertised-max",
    severity=Severity.HIGH,
    says="there are more IPv4 prefixes advertised by an ExpressRoute gateway than Azure takes",
    happens="what is behind the gateway does not learn all of them",
    fix="The network engineer: let the gateway advertise summaries (summarizedGatewayPrefixes).",
    source=(MOST,),
    needs=(NETWORK,),
    about=(GATEWAYS,),
    find=over(MOST, "IPv4 prefixes advertised by an ExpressRoute gateway", _advertised),
    undecided=answered,
)
