"""Peerings with one side only."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import Side, sides
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _half(proof: Proof) -> Iterator[Hit]:
    for side in sides(proof):
        if side.there is not None and (why := _why(side)):
            yield Hit(side.name, why)


def _why(side: Side) -> str:
    if side.other is None:
        return f"{side.peering.to} has no peering back"
    return "" if side.peering.state == "connected" else f"it is {side.peering.state}"


def _open(proof: Proof) -> Iterator[str]:
    names = dict.fromkeys(side.peering.to for side in sides(proof) if side.there is None)
    if names:
        yield f"the estate does not declare {', '.join(names)}, with which networks are peered"


PEERING_HALF = Rule(
    id="azure.peering-half",
    severity=Severity.HIGH,
    says="a peering is there on one side only, or is not connected",
    happens="nothing flows in either direction until both sides say connected",
    fix="The network engineer: make the other side; delete a disconnected one and make it anew.",
    source=("peering-flags",),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_half),
    undecided=left_open(_open),
)
