"""The maintenance of a private cloud: what Microsoft would plan, set up by who tests."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field
from pydantic.alias_generators import to_camel

from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.avs.state import maintenance_course as course
from landbridge.emulator.avs.state.maintenances import plan
from landbridge.emulator.ids import parsed
from landbridge.model import Frozen

CLOUD = "microsoft.avs/privateclouds"
Minutes = Annotated[int, Field(ge=1, le=100_000)]  # two months and more
DAYS = 30  # in which a start may be chosen, if nothing else is told


class Written(Frozen):
    """With the names that Azure gives to its properties."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Window(Written):
    """From when until when."""

    starts_at: AwareDatetime
    ends_at: AwareDatetime


class Blocked(Window):
    """A time in which nothing starts."""

    category: Literal["HiPriorityEvent", "QuotaExhausted", "Holiday", "OverlappingMaintenance"]
    reason: str = ""


class Maintenance(Written):
    """One to be planned: `failing` are checks that fail, `weekends` whether one may start it."""

    component: Literal["VCSA", "ESXI", "NSXT"] = "ESXI"
    display_name: str = ""
    cluster_id: int | None = None
    impact: str = ""
    info_link: str = ""
    estimated_duration_in_minutes: Minutes = 60
    scheduled_start_time: AwareDatetime | None = None
    window: Window | None = None
    blocked: tuple[Blocked, ...] = ()
    weekends: bool = True
    failing: tuple[str, ...] = ()


class Planned:
    """Plans the maintenance of one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def plan(self, cloud: str, name: str, document: bytes) -> dict[str, Any]:
        """Raises ValidationError, and Refusal for a cloud that does not stand."""
        wanted = Maintenance.model_validate_json(document)
        asked = parsed(cloud)
        standing = self._world.store.get(asked) if asked else None
        if standing is None or standing.id.type.casefold() != CLOUD:
            raise Refusal(404, "PrivateCloudNotFound", f"No private cloud is at '{cloud}'.")
        id_ = standing.id.child("maintenances", name)
        made = plan(self._world, id_, _properties(wanted, name), self._notes(wanted))
        return {"id": str(made.id), **made.properties}

    def _notes(self, wanted: Maintenance) -> dict[str, Any]:
        told = wanted.model_dump(
            mode="json", by_alias=True, include={course.BLOCKED, course.WEEKENDS}
        )
        return {**told, course.FAILING: list(wanted.failing), course.WINDOW: self._window(wanted)}

    def _window(self, wanted: Maintenance) -> dict[str, Any]:
        now = self._world.clock.now()
        found = wanted.window or Window(starts_at=now, ends_at=now + timedelta(days=DAYS))
        return found.model_dump(mode="json", by_alias=True)


def _properties(wanted: Maintenance, name: str) -> dict[str, Any]:
    hidden = {"window", course.BLOCKED, course.WEEKENDS, course.FAILING}
    told = wanted.model_dump(mode="json", by_alias=True, exclude=hidden, exclude_none=True)
    return {**told, "displayName": wanted.display_name or name, "scheduledByMicrosoft": True}
