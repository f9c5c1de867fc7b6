"""How many prefixes an ExpressRoute gateway may advertise."""

from collections.abc import Iterator

from landbridge.checks.network.keys import GATEWAYS
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.space import V4, Addresses


def _advertised(proof: Proof) -> Iterator[tuple[str, int]]:
    for gateway in proof.network.gateways:
        known = gateway.virtual_network.lower() in proof.fabric.networks
        if known and gateway.kind == "expressroute":
            told = set(proof.walk.outside.advertised(gateway))
            yield gateway.name, sum(each <= Addresses(V4) for each in told)


ADVERTISED_MAX = Limit(
    "expressroute.advertised-ipv4-max",
    "IPv4 prefixes advertised by an ExpressRoute gateway",
    _advertised,
).rule(
    "azure.advertised-max",
    Severity.HIGH,
    about=(GATEWAYS,),
    happens="what is behind the gateway does not learn all of them",
    fix="The network engineer: let the gateway advertise summaries (summarizedGatewayPrefixes).",
)
