"""Routes of a firewall's subnet that lead back to the firewall."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.routed import Sent, answering, sent
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Firewall
from landbridge.network.paths.devices import FIREWALL_SUBNET, Answer
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop
from landbridge.space import Addresses


def _looping(proof: Proof) -> Iterator[Hit]:
    for each in sent(proof):
        if each.place.key.endswith(f"/{FIREWALL_SUBNET}"):
            for answer in each.answers:
                if _returns(proof, each, answer):
                    yield Hit(each.table.name, f"{each.told} is {answer.device.name}")


def _returns(proof: Proof, each: Sent, answer: Answer) -> bool:
    """Whether that is the firewall itself, or an appliance that sends the prefix back to it."""
    if isinstance(answer.device, Firewall):
        return answer.device.virtual_network.lower() == each.place.home
    place = proof.walk.devices.standing(answer.device)
    known = proof.ends.one(each.route.prefix).certain
    if place is None or not known:
        return False
    return any(
        isinstance(back.device, Firewall) and back.device.virtual_network.lower() == each.place.home
        for way in proof.walk.routes.winning(place, _outermost(known))
        if way.hop is Hop.APPLIANCE
        for back in answering(proof, place.home, way.to)
    )


def _outermost(prefix: Addresses) -> int:
    """The last address: the first of 0.0.0.0/0 belongs to no network."""
    return prefix.bounds[1] - 1


FIREWALL_LOOP = Rule(
    id="azure.firewall-loop",
    severity=Severity.HIGH,
    says="a route on AzureFirewallSubnet leads back to the firewall",
    happens="what the firewall lets through comes to it again and is dropped",
    fix="The network engineer: let the firewall's subnet go to the Internet or the next firewall.",
    source=("routing.udr.appliance-subnet",),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_looping),
    undecided=answered,
)
