"""The time that the emulator goes by, and how long its work takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MOMENT = 1 / 3600  # hours: what Azure calls work, and does at once
FAST = 3_600_000.0  # an hour in a millisecond


def wall() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """`now` tells the time; what takes Azure an hour takes an hour divided by `speed`."""

    now: Callable[[], datetime] = wall
    speed: float = 1.0

    def due(self, hours: float) -> datetime:
        """When work that begins now is done."""
        return self.now() + timedelta(hours=hours / self.speed)
