"""What every emulated service is handed: what stands, what time it is, and what takes time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from landbridge.emulator.arm.operation import Operation, Operations
from landbridge.emulator.clock import Clock
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource, Store


@dataclass(frozen=True)
class World:
    """One emulated Azure."""

    store: Store
    clock: Clock
    operations: Operations

    def new(self, id_: ResourceId, body: Body) -> Resource:
        """A resource that is made now; it does not stand before it is `put`."""
        return Resource(id_, body, self.clock.now(), self.clock.now())

    def put(self, resource: Resource) -> Resource:
        return self.store.put(replace(resource, changed=self.clock.now()))

    def begin(self, resource: ResourceId, verb: str, hours: float) -> Operation:
        """Work on a resource that takes so long in Azure."""
        return self.operations.begin(resource, verb, self.clock.now(), self.clock.due(hours))

    def over(self, now: datetime) -> Iterator[Operation]:
        """The work that is over by now, in the order in which it ends."""
        return self.operations.over(now)
