"""A resource group that has a private cloud already."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _taken(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    group = cloud.resource_group or ""
    for other in cloud.neighbours or ():
        if other.resource_group.lower() == group.lower() and other.name != cloud.name:
            yield Hit(cloud.name, f"{other.name} stands in {group}")


GROUP_TAKEN = Rule(
    id="design.group-taken",
    severity=Severity.BLOCKING,
    says="the resource group holds another private cloud",
    happens="a resource group takes one private cloud, and the deployment of a second fails",
    fix="The architect: a resource group of its own, for the cloud and its virtual network.",
    source=("placement.clouds-per-resource-group-max",),
    needs=(f"{CLOUD}.resource_group", f"{CLOUD}.neighbours"),
    find=_taken,
)
