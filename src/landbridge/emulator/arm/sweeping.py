"""Taking away many resources of which some must go before others, and some take their time."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from landbridge.emulator.arm.kind import Making
from landbridge.emulator.arm.operation import Operation
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.store import Resource

AFTER = timedelta(microseconds=1)  # what is waited for ends first


def swept(making: Making, left: Callable[[], Iterable[Resource]]) -> datetime | None:
    """Begins with all that can go now; until when to wait, None once nothing is left.

    Raises the refusal of what cannot go at all.
    """
    while True:
        turns = [_turn(making, each) for each in left()]
        working = [turn.due for turn in turns if isinstance(turn, Operation)]
        if working:
            return min(working) + AFTER
        refused = [turn for turn in turns if isinstance(turn, Refusal)]
        if len(refused) < len(turns):
            continue  # something went, which may have held the rest
        if refused:
            raise refused[0]
        return None


def _turn(making: Making, resource: Resource) -> Operation | Refusal | None:
    """The work at one resource, what keeps it, or None where it is gone."""
    world = making.world
    if world.store.get(resource.id) is None:
        return None
    try:
        return world.operations.of(resource.id) or making.unmake(resource.id)
    except Refusal as refusal:
        return refusal
