"""The resources that stand, in SQLite: what was answered is there after any kill.

One connection, used by one thread at a time; a change is a transaction, also one of many parts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from landbridge.emulator.database import opened
from landbridge.emulator.ids import ResourceId, parsed

Body = dict[str, Any]
HIDDEN = "$"
_PARTS = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))  # of an identifier, as it is written

_TABLES = """
CREATE TABLE IF NOT EXISTS resources (
  key TEXT PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
  version INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_type ON resources (type, key);
CREATE TABLE IF NOT EXISTS operations (
  name TEXT PRIMARY KEY, resource TEXT NOT NULL, verb TEXT NOT NULL, state TEXT NOT NULL,
  begun TEXT NOT NULL, due TEXT NOT NULL, error TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_due ON operations (state, due);
CREATE INDEX IF NOT EXISTS by_resource ON operations (resource, state);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mentions (
  target TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (target, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_source ON mentions (source);
"""

_GET = "SELECT id, body, version, created, changed FROM resources WHERE key = ?"
_OF_TYPE = """
SELECT id, body, version, created, changed FROM resources
WHERE type = ? AND key > ? AND key < ? ORDER BY key LIMIT ?
"""
_OF_TYPES = """
SELECT id, body, version, created, changed FROM resources
WHERE type IN ({}) AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?
"""
_WITHIN = """
SELECT id, body, version, created, changed FROM resources
WHERE key >= ? AND key < ? ORDER BY key
"""
_WHOLE = ("BEGIN IMMEDIATE", ("ROLLBACK",), "COMMIT")
_PART = ("SAVEPOINT part", ("ROLLBACK TO part", "RELEASE part"), "RELEASE part")
_MENTIONING = """
SELECT id, body, version, created, changed FROM resources WHERE key IN (
  SELECT source FROM mentions WHERE target = ? OR (target >= ? AND target < ?)
) ORDER BY key
"""
_PUT = "INSERT OR REPLACE INTO resources VALUES (?, ?, ?, ?, ?, ?, ?)"
_DELETE = "DELETE FROM resources WHERE key = ? OR (key >= ? AND key < ?)"
_FORGET = "DELETE FROM mentions WHERE source = ? OR (source >= ? AND source < ?)"
_MENTION = "INSERT OR IGNORE INTO mentions VALUES (?, ?)"
_ROOT = "/subscriptions/"


@dataclass(frozen=True)
class Resource:
    """A resource as it stands: `body` is what a client reads, without what its name tells."""

    id: ResourceId
    body: Body
    created: datetime
    changed: datetime
    version: int = 1

    @property
    def properties(self) -> Body:
        found: Body = self.body.get("properties") or {}
        return found

    @property
    def hidden(self) -> Body:
        """What no client reads: the notes of the service."""
        found: Body = self.body.get(HIDDEN) or {}
        return found

    def noting(self, **notes: object) -> "Resource":
        """The same with some notes of the service changed."""
        return replace(self, body={**self.body, HIDDEN: {**self.hidden, **notes}})

    @property
    def state(self) -> str:
        return str(self.properties.get("provisioningState", "Succeeded"))

    @property
    def etag(self) -> str:
        return etag_of(f"{self.id.key}#{self.version}")

    def with_properties(self, **changed: object) -> "Resource":
        """The same with some properties changed; None takes one away."""
        whole = {**self.properties, **changed}
        kept = {name: value for name, value in whole.items() if value is not None}
        return replace(self, body={**self.body, "properties": kept})


def etag_of(version: str) -> str:
    """One in Azure's form for whatever tells a version from others."""
    digest = blake2b(version.encode(), digest_size=16).hexdigest()
    return f'W/"{"-".join(digest[low:high] for low, high in _PARTS)}"'


class Store:
    """All that an emulator knows. `path` None keeps it in memory. Raises InputError."""

    def __init__(self, path: Path | None) -> None:
        self.rows = opened(path, _TABLES)

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing of what is written inside, also inside of another change."""
        begin, undo, end = _PART if self.rows.in_transaction else _WHOLE
        self.rows.execute(begin)
        try:
            yield
            self.rows.execute(end)
        except BaseException:
            self._undo(undo)
            raise

    def _undo(self, steps: Sequence[str]) -> None:
        """A full disk may have ended the transaction already."""
        for each in steps if self.rows.in_transaction else ():
            self.rows.execute(each)

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Nothing of what is written inside stays."""
        begin, undo, _ = _PART if self.rows.in_transaction else _WHOLE
        self.rows.execute(begin)
        try:
            yield
        finally:
            self._undo(undo)

    def get(self, id_: ResourceId) -> Resource | None:
        row = self.rows.execute(_GET, (id_.key,)).fetchone()
        return _resource(row) if row else None

    def of_type(
        self, type_: str, within: str = "", after: str = "", limit: int = -1
    ) -> list[Resource]:
        """The resources of a type under a scope or a parent, by key, beyond the key `after`."""
        low, high = _between(within)
        rows = self.rows.execute(_OF_TYPE, (type_.casefold(), max(low, after), high, limit))
        return [_resource(row) for row in rows]

    def of_types(
        self, types: Sequence[str], within: str, after: str, limit: int
    ) -> Iterator[Resource]:
        """Like `of_type`, of several; what is read no further costs nothing."""
        low, high = _between(within)
        told = [each.casefold() for each in types]
        question = _OF_TYPES.format(", ".join("?" * len(told)))
        while rows := self.rows.execute(question, (*told, low, high, after, limit)).fetchall():
            yield from map(_resource, rows)
            after = _key(rows[-1])
            if len(rows) < limit:
                return

    def within(self, scope: str) -> list[Resource]:
        """Everything under a scope or a resource, but not itself."""
        low, high = _between(scope)
        rows = self.rows.execute(_WITHIN, (low, high))
        return [_resource(row) for row in rows]

    def mentioning(self, id_: ResourceId) -> list[Resource]:
        """What names a resource, or something under it, in its body; not what is part of it."""
        low, high = _between(str(id_))
        rows = self.rows.execute(_MENTIONING, (id_.key, low, high))
        found = (_resource(row) for row in rows)
        return [each for each in found if each.id.key != id_.key and not low <= each.id.key < high]

    def put(self, resource: Resource) -> Resource:
        """Writes a resource; it is given the version that follows the one that stands."""
        before = self.get(resource.id)
        kept = replace(resource, version=before.version + 1 if before else 1)
        self.rows.execute(
            _PUT,
            (
                kept.id.key,
                str(kept.id),
                kept.id.type.casefold(),
                json.dumps(kept.body),
                kept.version,
                kept.created.isoformat(),
                kept.changed.isoformat(),
            ),
        )
        self._mention(kept)
        return kept

    def _mention(self, resource: Resource) -> None:
        """Keeps which names stand in a body, so that nobody has to read all bodies for one."""
        source = resource.id.key
        self.rows.execute("DELETE FROM mentions WHERE source = ?", (source,))
        told = {name: value for name, value in resource.body.items() if name != HIDDEN}
        rows = {(name, source) for name in mentioned(told)}
        self.rows.executemany(_MENTION, rows)

    def delete(self, id_: ResourceId) -> None:
        """Takes a resource away with all that is under it."""
        low, high = _between(str(id_))
        self.rows.execute(_DELETE, (id_.key, low, high))
        self.rows.execute(_FORGET, (id_.key, low, high))

    def close(self) -> None:
        self.rows.close()


def mentioned(value: object) -> Iterator[str]:
    """The keys of the resources that are named anywhere in a body."""
    if isinstance(value, str):
        if value[: len(_ROOT)].casefold() == _ROOT:
            yield value.casefold()
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from mentioned(each)
    elif isinstance(value, list):
        for each in value:
            yield from mentioned(each)


def _between(scope: str) -> tuple[str, str]:
    """The first key under a scope, and the first beyond: "0" follows "/"."""
    return f"{scope.casefold()}/", f"{scope.casefold()}0" if scope else "\U0010ffff"


def _key(row: tuple[str, str, int, str, str]) -> str:
    return row[0].casefold()


def _resource(row: tuple[str, str, int, str, str]) -> Resource:
    id_, body, version, created, changed = row
    name = parsed(id_)
    assert name is not None  # noqa: S101 - what was written was one
    return Resource(
        name,
        json.loads(body),
        datetime.fromisoformat(created),
        datetime.fromisoformat(changed),
        version,
    )
