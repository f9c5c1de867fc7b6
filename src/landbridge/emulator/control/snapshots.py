"""Copies of the whole state, by name."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.journal import TABLE as JOURNAL
from landbridge.emulator.store import Store

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Snapshots:
    """Copies in a folder, one file each."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store

    def take(self, name: str) -> None:
        """Written beside and renamed, so that no half copy has the name."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        beside.unlink(missing_ok=True)
        copy = sqlite3.connect(beside)
        self._store.rows.backup(copy)
        copy.close()
        beside.rename(path)

    def restore(self, name: str) -> None:
        """What stood then stands again; requests stay noted. Raises Refusal for what is no copy."""
        path = self._path(name)
        if not path.exists():
            raise Refusal(404, "SnapshotNotFound", f"There is no snapshot '{name}'.")
        try:
            with _attached(self._store.rows, path), self._store.change():
                _copied(self._store.rows)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise Refusal(409, "SnapshotDamaged", f"The snapshot '{name}': {error}.") from error

    def names(self) -> list[str]:
        """Those that were taken, in the order of their names."""
        return sorted(path.stem for path in self._folder.glob("*.sqlite"))

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            told = f"'{name}' is no name of a snapshot: letters, digits, dot, hyphen, underscore."
            raise Refusal(400, "InvalidSnapshotName", told)
        return self._folder / f"{name}.sqlite"


@contextmanager
def _attached(rows: sqlite3.Connection, path: Path) -> Iterator[None]:
    rows.execute("ATTACH ? AS copy", (str(path),))
    try:
        yield
    finally:
        rows.execute("DETACH copy")


def _copied(rows: sqlite3.Connection) -> None:
    """All tables of the copy but the journal, in place of ours."""
    for table in _tables(rows, "copy") & _tables(rows, "main") - {JOURNAL}:
        rows.execute(f"DELETE FROM main.{table}")  # noqa: S608 - a table of ours
        rows.execute(f"INSERT INTO main.{table} SELECT * FROM copy.{table}")  # noqa: S608 - as above


def _tables(rows: sqlite3.Connection, of: str) -> set[str]:
    found = rows.execute(f"SELECT name FROM {of}.sqlite_master WHERE type = 'table'")  # noqa: S608 - one of two
    return {name for (name,) in found}
