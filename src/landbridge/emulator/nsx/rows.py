"""The objects of all managers, in the database of the resources.

They go with their cloud, and a segment with its other side in Azure, whoever deletes those.
"""

import json
import sqlite3
from datetime import datetime

from landbridge.emulator.nsx.object import Object, Objects

_TABLE = """
CREATE TABLE IF NOT EXISTS nsx (
  cloud TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, revision INTEGER NOT NULL, author TEXT NOT NULL,
  error TEXT NOT NULL, beside TEXT NOT NULL, PRIMARY KEY (cloud, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nsx_beside ON nsx (beside);
CREATE TRIGGER IF NOT EXISTS nsx_gone AFTER DELETE ON resources BEGIN
  DELETE FROM nsx WHERE cloud = OLD.key;
  DELETE FROM nsx WHERE beside = OLD.key;
END;
"""


class Rows:
    """The objects of the clouds by the keys of these."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows
        rows.executescript(_TABLE)

    def of(self, cloud: str) -> Objects:
        rows = self._rows.execute("SELECT * FROM nsx WHERE cloud = ?", (cloud,))
        return {row[1]: _object(row) for row in rows}

    def get(self, cloud: str, path: str) -> Object | None:
        row = self._rows.execute(
            "SELECT * FROM nsx WHERE cloud = ? AND path = ?", (cloud, path)
        ).fetchone()
        return _object(row) if row else None

    def beside(self, key: str) -> Object | None:
        """The other side of a resource of Azure."""
        row = self._rows.execute("SELECT * FROM nsx WHERE beside = ?", (key,)).fetchone()
        return _object(row) if row else None

    def put(self, cloud: str, each: Object) -> None:
        self._rows.execute(
            "INSERT OR REPLACE INTO nsx VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                cloud,
                each.path,
                each.kind,
                json.dumps(each.body),
                each.created.isoformat(),
                each.changed.isoformat(),
                each.revision,
                each.author,
                each.error,
                each.beside,
            ),
        )

    def delete(self, cloud: str, path: str) -> None:
        self._rows.execute("DELETE FROM nsx WHERE cloud = ? AND path = ?", (cloud, path))


def _object(row: tuple[str, str, str, str, str, str, int, str, str, str]) -> Object:
    _, path, kind, body, created, changed, revision, author, error, beside = row
    return Object(
        path,
        kind,
        json.loads(body),
        datetime.fromisoformat(created),
        datetime.fromisoformat(changed),
        revision,
        author,
        error,
        beside,
    )
