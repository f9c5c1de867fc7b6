"""Copies of the whole state, by name."""

import re
import sqlite3
from pathlib import Path

from landbridge.emulator.arm.refusal import Refusal
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
        """What stood then stands again. Raises Refusal for a copy that nobody took."""
        path = self._path(name)
        if not path.exists():
            raise Refusal(404, "SnapshotNotFound", f"There is no snapshot '{name}'.")
        copy = sqlite3.connect(path)
        copy.backup(self._store.rows)
        copy.close()

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            told = f"'{name}' is no name of a snapshot: letters, digits, dot, hyphen, underscore."
            raise Refusal(400, "InvalidSnapshotName", told)
        return self._folder / f"{name}.sqlite"
