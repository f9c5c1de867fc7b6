"""Gateways of peers that are used and not lent."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import Side, sides
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _not_lent(proof: Proof) -> Iterator[Hit]:
    for side in sides(proof):
        used = side.peering.use_remote_gateways and side.there is not None
        if used and (why := _why(side, proof)):
            yield Hit(side.name, why)


def _why(side: Side, proof: Proof) -> str:
    if side.other is not None and not side.other.allow_gateway_transit:
        return f"{side.peering.to} does not allow gateway transit"
    gateways = proof.walk.outside.gateways(side.peering.to.lower())
    told = side.there is None or side.there.complete
    return "" if gateways or not told else f"no gateway of {side.peering.to} is declared"


def _open(proof: Proof) -> Iterator[str]:
    for side in sides(proof):
        if side.peering.use_remote_gateways and side.there and not side.there.complete:
            yield f"whether a gateway stands in {side.there.name} is not told (`complete: false`)"


GATEWAY_NOT_LENT = Rule(
    id="azure.gateway-not-lent",
    severity=Severity.HIGH,
    says="a peering uses the gateway of a peer that does not lend one",
    happens="no route of the gateway reaches this network, and nobody behind it reaches it",
    fix="The network engineer: `allow_gateway_transit` on the side that has the gateway.",
    source=("peering.hub-flag", "peering.spoke-flag"),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_not_lent),
    undecided=left_open(_open),
)
