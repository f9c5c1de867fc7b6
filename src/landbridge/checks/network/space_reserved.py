"""Virtual networks in ranges that Azure keeps for itself."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.security.ranges import listed
from landbridge.space import Addresses

RESERVED = "network.vnet.reserved"


def _touching(subject: Subject) -> Iterator[Hit]:
    """Of networks with a private cloud `azure.cloud-reserved` tells."""
    network = subject.estate.network
    homes = {(each.virtual_network or "").lower() for each in network.private_clouds}
    for at, each in enumerate(network.virtual_networks):
        for nth, prefix in enumerate(each.address_space if each.name.lower() not in homes else ()):
            own = Addresses.parse(prefix)
            touched = [kept for kept in listed(RESERVED).prefixes() if own & Addresses.parse(kept)]
            if touched:
                key = ("network", "virtual_networks", at, "address_space", nth)
                yield Hit(each.name, f"{prefix} touches {', '.join(touched)}", keys=(key,))


SPACE_RESERVED = Rule(
    id="azure.space-reserved",
    severity=Severity.BLOCKING,
    says="a virtual network's address space is in a range that Azure keeps",
    happens="Azure refuses the network: multicast, loopback, link-local and its own DNS are there",
    fix="The network engineer: take another prefix.",
    source=(RESERVED,),
    needs=(NETWORK,),
    find=_touching,
    undecided=answered,
)
