"""The records of one file: in a list `records`, in a bare list, or one a line."""

from collections.abc import Iterator

from landbridge.intake.flows.window import Window

RECORDS = "records"


class Records:
    """Goes through a file record by record; raises Broken where it cannot be read any further."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.values = 0
        """How many values of JSON stood one behind the other: several are JSON lines."""

    def __iter__(self) -> Iterator[object]:
        while letter := self._window.peek():
            self.values += 1
            if letter == "[":
                yield from self._list()
            elif letter == "{":
                yield from self._mapping()
            else:
                yield self._window.value()

    def _list(self) -> Iterator[object]:
        self._window.take("[")
        while self._window.peek() != "]":
            yield self._window.value()
            if self._window.peek() != "]":
                self._window.take(",")
        self._window.take("]")

    def _mapping(self) -> Iterator[object]:
        """The records in it; without such a list it is a record itself."""
        record: dict[str, object] = {}
        listed = False
        self._window.take("{")
        while self._window.peek() != "}":
            key = self._key()
            if key == RECORDS and self._window.peek() == "[":
                listed = True
                yield from self._list()
            else:
                record[key] = self._window.value()
            if self._window.peek() != "}":
                self._window.take(",")
        self._window.take("}")
        if not listed:
            yield record

    def _key(self) -> str:
        if self._window.peek() != '"':
            self._window.take('"')
        key = str(self._window.value())
        self._window.take(":")
        return key
