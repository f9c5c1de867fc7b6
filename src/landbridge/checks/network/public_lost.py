"""Public addresses whose answers leave by a firewall."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.defaulted import defaulted
from landbridge.checks.network.keys import INTERFACES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Interface, Network
from landbridge.network.proof import Proof
from landbridge.security.ranges import public
from landbridge.space import Addresses


def _lost(proof: Proof) -> Iterator[Hit]:
    places = {place.key: place for place, _ in defaulted(proof)}
    for each in proof.network.interfaces:
        if each.subnet.lower() in places and (by := _published(proof.network, each)):
            yield Hit(each.name, f"it is reached by {by} and answers from {each.subnet}")


def _published(network: Network, interface: Interface) -> str:
    """By which public address the Internet reaches it without a firewall."""
    fronts = (
        each.name
        for each in network.load_balancers
        if interface.name.lower() in {name.lower() for name in each.interfaces}
        and Addresses.parse(each.address) <= public()
    )
    return interface.public_address or next(fronts, "")


PUBLIC_LOST = Rule(
    id="azure.public-lost",
    severity=Severity.HIGH,
    says="a machine has a public address, or is behind a public balancer, and its subnet sends "
    "0.0.0.0/0 to an appliance",
    happens="the answers leave by the appliance, which never saw the question: nobody is served",
    fix="The network engineer: publish it by DNAT of the firewall, or give it another subnet.",
    source=("routing.first", "firewall.stateful"),
    needs=(NETWORK,),
    about=(INTERFACES,),
    find=asked(_lost),
    undecided=answered,
)
