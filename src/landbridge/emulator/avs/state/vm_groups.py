"""Groups of VMs of a workload network."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, revised
from landbridge.emulator.avs.state.guests import Guests
from landbridge.emulator.store import Body

MEMBERS = "properties.members"


class VmGroups(Child):
    """Of VMs that are there: by the names or the ids that the workload network lists."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/vmGroups"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        network = world.store.get(wanted.id.parent) if wanted.id.parent else None
        standing = Guests().derived(world, network) if network else ()
        known = {text for each in standing for text in (each.id.name, each.id.key)}
        members = [str(each) for each in wanted.properties.get("members") or ()]
        missing = [each for each in members if each.casefold() not in known]
        if missing:
            raise child_errors.members_absent(missing, "VM", MEMBERS)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**wanted.properties, "status": "SUCCESS", "revision": revised(wanted)}
        return {**wanted.body, "properties": told}
