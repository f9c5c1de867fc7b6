"""The database of an emulator: opened by one process at a time, where it can be trusted."""

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from landbridge.errors import InputError

VERSION = 1  # of the tables; what writes others counts on
BUSY = "is held by another emulator"


def opened(path: Path | None, tables: str) -> sqlite3.Connection:
    """Raises InputError for one that is held, damaged, unwritable or of a later version."""
    with ExitStack() as closing:
        try:
            rows = sqlite3.connect(
                path or ":memory:", timeout=0, isolation_level=None, check_same_thread=False
            )
            closing.callback(rows.close)
            _prepare(rows)
            _refuse_newer(rows, path)
            rows.executescript(tables)
        except sqlite3.DatabaseError as error:
            raise _unusable(path, error) from error
        closing.pop_all()
    return rows


def _prepare(rows: sqlite3.Connection) -> None:
    rows.execute("PRAGMA locking_mode=EXCLUSIVE")  # until the process ends, however it ends
    rows.execute("PRAGMA journal_mode=WAL")
    rows.execute("PRAGMA synchronous=NORMAL")  # outlives a kill; a power cut, not always
    found = rows.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _refuse_newer(rows: sqlite3.Connection, path: Path | None) -> None:
    found = rows.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        told = f"was written by a later Landbridge: its version is {found}, {VERSION} is read here"
        raise InputError(told, place=path, remedy="Update Landbridge, or name another --folder.")
    rows.execute(f"PRAGMA user_version={VERSION}")


def _unusable(path: Path | None, error: sqlite3.DatabaseError) -> InputError:
    if "locked" in str(error):
        return InputError(BUSY, place=path, remedy="Stop it, or name another --folder.")
    if isinstance(error, sqlite3.OperationalError):
        remedy = "Make room for it and let it be written, or name another --folder."
        return InputError(f"cannot be written ({error})", place=path, remedy=remedy)
    remedy = "Copy a file of its folder snapshots over it, or name another --folder."
    return InputError(f"is damaged ({error})", place=path, remedy=remedy)
