"""Which requests came and how they were answered; bodies and headers are not kept."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

TABLE = "requests"
_TABLE = """
CREATE TABLE IF NOT EXISTS requests (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
  status INTEGER NOT NULL, code TEXT NOT NULL
)
"""
_NOTE = "INSERT INTO requests (at, method, path, status, code) VALUES (?, ?, ?, ?, ?)"


class Noted(NamedTuple):
    """A request in the order in which it was answered; `code` is Azure's where it was refused."""

    number: int
    at: str
    method: str
    path: str
    status: int
    code: str


class Journal:
    """The requests of an emulator, in the database of its resources."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows
        rows.execute(_TABLE)

    def note(self, at: datetime, method: str, path: str, status: int, code: str = "") -> None:
        """What is done stays done where there is no room for the note of it."""
        with suppress(sqlite3.OperationalError):
            self._rows.execute(_NOTE, (at.isoformat(), method, path, status, code))

    def after(self, number: int) -> list[Noted]:
        """Those that came later than one."""
        rows = self._rows.execute(
            "SELECT * FROM requests WHERE number > ? ORDER BY number", (number,)
        )
        return [Noted(*row) for row in rows]

    def changes(self, start: datetime, end: datetime) -> list[Noted]:
        """Those of a time that asked for more than to read."""
        rows = self._rows.execute(
            "SELECT * FROM requests WHERE method NOT IN ('GET', 'HEAD') AND at BETWEEN ? AND ?"
            " ORDER BY number",
            (start.isoformat(), end.isoformat()),
        )
        return [Noted(*row) for row in rows]
