"""The course of a maintenance: its state follows from its start and its length by the clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from landbridge.emulator.store import Body, Resource

NOT_SCHEDULED, SCHEDULED, UNDER_WAY, OVER = "NotScheduled", "Scheduled", "InProgress", "Success"
ACTIVE = (NOT_SCHEDULED, SCHEDULED, UNDER_WAY)
WINDOW, BLOCKED, WEEKENDS, CHECKS, FAILING = (
    "window",
    "blocked",
    "weekends",
    "checks",
    "failing",
)
SATURDAY = 5


def start(resource: Resource, now: datetime) -> datetime | None:
    """When it starts; one that nobody scheduled in time starts when its window ends."""
    told = resource.properties.get("scheduledStartTime")
    if told:
        return datetime.fromisoformat(str(told))
    deadline = window(resource)[1]
    return deadline if now >= deadline else None


def window(resource: Resource) -> tuple[datetime, datetime]:
    """From when and until when it may start."""
    told = resource.hidden[WINDOW]
    return datetime.fromisoformat(told["startsAt"]), datetime.fromisoformat(told["endsAt"])


def state(resource: Resource, now: datetime) -> str:
    begun = start(resource, now)
    if begun is None:
        return NOT_SCHEDULED
    if now < begun:
        return SCHEDULED
    return UNDER_WAY if now < begun + length(resource) else OVER


def length(resource: Resource) -> timedelta:
    return timedelta(minutes=int(resource.properties["estimatedDurationInMinutes"]))


def told(resource: Resource, now: datetime) -> Body:
    """What a client reads beside what was placed."""
    begun, name = start(resource, now), state(resource, now)
    return {
        "scheduledStartTime": begun.isoformat() if begun else None,
        "state": _state(name, begun, length(resource)),
        "operations": list(_operations(resource, name)),
        "maintenanceReadiness": _readiness(resource),
    }


def _state(name: str, begun: datetime | None, length: timedelta) -> Body:
    found: Body = {"name": name}
    if begun and name in (UNDER_WAY, OVER):
        found["startedAt"] = begun.isoformat()
    if begun and name == OVER:
        found["endedAt"] = (begun + length).isoformat()
    return found


def _operations(resource: Resource, name: str) -> Iterable[Body]:
    yield _operation("Schedule", name, NOT_SCHEDULED, list(_constraints(resource, "Schedul")))
    yield _operation("Reschedule", name, SCHEDULED, list(_constraints(resource, "Reschedul")))
    waiting = name in (NOT_SCHEDULED, SCHEDULED)
    refresh: Body = {"kind": "MaintenanceReadinessRefresh", "isDisabled": not waiting}
    yield {**refresh, "status": "NotStarted" if waiting else "NotApplicable"}


def _operation(kind: str, name: str, wants: str, constraints: list[Body]) -> Body:
    found: Body = {"kind": kind, "isDisabled": name != wants, "constraints": constraints}
    return found | ({"disabledReason": f"The state is {name}."} if name != wants else {})


def _constraints(resource: Resource, verb: str) -> Iterable[Body]:
    yield {"kind": f"{verb}ingWindow", **resource.hidden[WINDOW]}
    if not resource.hidden[WEEKENDS]:
        reason = "It does not start on a weekend."
        kind = f"Weekend{verb}ing"
        yield {"kind": kind, "isDisabled": True, "disabledReason": reason}
    for category, ranges in _by_category(resource.hidden[BLOCKED]).items():
        yield {"kind": "Blocked", "category": category, "timeRanges": ranges}


def _by_category(blocked: Iterable[dict[str, Any]]) -> dict[str, list[Body]]:
    found: dict[str, list[Body]] = {}
    for each in blocked:
        kept = {name: value for name, value in each.items() if name != "category"}
        found.setdefault(str(each["category"]), []).append(kept)
    return found


def _readiness(resource: Resource) -> Body:
    """Nothing is known before the checks ran for the first time."""
    found: Body = {"type": "Precheck", "status": "DataNotAvailable"}
    return resource.hidden.get(CHECKS) or found
