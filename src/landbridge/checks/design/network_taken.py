"""A virtual network that has a private cloud already."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.design.neighbours import called, in_network, key_of, standing
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

NEIGHBOURS = f"{CLOUD}.neighbours"
NAME, GROUP = f"{CLOUD}.virtual_network.name", f"{CLOUD}.virtual_network.resource_group"


def _taken(subject: Subject) -> Iterator[Hit]:
    """About the neighbour: who answers for one of them answers for no other."""
    cloud = subject.estate.private_cloud
    for nth, other in standing(cloud):
        if in_network(cloud, other):
            seen = f"{other.name} stands in {cloud.virtual_network.name}"
            yield Hit(called(other), seen, keys=(key_of(nth),))


def _open(subject: Subject) -> Iterator[Lack]:
    """What is unsaid matters only for a neighbour that may stand in the network."""
    cloud = subject.estate.private_cloud
    yield from unless_said(NEIGHBOURS)(subject)
    doubtful = [each for each in standing(cloud) if in_network(cloud, each[1]) is None]
    if doubtful:
        yield from unless_said(NAME, GROUP)(subject)
    for nth, other in doubtful:
        if other.virtual_network is None:
            yield Lack(part=f"{NEIGHBOURS}[{nth}].virtual_network")


NETWORK_TAKEN = Rule(
    id="design.network-taken",
    severity=Severity.BLOCKING,
    says="the virtual network holds another private cloud",
    happens="a virtual network takes one private cloud, and the deployment of a second fails",
    fix="The network engineer: a virtual network of its own, in a resource group of its own, peered"
    " with the other.",
    source=("placement.clouds-per-vnet-max", "placement.same-resource-group"),
    needs=(NAME, GROUP, NEIGHBOURS),
    find=_taken,
    undecided=_open,
)
