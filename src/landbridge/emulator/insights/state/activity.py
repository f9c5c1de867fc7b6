"""`eventtypes/management/values`: the activity log."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_absent_subscription, refuse_named
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.insights.activity.events import events
from landbridge.emulator.insights.activity.question import question
from landbridge.emulator.store import Body


class ActivityLog(Told):
    type = "Microsoft.Insights/eventtypes/values"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        refuse_absent_subscription(world, id_)
        found = events(world, question(query.get("$filter", ""), world.clock.now()))
        wanted = [name.strip().casefold() for name in query.get("$select", "").split(",") if name]
        return {"value": [_selected(each, wanted) for each in found]}


def _selected(event: Body, names: list[str]) -> Body:
    """All of it where no names are told."""
    return {name: value for name, value in event.items() if not names or name.casefold() in names}
