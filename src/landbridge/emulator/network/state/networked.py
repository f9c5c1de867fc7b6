"""What all types of Microsoft.Network have in common."""

from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.naming import refuse_absent, users
from landbridge.emulator.store import Body, Resource


class Networked(Kind):
    """What it names must stand; it may not go while another names it."""

    anywhere: ClassVar[bool] = False  # what it names may stand in another region
    in_use: ClassVar[str] = "InUseResourceCannotBeDeleted"

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse_absent(world, wanted, self.anywhere)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if found := users(world, resource.id):
            raise errors.in_use(self.in_use, resource.id, found[0].id)


def numbered(resource: Resource) -> Body:
    """The `resourceGuid`, which follows from the name."""
    return {"resourceGuid": guid(resource.id)}
