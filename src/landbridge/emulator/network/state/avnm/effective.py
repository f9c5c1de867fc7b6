"""What of Virtual Network Manager has effect on one network."""

from collections.abc import Iterator

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.avnm.deployed import Active, active
from landbridge.emulator.network.state.avnm.naming import INSTANCES
from landbridge.emulator.network.state.avnm.rules import configurations, rules
from landbridge.emulator.region import region
from landbridge.emulator.store import Body


def connectivity(world: World, id_: ResourceId, body: Body) -> Body:
    found = _deployed(world, id_, "Connectivity")
    return {"value": [each for one in found for each in configurations(world, one, id_)]}


def admin_rules(world: World, id_: ResourceId, body: Body) -> Body:
    found = _deployed(world, id_, "SecurityAdmin")
    return {"value": [each for one in found for each in rules(world, one, id_)]}


def _deployed(world: World, id_: ResourceId, type_: str) -> Iterator[Active]:
    """What any instance deployed in the region of a network. Raises Refusal."""
    network = world.store.get(id_)
    if network is None:
        raise refusals.absent(id_)
    for instance in world.store.of_type(INSTANCES):
        for each in active(world, instance.id, type_):
            if each.region == region(network.body.get("location")):
                yield each
