"""The VMs of a private cloud as its workload network sees them."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state.child import cloud_id
from landbridge.emulator.avs.state.derived import Derived
from landbridge.emulator.avs.state.virtual_machines import VirtualMachines, name_of
from landbridge.emulator.store import Resource


class Guests(Derived):
    """Named by an id of NSX: members of VM groups are shown so; how it is drawn is inferred."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/virtualMachines"

    def derived(self, world: World, above: Resource) -> Iterator[Resource]:
        for machine in world.store.of_type(VirtualMachines.type, str(cloud_id(above.id))):
            id_ = above.id.child("virtualMachines", str(uuid5(NAMESPACE_URL, machine.id.key)))
            told = {"displayName": name_of(machine), "vmType": "REGULAR"}
            body = {"properties": {**told, "provisioningState": "Succeeded"}}
            yield Resource(id_, body, machine.created, machine.changed, machine.version)
