"""Work that meets at its end what nobody could refuse at its beginning."""

from datetime import UTC, datetime

import pytest

from landbridge.emulator.arm.changes import Changes, Matching
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.arm.kinds import Kinds
from landbridge.emulator.arm.operation import FAILED, Operations
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.settling import settle
from landbridge.emulator.clock import Clock
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.virtual_networks import VirtualNetworks
from landbridge.emulator.resources.state import KINDS
from landbridge.emulator.resources.state.subscriptions import SUBSCRIPTION, open_subscription
from landbridge.emulator.store import Resource, Store

GROUP = ResourceId(f"/subscriptions/{SUBSCRIPTION}/resourceGroups/group")
NETWORK = {
    "location": "eastus",
    "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
}


class Slow(VirtualNetworks):
    """Networks that take an hour and then find no room."""

    def hours(self, wanted: Wanted) -> float:
        return 1.0

    def __init__(self, end: Exception) -> None:
        self._end = end

    def done(self, world: World, resource: Resource) -> Resource:
        world.store.delete(resource.id)
        raise self._end


@pytest.mark.parametrize(
    ("end", "code", "message"),
    [
        (Refusal(409, "NoRoom", "There is no room."), "NoRoom", "There is no room."),
        (KeyError("room"), "InternalServerError", "The emulator failed: KeyError."),
    ],
)
def test_what_goes_wrong_at_its_end_is_told_with_its_operation_and_stands_as_failed(
    end: Exception, code: str, message: str
) -> None:
    hour = datetime(2026, 11, 22, 10, tzinfo=UTC)
    store = Store(None)
    kinds = Kinds((*KINDS, Slow(end)))
    world = World(store, Clock(lambda: hour, 1e12), Operations(store.rows), kinds)
    open_subscription(world)
    changes = Changes(world)
    changes.put(GROUP, {"location": "eastus"}, Matching())
    name = GROUP.beside("Microsoft.Network", "virtualNetworks", "vnet")
    begun = changes.put(name, NETWORK, Matching()).operation
    assert begun is not None
    settle(changes)
    over = world.operations.get(begun.name)
    assert over is not None
    assert (over.state, over.error) == (FAILED, {"code": code, "message": message})
    standing = store.get(name)
    assert standing is not None
    assert standing.state == "Failed"
    store.close()
