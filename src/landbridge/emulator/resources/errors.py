"""What Microsoft.Resources refuses."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def cloud_inside(group: ResourceId, cloud: ResourceId) -> Refusal:
    """Published: the private cloud is deleted before its group. The code is inferred."""
    told = f"The resource group '{group.group}' holds the private cloud '{cloud.name}':"
    return Refusal(409, "ResourceGroupDeletionBlocked", f"{told} delete it first.")
