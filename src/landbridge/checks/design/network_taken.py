"""A virtual network that has a private cloud already."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _taken(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    network = cloud.virtual_network
    here = (network.name, cloud.resource_group)
    for other in cloud.neighbours or ():
        if (other.virtual_network, other.resource_group) == here and other.name != cloud.name:
            yield Hit(cloud.name, f"{other.name} stands in {network.name}")


NETWORK_TAKEN = Rule(
    id="design.network-taken",
    severity=Severity.BLOCKING,
    says="the virtual network holds another private cloud",
    happens="a virtual network takes one private cloud, and the deployment of a second fails",
    fix="The network engineer: a virtual network of its own, peered with the other.",
    source=("placement.clouds-per-vnet-max",),
    needs=(f"{CLOUD}.virtual_network.name", f"{CLOUD}.resource_group", f"{CLOUD}.neighbours"),
    find=_taken,
)
