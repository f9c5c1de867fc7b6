"""A resource group that has a private cloud already."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.design.neighbours import called, in_group, in_network, key_of, standing
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

GROUP, NEIGHBOURS = f"{CLOUD}.resource_group", f"{CLOUD}.neighbours"


def _taken(subject: Subject) -> Iterator[Hit]:
    """Not the neighbours in the very same network: of them `design.network-taken` tells."""
    cloud = subject.estate.private_cloud
    for nth, other in standing(cloud):
        if in_group(cloud, other) and not in_network(cloud, other):
            seen = f"{other.name} stands in {cloud.resource_group}"
            yield Hit(called(other), seen, keys=(key_of(nth),))


def _open(subject: Subject) -> Iterator[Lack]:
    alone = subject.estate.private_cloud.neighbours == ()
    return iter(()) if alone else unless_said(GROUP, NEIGHBOURS)(subject)


GROUP_TAKEN = Rule(
    id="design.group-taken",
    severity=Severity.BLOCKING,
    says="the resource group holds another private cloud, in another virtual network",
    happens="a resource group takes one private cloud, and the deployment of a second fails",
    fix="The architect: a resource group of its own, for the cloud and its virtual network.",
    source=("placement.clouds-per-resource-group-max",),
    needs=(GROUP, NEIGHBOURS),
    find=_taken,
    undecided=_open,
)
