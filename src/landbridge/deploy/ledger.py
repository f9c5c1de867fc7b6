"""What stood before a deployment touched it, so that what it made can be undone, and no more."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from landbridge.deploy.merged import Body, merged
from landbridge.errors import InputError

UNDONE, LAID, MADE = "undone", "laid", "made"


@dataclass(frozen=True)
class Entry:
    """A resource that was touched; `stood` is what stood before, None where nothing did."""

    id: str
    type: str
    version: str
    stood: Body | None

    @property
    def made(self) -> bool:
        """Whether nothing stood before."""
        return self.stood is None


class Ledger:
    """A line for each resource, written to the disk before anything is asked of Azure."""

    def __init__(self, path: Path) -> None:
        """Raises InputError for a file that is no ledger; a last line cut short is none."""
        self._path = path
        self._entries: dict[str, Entry] = {}
        self._laid: dict[str, Body] = {}
        self._confirmed: set[str] = set()
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

    def confirm(self, id_: str) -> None:
        """Azure has made what was noted as not standing before."""
        if self.doubts(id_):
            self._append({"id": id_, MADE: True})
            self._confirmed.add(id_.lower())

    def doubts(self, id_: str) -> bool:
        """Whether a thing was going to be made of which nobody knows whether it was."""
        entry = self._entries.get(id_.lower())
        return bool(entry and entry.made and id_.lower() not in self._confirmed)

    def lay(self, id_: str, body: Body) -> None:
        """What is going to be laid over it; several times are told as one."""
        before = self.laid(id_)
        if (after := merged(before, body)) != before:
            self._append({"id": id_, LAID: body})
            self._laid[id_.lower()] = after

    def laid(self, id_: str) -> Body:
        """All that was laid over it; what others put there is not in it."""
        return self._laid.get(id_.lower(), {})

    def undone(self, id_: str) -> None:
        """It stands as it stood before."""
        self._append({"id": id_, UNDONE: True})
        self._forget(id_)

    def _lines(self) -> list[str]:
        if not self._path.exists():
            return []
        whole, _, _ = self._path.read_text("utf-8").rpartition("\n")
        return whole.splitlines()

    def _read(self, line: str, number: int) -> None:
        try:
            told: Mapping[str, object] = json.loads(line)
            if told.get(UNDONE):
                self._forget(str(told["id"]))
                return
            if told.get(MADE):
                self._confirmed.add(str(told["id"]).lower())
                return
            if LAID in told:
                self._lay(str(told["id"]), told[LAID])
                return
            entry = Entry(**told)  # type: ignore[arg-type] # refused below, if it is none
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            place = f"{self._path}, line {number}"
            remedy = "Restore it from a copy: by it alone is known what a deployment made."
            raise InputError("is no line of a ledger", place=place, remedy=remedy) from error
        self._entries.setdefault(entry.id.lower(), entry)

    def _lay(self, id_: str, body: object) -> None:
        if not isinstance(body, dict):
            raise TypeError(LAID)
        self._laid[id_.lower()] = merged(self.laid(id_), body)

    def _forget(self, id_: str) -> None:
        for known in (self._entries, self._laid):
            known.pop(id_.lower(), None)
        self._confirmed.discard(id_.lower())

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
