"""Whether vSphere may move a VM by itself."""

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.fitting import refuse_misfit_action
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.operation import Operation
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

TYPE = "Microsoft.AVS/privateClouds/clusters/virtualMachines"
POST = "POST"


def restrict(world: World, id_: ResourceId, body: Body) -> Operation:
    """Done at once, and told as work that is over: clients expect work."""
    refuse_misfit_action(TYPE, "restrictmovement", body)
    machine = world.store.get(id_)
    if machine is None:
        raise refusals.absent(id_)
    with world.store.change():
        state = str(body.get("restrictMovement") or "Disabled").capitalize()
        world.put(machine.with_properties(restrictMovement=state))
        return world.operations.end(world.begin(machine.id, POST, 0))
