"""Route tables of hubs: two that the service makes, and those of customers."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network.errors import not_allowed
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.wide_area.in_hub import HUBS
from landbridge.emulator.store import Body, Resource

TABLES = "hubRouteTables"
DEFAULT, NONE = "defaultRouteTable", "noneRouteTable"


class HubRouteTables(Networked):
    type = f"{HUBS}/{TABLES}"
    tracked = False
    anywhere = True

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {"routes": [], "labels": [], **wanted.properties}}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Published: the default table cannot go; inferred of the other."""
        if resource.id.name.casefold() in {DEFAULT.casefold(), NONE.casefold()}:
            raise not_allowed(f"The route table '{resource.id.name}' is the hub's own.")
        super().refuse_delete(world, resource)
