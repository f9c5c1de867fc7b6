"""Statements of Bicep with the place of every value; what is no plain value stays Unknown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from landbridge.lint.bicep.scanning import LONG, NAME, NUMBER, Scanner
from landbridge.lint.tree import COMPUTED, Entry, Plain, Unknown, Value, named

WORDS: dict[str, Plain] = {"true": True, "false": False, "null": None}
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))", re.DOTALL)
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
VALUED = frozenset({"param", "var", "output", "type", "metadata", "targetScope", "func", "assert"})
DEEPEST = 50


@dataclass(frozen=True)
class Statement:
    """A statement: its word, its symbol, what stands in quotes behind it, and its value.

    A resource that is `existing` is only looked up. `inner` are the resources in its body.
    """

    word: str
    symbol: str
    start: int
    end: int
    target: Value | None = None
    value: Value | None = None
    existing: bool = False
    inner: "tuple[Statement, ...]" = ()


def statements(text: str, file: str) -> list[Statement]:
    """The statements of a file. Raises InputError with line and column."""
    return _Reader(text, file).all()


class _Reader(Scanner):
    def all(self) -> list[Statement]:
        found: list[Statement] = []
        here = self.blank(0)
        while here < len(self.text):
            one, here = self.statement(here)
            found.append(one)
            self._ended(here)
            here = self.blank(here)
        return found

    def _ended(self, at: int) -> None:
        here = self.inline(at)
        if here < len(self.text) and not self.text.startswith(("\n", "//"), here):
            self.refuse(here, "the end of the line")

    def statement(self, at: int) -> tuple[Statement, int]:
        """A statement behind its decorators."""
        while self.sees(at, "@"):
            at = self.blank(self.expression(at + 1))
        word = self.name(at, "a statement")
        here = self.inline(at + len(word))
        if word in ("resource", "module"):
            return self._declared(word, at, here)
        if word in VALUED:
            return self._valued(word, at, here)
        if word not in ("using", "import", "extension", "provider", "extends"):
            self.refuse(at, "a statement such as `resource` or `param`")
        end = self.expression(here)
        return Statement(word, "", at, end), end

    def _valued(self, word: str, start: int, at: int) -> tuple[Statement, int]:
        if word == "targetScope":
            here, symbol = at, ""
        else:
            symbol = self.name(at)
            here = self._to_sign(at + len(symbol))
        if not self.sees(here, "="):
            return Statement(word, symbol, start, here), here
        if word == "type":
            end = self.expression(self.blank(here + 1))
            return Statement(word, symbol, start, end), end
        value, end = self.value(self.blank(here + 1), 0)
        return Statement(word, symbol, start, end, value=value), end

    def _to_sign(self, at: int) -> int:
        """The `=` of a statement, behind the type that it may have; its end if there is none."""
        here = at
        while here < len(self.text) and (self.text[here] not in "=\n" or self.goes_on(here)):
            here = self.piece(here, 0)
        if self.sees(here, "=>"):
            return self.expression(here)
        return here

    def _declared(self, word: str, start: int, at: int) -> tuple[Statement, int]:
        symbol = self.name(at)
        here = self.inline(at + len(symbol))
        if not self.sees(here, "'"):
            self.refuse(here, "a text such as 'type@version'")
        end = self.quoted(here)
        target = self._text(here)
        here = self.inline(end)
        existing = self.sees(here, "existing")
        here = self.blank(self.expect(self.inline(here + 8) if existing else here, "="))
        value, inner, end = self._body(here)
        made = Statement(word, symbol, start, end, target, value, existing, tuple(inner))
        return made, end

    def _body(self, at: int) -> tuple[Value, list[Statement], int]:
        """The object of a declaration, behind its condition or within its loop."""
        if self.sees(at, "if"):
            bracket = self.blank(at + 2)
            self.expect(bracket, "(")
            return self._body(self.blank(self.bracket(bracket)))
        if self.sees(at, "["):
            return self._loop(at)
        inner: list[Statement] = []
        if not self.sees(at, "{"):
            self.refuse(at, "`{`, `if` or `[for`")
        value, end = self._object(at, 0, inner)
        return value, inner, end

    def _loop(self, at: int) -> tuple[Value, list[Statement], int]:
        here = self.blank(at + 1)
        if self.name(here, "`for`") != "for":
            self.refuse(here, "`for`")
        while here < len(self.text) and self.text[here] not in ":\n":
            here = self.piece(here, 0)
        value, inner, end = self._body(self.blank(self.expect(here, ":")))
        return value, inner, self.expect(self.blank(end), "]")

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        """A value, and where it ends."""
        if depth > DEEPEST:
            self.refuse(at, "fewer brackets within each other")
        found = self._plain(at, depth)
        end = self.expression(found.end if found else at)
        if found is not None and found.end == end:
            return found, end
        if end == at:
            self.refuse(at, "a value")
        return Value(at, end, Unknown(self.text[at:end])), end

    def _plain(self, at: int, depth: int) -> Value | None:
        letter = self.text[at : at + 1]
        if letter == "{":
            return self._object(at, depth, [])[0]
        if letter == "[":
            return self._list(at, depth)
        if letter == "'":
            return self._text(at)
        number = NUMBER.match(self.text, at)
        if number:
            return Value(at, number.end(), int(number.group()))
        match = NAME.match(self.text, at)
        if match is None or match.group() not in WORDS:
            return None
        return Value(at, match.end(), WORDS[match.group()])

    def _text(self, at: int) -> Value:
        end = self.quoted(at)
        if self.sees(at, LONG):
            inner = self.text[at + len(LONG) : end - len(LONG)]
            return Value(at, end, inner.removeprefix("\r").removeprefix("\n"))
        inner = self.text[at + 1 : end - 1]
        if re.search(r"(?<!\\)(?:\\\\)*\$\{", inner):
            return Value(at, end, Unknown(self.text[at:end]))
        return Value(at, end, ESCAPE.sub(_unescaped, inner))

    def _list(self, at: int, depth: int) -> Value | None:
        items: list[Value] = []
        here = self.blank(at + 1)
        match = NAME.match(self.text, here)
        if match and match.group() == "for":
            return None
        while not self.sees(here, "]"):
            value, end = self.value(here, depth + 1)
            items.append(value)
            here = self._parted(end, "]")
        return Value(at, here + 1, items)

    def _object(self, at: int, depth: int, inner: list[Statement]) -> tuple[Value, int]:
        entries: dict[str, Entry] = {}
        here = self.blank(at + 1)
        while not self.sees(here, "}"):
            if self._is_statement(here):
                one, end = self.statement(here)
                inner.append(one)
            elif self.sees(here, COMPUTED):
                value, end = self.value(here + len(COMPUTED), depth + 1)
                entries[self.text[here:end]] = Entry(COMPUTED, here, end, value)
            else:
                entry, end = self._entry(here, depth)
                entries[named(entry, self.text)] = entry
            here = self._parted(end, "}")
        return Value(at, here + 1, entries), here + 1

    def _is_statement(self, at: int) -> bool:
        """Whether a resource stands here, and no property of that name."""
        return self.sees(at, "@") or bool(re.compile(r"resource\s+\w+\s+'").match(self.text, at))

    def _entry(self, at: int, depth: int) -> tuple[Entry, int]:
        if self.sees(at, "'"):
            end = self.quoted(at)
            held = self._text(at).holds
            key = held if isinstance(held, str) else COMPUTED
        else:
            key = self.name(at, "a key")
            end = at + len(key)
        here = self.expect(self.inline(end), ":")
        value, end = self.value(self.blank(here), depth + 1)
        return Entry(key, at, end, value), end

    def _parted(self, end: int, closing: str) -> int:
        """The next element behind a comma or the end of a line."""
        here = self.blank(end)
        if self.sees(here, ","):
            return self.blank(here + 1)
        if not self.sees(here, closing) and "\n" not in self.text[end:here]:
            self.refuse(here, f"`,`, `{closing}` or the end of the line")
        return here


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16)) if int(match[1], 16) < 0x110000 else "\ufffd"
    return ESCAPED.get(match[2], match[2])


def plain_values(found: list[Statement]) -> Mapping[str, Value]:
    """The values of variables and of parameters that have a default, by symbol."""
    words = ("param", "var")
    return {e.symbol: e.value for e in found if e.word in words and e.value is not None}
