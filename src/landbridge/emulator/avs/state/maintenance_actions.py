"""What a client may ask of a maintenance: a time for it, another time, its checks."""

from datetime import datetime

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.fitting import refuse_misfit_action
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Action, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state import maintenance_course as course
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

TYPE = "Microsoft.AVS/privateClouds/maintenances"


def timed(action: str, target: str, wants: str) -> Action:
    """Sets the start of a maintenance that is in a state."""

    def act(world: World, id_: ResourceId, body: Body) -> Body:
        refuse_misfit_action(TYPE, action, body)
        with world.store.change():
            standing = _waiting(world, id_, wants, action)
            at = _time(body.get(target), target)
            _refuse_time(world, standing, at, target)
            named = {"scheduledStartTime": at.isoformat(), "scheduledByMicrosoft": False}
            return _told(world, standing.with_properties(**named))

    return act


def initiate_checks(world: World, id_: ResourceId, body: Body) -> Body:
    """The checks run at once; what fails was placed with the maintenance."""
    with world.store.change():
        standing = _waiting(world, id_, None, "initiateChecks")
        failing = standing.hidden[course.FAILING]
        found = {
            "type": "Precheck",
            "status": "NotReady" if failing else "Ready",
            "failedChecks": [{"name": each} for each in failing],
            "lastUpdated": world.clock.now().isoformat(),
        }
        return _told(world, standing.noting(**{course.CHECKS: found}))


def _told(world: World, resource: Resource) -> Body:
    return shown(world, world.kinds.of(resource.id), world.put(resource))


def _waiting(world: World, id_: ResourceId, wants: str | None, action: str) -> Resource:
    """The maintenance, in the state that an action wants; None is any before it begins."""
    standing = world.store.get(id_)
    if standing is None:
        raise refusals.absent(id_)
    name = course.state(standing, world.clock.now())
    allowed = (wants,) if wants else (course.NOT_SCHEDULED, course.SCHEDULED)
    if name not in allowed:
        told = f"The maintenance '{id_.name}' is in the state {name}: '{action}' is not for it."
        raise child_errors.conflict(told)
    return standing


def _time(text: object, target: str) -> datetime:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError as error:
        told = f"'{text}' is no time, like 2027-01-31T10:00:00Z."
        raise child_errors.unfit(told, target) from error
    if found.tzinfo is None:
        raise child_errors.unfit(f"'{text}' lacks its offset from UTC.", target)
    return found


def _refuse_time(world: World, standing: Resource, at: datetime, target: str) -> None:
    first, last = course.window(standing)
    if at <= world.clock.now():
        raise child_errors.unfit(f"{at.isoformat()} is over.", target)
    if not first <= at <= last:
        told = f"{at.isoformat()} is not from {first.isoformat()} to {last.isoformat()}."
        raise child_errors.unfit(told, target)
    if at.weekday() >= course.SATURDAY and not standing.hidden[course.WEEKENDS]:
        raise child_errors.unfit(f"{at.isoformat()} is on a weekend.", target)
    for each in standing.hidden[course.BLOCKED]:
        begins, ends = (datetime.fromisoformat(each[key]) for key in ("startsAt", "endsAt"))
        if begins <= at < ends:
            told = f"{at.isoformat()} is blocked: {each.get('reason') or each['category']}."
            raise child_errors.unfit(told, target)
