"""HCL with the place of every value; what is no plain value stays Unknown with its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from landbridge.lint.terraform.scanning import HEREDOC, NAME, NUMBER, Scanner
from landbridge.lint.tree import COMPUTED, Entry, Plain, Unknown, Value, named

WORDS: dict[str, Plain] = {"true": True, "false": False, "null": None}
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4(?=\{)", re.DOTALL)
"""A sign by its code, or one that is doubled to begin no expression: either as it is written."""
ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
ENCODED = re.compile(r"jsonencode\s*\(\s*(?=\{)")
DYNAMIC = "dynamic"
FOR = re.compile(r"for\b")


@dataclass(frozen=True)
class Block:
    """A block with its labels, such as `resource "azapi_resource" "cloud"`."""

    type: str
    labels: tuple[str, ...]
    start: int
    body: Value

    @property
    def end(self) -> int:
        return self.body.end


def blocks(text: str, file: str) -> list[Block]:
    """The blocks of a file. Raises InputError with line and column."""
    found, _ = _Reader(text, file).inside(0, at_top=True)
    return [each for each in found if isinstance(each, Block)]


class _Reader(Scanner):
    def inside(self, at: int, at_top: bool = False) -> tuple[list[Entry | Block], int]:
        """Attributes and blocks up to the bracket that closes, or to the end of the file."""
        found: list[Entry | Block] = []
        here = self.blank(at)
        while here < len(self.text) and not self.sees(here, "}"):
            one, here = self._one(here)
            found.append(one)
            here = self.blank(here)
        if at_top and here < len(self.text):
            self.refuse(here, "a block or an argument")
        return found, here

    def _one(self, at: int) -> tuple[Entry | Block, int]:
        match = NAME.match(self.text, at)
        if match is None:
            self.refuse(at, "a name")
        here = self.inline(match.end())
        if self.sees(here, "=") and not self.sees(here, "=="):
            value, end = self.value(self.inline(here + 1), 0)
            self._ended(end)
            return Entry(match.group(), at, end, value), end
        return self._block(match.group(), at, here)

    def _ended(self, at: int) -> None:
        here = self.inline(at)
        rest = self.text[here : here + 2]
        if rest and not rest.startswith(("\n", "}", "#")) and rest != "//":
            self.refuse(here, "the end of the line")

    def _block(self, type_: str, start: int, at: int) -> tuple[Block, int]:
        labels: list[str] = []
        while not self.sees(at, "{"):
            match = NAME.match(self.text, at)
            end = match.end() if match else self._label(at)
            labels.append(self.text[at:end].strip('"'))
            at = self.inline(end)
        found, here = self.inside(at + 1)
        end = self.expect(here, "}")
        return Block(type_, tuple(labels), start, Value(at, end, _entries(found, self.text))), end

    def _label(self, at: int) -> int:
        if not self.sees(at, '"'):
            self.refuse(at, "`=` or `{`")
        return self.quoted(at)

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        """A value, and where it ends."""
        found = self._plain(at, depth)
        end = self.expression(found.end if found else at)
        if found is not None and found.end == end:
            return found, end
        if end == at:
            self.refuse(at, "a value")
        return Value(at, end, Unknown(self.text[at:end])), end

    def _plain(self, at: int, depth: int) -> Value | None:
        letter = self.text[at : at + 1]
        if depth > 50:
            self.refuse(at, "fewer brackets within each other")
        if letter == "{":
            return self._object(at, depth)
        if letter == "[":
            return self._list(at, depth)
        if letter == '"':
            return self._text(at)
        if HEREDOC.match(self.text, at):
            return self._heredoc(at)
        encoded = ENCODED.match(self.text, at)
        return self._encoded(encoded.end(), depth) if encoded else self._word(at)

    def _word(self, at: int) -> Value | None:
        number = NUMBER.match(self.text, at)
        if number:
            written = number.group()
            plain = int(written) if re.fullmatch(r"-?\d+", written) else float(written)
            return Value(at, number.end(), plain)
        match = NAME.match(self.text, at)
        if match is None or match.group() not in WORDS:
            return None
        return Value(at, match.end(), WORDS[match.group()])

    def _encoded(self, at: int, depth: int) -> Value | None:
        """What jsonencode() is given, up to the bracket behind it."""
        inner, end = self.value(at, depth + 1)
        closed = self.expect(self.blank(end), ")")
        return Value(inner.start, closed, inner.holds) if inner.is_object else None

    def _text(self, at: int) -> Value:
        end = self.quoted(at)
        inner = self.text[at + 1 : end - 1]
        bare = inner.replace("$${", "").replace("%%{", "")
        if "${" in bare or "%{" in bare:
            return Value(at, end, Unknown(self.text[at:end]))
        plain = ESCAPE.sub(_unescaped, inner)
        return Value(at, end, plain)

    def _heredoc(self, at: int) -> Value:
        end = self.heredoc(at)
        lines = self.text[at:end].split("\n")[1:-1]
        inner = "\n".join([*lines, ""])
        if "${" in inner or "%{" in inner:
            return Value(at, end, Unknown(self.text[at:end]))
        return Value(at, end, inner)

    def _list(self, at: int, depth: int) -> Value | None:
        items: list[Value] = []
        here = self.blank(at + 1)
        if FOR.match(self.text, here):
            return None
        while not self.sees(here, "]"):
            value, end = self.value(here, depth + 1)
            items.append(value)
            here = self._parted(end, "]")
        return Value(at, here + 1, items)

    def _object(self, at: int, depth: int) -> Value | None:
        entries: dict[str, Entry] = {}
        here = self.blank(at + 1)
        if FOR.match(self.text, here):
            return None
        while not self.sees(here, "}"):
            entry, end = self._entry(here, depth)
            entries[named(entry, self.text)] = entry
            here = self._parted(end, "}", lines=True)
        return Value(at, here + 1, entries)

    def _entry(self, at: int, depth: int) -> tuple[Entry, int]:
        if self.sees(at, '"'):
            end = self.quoted(at)
            held = self._text(at).holds
            key = held if isinstance(held, str) else COMPUTED
        elif self.sees(at, "("):
            end, key = self.bracket(at), COMPUTED
        else:
            match = NAME.match(self.text, at) or NUMBER.match(self.text, at)
            if match is None:
                self.refuse(at, "a key")
            end, key = match.end(), match.group()
        here = self.blank(end)
        if not self.sees(here, "=") and not self.sees(here, ":"):
            self.refuse(here, "`=` or `:`")
        value, end = self.value(self.blank(here + 1), depth + 1)
        return Entry(key, at, end, value), end

    def _parted(self, end: int, closing: str, lines: bool = False) -> int:
        """The next element behind a comma, or in objects behind the end of a line."""
        here = self.blank(end)
        if self.sees(here, ","):
            return self.blank(here + 1)
        if not self.sees(here, closing) and not (lines and "\n" in self.text[end:here]):
            self.refuse(here, f"`,` or `{closing}`")
        return here


def _entries(found: list[Entry | Block], text: str) -> dict[str, Entry]:
    """Attributes and blocks by name; blocks of one name that stand there twice are a list."""
    made: dict[str, Entry] = {}
    for each in found:
        entry = each if isinstance(each, Entry) else _as_entry(each, text)
        before = made.get(entry.key)
        if before is not None:
            items = [*(before.value.items or [before.value]), entry.value]
            value = Value(before.value.start, entry.end, items)
            entry = Entry(entry.key, before.start, entry.end, value)
        made[entry.key] = entry
    return made


def _as_entry(block: Block, text: str) -> Entry:
    """A block by its type; a dynamic one by that of the blocks that it computes."""
    if block.type != DYNAMIC or not block.labels:
        return Entry(block.type, block.start, block.end, block.body)
    held = Value(block.body.start, block.body.end, Unknown(text[block.start : block.end]))
    return Entry(block.labels[0], block.start, block.end, held)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return match[4] or ESCAPED.get(match[3], match[3])


def references(text: str) -> Iterator[str]:
    """The names of variables that an expression asks for."""
    yield from re.findall(r"(?<![\w.-])var\.([^\W\d][\w-]*)", text)
