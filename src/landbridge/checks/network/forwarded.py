"""Peerings that refuse what a firewall or appliance sends on."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import sides
from landbridge.checks.network.routed import sent, standing
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.routing.routes import GATEWAY_SUBNET

OUTSIDE = "what its gateway connects"


def _refusing(proof: Proof) -> Iterator[Hit]:
    senders = _senders(proof)
    for side in sides(proof):
        here, there = side.here.name.lower(), side.peering.to.lower()
        third = [name for name in senders.get(there, {}) if name not in {here, there}]
        both = side.other is not None and side.peering.state == side.other.state == "connected"
        if third and both and not side.peering.allow_forwarded_traffic:
            yield Hit(side.name, f"{side.peering.to} forwards for {', '.join(third)}")


def _senders(proof: Proof) -> dict[str, dict[str, None]]:
    """By network with a firewall or appliance: whose route tables send traffic through it."""
    found: dict[str, dict[str, None]] = {}
    for each in sent(proof):
        gateway = each.place.subnet and each.place.subnet.name.lower() == GATEWAY_SUBNET
        for answer in each.answers:
            home = standing(proof, answer.device)
            who = OUTSIDE if gateway and home == each.place.home else each.place.home
            found.setdefault(home, {})[who] = None
    return found


FORWARDED = Rule(
    id="azure.forwarded-traffic",
    severity=Severity.MEDIUM,
    says=(
        "route tables send traffic of third networks through a peer, and the peering does not "
        "accept forwarded traffic"
    ),
    happens="Microsoft says that it is refused on this side; in the field some of it passes",
    fix="The network engineer: `allow_forwarded_traffic` on the peering of this network.",
    source=("peering.forwarded-flag",),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_refusing),
    undecided=answered,
)
