"""Maintenance that Microsoft plans for a private cloud, and for which the customer picks a time.

None is planned by itself: the control interface places it. What `operations` tells of windows and
blocked days is what schedule and reschedule go by; which codes they refuse with is inferred.
"""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Page, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.avs.state import maintenance_course as course
from landbridge.emulator.avs.state.first_version import since
from landbridge.emulator.avs.state.maintenance_actions import TYPE, initiate_checks, timed
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

WINDOW = ("from", "to")


class Maintenances(Kind):
    """Read, and given a time."""

    type = TYPE
    since = since("maintenances")
    tracked = False
    methods = frozenset(("GET", "HEAD"))
    actions: ClassVar[Mapping[str, Action]] = {
        "schedule": timed("schedule", "scheduleTime", course.NOT_SCHEDULED),
        "reschedule": timed("reschedule", "rescheduleTime", course.SCHEDULED),
        "initiatechecks": initiate_checks,
    }

    def computed(self, world: World, resource: Resource) -> Body:
        found = course.told(resource, world.clock.now())
        return {name: value for name, value in found.items() if value is not None}

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        """`stateName` and `status` are taken; of `from` and `to` nobody tells what they mean."""
        if any(name in asks for name in WINDOW):
            told = "The emulator does not list maintenances by 'from' and 'to'."
            raise Refusal(501, "NotImplemented", told)
        now = world.clock.now()
        standing = world.store.of_type(self.type, within, page.after)
        found = [each for each in standing if _asked(course.state(each, now), asks)]
        return found[: page.most]


def _asked(state: str, asks: Mapping[str, str]) -> bool:
    """Active is what is not over."""
    name, status = asks.get("stateName", ""), asks.get("status", "").casefold()
    if name and name.casefold() != state.casefold():
        return False
    return not status or (status == "active") == (state in course.ACTIVE)


def plan(world: World, id_: ResourceId, properties: Body, notes: Body) -> Resource:
    """Lets a maintenance be planned, or planned anew; the caller has checked what it holds."""
    body = {"properties": {**properties, "provisioningState": "Succeeded"}}
    return world.put(world.new(id_, body).noting(**notes))
