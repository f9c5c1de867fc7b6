"""What stood before a deployment touched it, so that what it made can be undone, and no more."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from landbridge.deploy.merged import Body
from landbridge.errors import InputError

UNDONE = "undone"


@dataclass(frozen=True)
class Entry:
    """A resource that was touched; `stood` is what stood before, None where nothing did."""

    id: str
    type: str
    version: str
    stood: Body | None


class Ledger:
    """A line for each resource, written to the disk before anything is asked of Azure."""

    def __init__(self, path: Path) -> None:
        """Raises InputError for a file that is no ledger; a last line cut short is none."""
        self._path = path
        self._entries: dict[str, Entry] = {}
        for number, line in enumerate(self._lines(), start=1):
            self._read(line, number)

    def entries(self) -> tuple[Entry, ...]:
        """Those that are not undone, in the order in which they were touched."""
        return tuple(self._entries.values())

    def note(self, entry: Entry) -> None:
        """Kept from the first time on: what a second run finds, the first may have made."""
        if entry.id.lower() not in self._entries:
            self._append({**vars(entry)})
            self._entries[entry.id.lower()] = entry

    def undone(self, id_: str) -> None:
        """It stands as it stood before."""
        self._append({"id": id_, UNDONE: True})
        self._entries.pop(id_.lower(), None)

    def _lines(self) -> list[str]:
        if not self._path.exists():
            return []
        whole, _, _ = self._path.read_text("utf-8").rpartition("\n")
        return whole.splitlines()

    def _read(self, line: str, number: int) -> None:
        try:
            told: Mapping[str, object] = json.loads(line)
            if told.get(UNDONE):
                self._entries.pop(str(told["id"]).lower(), None)
                return
            entry = Entry(**told)  # type: ignore[arg-type] # refused below, if it is none
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            place = f"{self._path}, line {number}"
            remedy = "Restore it from a copy: by it alone is known what a deployment made."
            raise InputError("is no line of a ledger", place=place, remedy=remedy) from error
        self._entries.setdefault(entry.id.lower(), entry)

    def _append(self, told: Mapping[str, object]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._mend_end()
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _mend_end(self) -> None:
        """A line that a kill cut short is taken off, so that the next one stands alone."""
        if self._path.exists():
            data = self._path.read_bytes()
            whole = data[: data.rfind(b"\n") + 1]
            if whole != data:
                self._path.write_bytes(whole)
