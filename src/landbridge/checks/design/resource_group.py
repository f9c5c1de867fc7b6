"""One resource group for the private cloud and its virtual network."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _apart(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    mine, theirs = cloud.resource_group or "", cloud.virtual_network.resource_group or ""
    if mine.lower() != theirs.lower():
        yield Hit(cloud.name, f"the cloud is in {mine}, its virtual network in {theirs}")


RESOURCE_GROUP = Rule(
    id="design.resource-group",
    severity=Severity.BLOCKING,
    says="private cloud and virtual network stand in different resource groups",
    happens="the deployment fails, and neither can be moved to the other's group later",
    fix="The architect: name one resource group for both.",
    source=("placement.same-resource-group", "placement.resource-group-move"),
    needs=(f"{CLOUD}.resource_group", f"{CLOUD}.virtual_network.resource_group"),
    find=_apart,
)
