"""What Microsoft.Resources refuses."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def cloud_inside(group: ResourceId, cloud: ResourceId) -> Refusal:
    """Published: the private cloud is deleted before its group. The code is inferred."""
    told = f"The resource group '{group.group}' holds the private cloud '{cloud.name}':"
    return Refusal(409, "ResourceGroupDeletionBlocked", f"{told} delete it first.")


def group_kept(group: ResourceId, why: Refusal) -> Refusal:
    """Something in it cannot be deleted: the group stays as it is."""
    told = f"Deletion of resource group '{group.group}' failed, since something in it stays:"
    told += f" {why.message} The provisioning state of the resource group is rolled back."
    return Refusal(409, "ResourceGroupDeletionBlocked", told)
