"""JSON read value by value from a stream, of which only a stretch is held."""

import codecs
import re
import zlib
from json import JSONDecodeError, JSONDecoder
from typing import Any, Protocol

CHUNK = 1 << 22
MOST = 1 << 29
"""Letters of one value: a single record that is larger is refused before memory is full."""
NEAR = 16
"""So near to the end of what is held, a fault may be that more is to come."""
BLANKS = re.compile(r"[ \t\n\r]*")
DECODE = JSONDecoder().raw_decode
UNENDED = "Unterminated string"


class Broken(Exception):
    """Why a file cannot be read any further, and at which byte."""

    def __init__(self, problem: str, byte: int) -> None:
        super().__init__(problem)
        self.problem, self.byte = problem, byte


class Stream(Protocol):
    """What can be read."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Window:
    """The stretch of a text that is held, and where in it the next value begins."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text, self._at = "", 0
        self._passed = 0
        self._ended = False

    @property
    def byte(self) -> int:
        """How many bytes lie before the next value."""
        return self._passed + _bytes(self._text[: self._at])

    def peek(self) -> str:
        """The next letter that is no blank; empty at the end."""
        while True:
            blanks = BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, letter: str) -> None:
        """Go past a letter that must come now."""
        found = self.peek()
        if not found:
            raise self._broken("the file ends before its records do")
        if found != letter:
            raise self._broken(f"`{letter}` is expected, and there is `{found}`")
        self._at += 1

    def value(self) -> Any:  # noqa: ANN401 - JSON may hold anything
        """The next value, whole."""
        self.peek()
        while True:
            try:
                value, end = DECODE(self._text, self._at)
            except JSONDecodeError as error:
                self._go_on(error)
            except (RecursionError, ValueError) as error:
                raise self._broken(f"this cannot be read ({error})") from None
            else:
                if end == len(self._text) and self._text[end - 1] not in '}]"' and self._more():
                    continue
                self._at = end
                return value

    def _go_on(self, error: JSONDecodeError) -> None:
        """Hold more, unless that cannot mend it."""
        cut = error.msg.startswith(UNENDED) or len(self._text) - error.pos < NEAR
        if not cut:
            raise self._broken(f"this is no JSON ({error.msg})", error.pos)
        if len(self._text) - self._at > MOST:
            raise self._broken("one record is too large to be held in memory")
        if not self._more():
            raise self._broken("the file ends in the midst of a record")

    def _more(self) -> bool:
        """Hold more, at least twice as much of what is not read: long values cost no more so."""
        if self._ended:
            return False
        self._passed = self.byte
        rest = self._text[self._at :]
        data = self._read(max(CHUNK, len(rest)))
        if not self._passed and data.startswith(codecs.BOM_UTF8) and not rest:
            self._passed = len(codecs.BOM_UTF8)
        self._ended = not data
        try:
            self._text, self._at = rest + self._decoder.decode(data, final=not data), 0
        except UnicodeDecodeError as error:
            place = self._passed + _bytes(rest) + error.start
            raise Broken("this is no text in UTF-8", place) from None
        return True

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except (EOFError, OSError, zlib.error) as error:
            raise self._broken(f"the file cannot be read further ({error})") from None

    def _broken(self, problem: str, at: int | None = None) -> Broken:
        return Broken(problem, self._passed + _bytes(self._text[: self._at if at is None else at]))


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
