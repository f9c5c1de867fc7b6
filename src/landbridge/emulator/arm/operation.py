"""Work that takes time: when it began, when it is due, and how it ended."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.ids import ResourceId, parsed

IN_PROGRESS, SUCCEEDED, FAILED, CANCELED = "InProgress", "Succeeded", "Failed", "Canceled"


@dataclass(frozen=True)
class Operation:
    """A long-running operation; `error` is Azure's record of why it failed."""

    name: str
    resource: ResourceId
    verb: str
    state: str
    begun: datetime
    due: datetime
    error: dict[str, Any] | None = None


class Operations:
    """The operations of an emulator, in the database of its resources."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows

    def begin(self, resource: ResourceId, verb: str, now: datetime, due: datetime) -> Operation:
        """Names follow from the resource and how many operations it had: the same in each run."""
        count = self._rows.execute(
            "SELECT count(*) FROM operations WHERE resource = ?", (str(resource),)
        ).fetchone()[0]
        name = str(uuid5(NAMESPACE_URL, f"{resource.key}/{verb}/{count}"))
        return self._write(Operation(name, resource, verb, IN_PROGRESS, now, due))

    def end(self, operation: Operation, error: dict[str, Any] | None = None) -> Operation:
        state = FAILED if error else SUCCEEDED
        return self._write(replace(operation, state=state, error=error))

    def cancel(self, operation: Operation, error: dict[str, Any]) -> Operation:
        return self._write(replace(operation, state=CANCELED, error=error))

    def doom(self, operation: Operation, error: dict[str, Any]) -> Operation:
        """It goes on, and fails with this at its end."""
        return self._write(replace(operation, error=error))

    def postpone(self, operation: Operation, due: datetime) -> Operation:
        """It goes on: somebody looks again then."""
        return self._write(replace(operation, due=due))

    def get(self, name: str) -> Operation | None:
        row = self._rows.execute("SELECT * FROM operations WHERE name = ?", (name,)).fetchone()
        return _operation(row) if row else None

    def over(self, now: datetime) -> Iterator[Operation]:
        """Those in progress that are due by now, also such as begin meanwhile."""
        while row := self._rows.execute(
            "SELECT * FROM operations WHERE state = ? AND due <= ? ORDER BY due, name LIMIT 1",
            (IN_PROGRESS, now.isoformat()),
        ).fetchone():
            yield _operation(row)

    def of(self, resource: ResourceId) -> Operation | None:
        """The work that goes on at a resource."""
        row = self._rows.execute(
            "SELECT * FROM operations WHERE resource = ? AND state = ?",
            (str(resource), IN_PROGRESS),
        ).fetchone()
        return _operation(row) if row else None

    def error_of(self, resource: ResourceId) -> dict[str, Any] | None:
        """Why the last work at a resource that failed did so."""
        row = self._rows.execute(
            "SELECT * FROM operations WHERE resource = ? AND state = ? ORDER BY due DESC LIMIT 1",
            (str(resource), FAILED),
        ).fetchone()
        return _operation(row).error if row else None

    def at(self, resource: ResourceId) -> list[Operation]:
        """All that a resource ever had, however its name is written."""
        rows = self._rows.execute(
            "SELECT * FROM operations WHERE resource = ? COLLATE NOCASE", (str(resource),)
        )
        return [_operation(row) for row in rows]

    def ended(self, start: datetime, end: datetime) -> list[Operation]:
        """Those whose end was due in a time, and came."""
        rows = self._rows.execute(
            "SELECT * FROM operations WHERE state != ? AND due BETWEEN ? AND ?",
            (IN_PROGRESS, start.isoformat(), end.isoformat()),
        )
        return [_operation(row) for row in rows]

    def _write(self, operation: Operation) -> Operation:
        error = json.dumps(operation.error) if operation.error else None
        self._rows.execute(
            "INSERT OR REPLACE INTO operations VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                operation.name,
                str(operation.resource),
                operation.verb,
                operation.state,
                operation.begun.isoformat(),
                operation.due.isoformat(),
                error,
            ),
        )
        return operation


def _operation(row: tuple[str, str, str, str, str, str, str | None]) -> Operation:
    name, id_, verb, state, begun, due, error = row
    resource = parsed(id_)
    assert resource is not None  # noqa: S101 - what was written was one
    began, ends = datetime.fromisoformat(begun), datetime.fromisoformat(due)
    return Operation(name, resource, verb, state, began, ends, json.loads(error) if error else None)
