"""Security admin configurations, and how each of their parts may go."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.access import refuse_access
from landbridge.emulator.network.state.avnm.deployed import regions_of, withdraw
from landbridge.emulator.network.state.avnm.naming import ADMIN
from landbridge.emulator.store import Body, Resource

TYPE = "SecurityAdmin"


class AdminPart(Kind):
    """Stays while it is deployed, unless it is forced away: then it goes from there, too."""

    tracked = False
    forcible = True

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**wanted.properties, "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": told}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if regions := regions_of(world, resource.id, TYPE):
            raise errors.deployed(resource.id, regions)

    def gone(self, world: World, resource: Resource) -> None:
        withdraw(world, resource.id)


class AdminConfigurations(AdminPart):
    type = ADMIN

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse_access(world, wanted.id, TYPE)
