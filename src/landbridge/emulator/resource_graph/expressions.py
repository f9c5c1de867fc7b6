"""Conditions and values of a query, read from its words."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.resource_graph import errors
from landbridge.emulator.resource_graph.syntax import (
    FUNCTIONS,
    SIGNS,
    All,
    Among,
    Call,
    Comparison,
    Either,
    Expression,
    Literal,
    Not,
    Path,
)
from landbridge.emulator.resource_graph.tokens import Token

DEEPEST = 50  # brackets within brackets
KNOWN = {"true": True, "false": False}
OVER = Token("end", "the end")


class Expressions:
    """The words that are left; `columns` are those that a value may name."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._place = 0
        self._depth = 0
        self.columns: set[str] = set()

    @property
    def is_over(self) -> bool:
        return self._place >= len(self._words)

    def follows(self, sign: str) -> bool:
        """Whether a sign comes after the next word."""
        return self._at(self._place + 1) == Token("sign", sign)

    def took(self, text: str) -> bool:
        """Whether the next word was this, which is then read."""
        found = self._at(self._place)
        if found.kind in ("name", "sign") and found.text == text:
            self._place += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.took(text):
            raise self._wrong(f"'{text}' was expected")

    def name(self) -> str:
        return self._of_kind("name", "a name")

    def whole_number(self) -> int:
        text = self._of_kind("number", "a number")
        if not text.isdecimal():
            raise errors.not_understood(f"{text} is no whole number")
        return int(text)

    def condition(self) -> Expression:
        parts = [self._both()]
        while self.took("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def value(self) -> Expression:
        token = self._at(self._place)
        if token.kind in ("text", "number"):
            self._place += 1
            return Literal(token.text if token.kind == "text" else _number(token.text))
        name = self.name()
        if name in KNOWN:
            return Literal(KNOWN[name])
        return self._call(name) if self.took("(") else self._path(name)

    def _both(self) -> Expression:
        parts = [self._one()]
        while self.took("and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self) -> Expression:
        if self.took("not"):
            self.expect("(")
            return Not(self._bracketed())
        return self._bracketed() if self.took("(") else self._compared()

    def _bracketed(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise errors.not_understood(f"more than {DEEPEST} brackets stand within each other")
        found = self.condition()
        self.expect(")")
        self._depth -= 1
        return found

    def _compared(self) -> Expression:
        left, sign = self.value(), self._at(self._place).text
        if sign.strip("!~") == "in":
            self._place += 1
            return Among(sign, left, self._several())
        if sign not in SIGNS:
            return left
        self._place += 1
        return Comparison(sign, left, self.value())

    def _several(self) -> tuple[Expression, ...]:
        self.expect("(")
        found = [self.value()]
        while self.took(","):
            found.append(self.value())
        self.expect(")")
        return tuple(found)

    def _call(self, name: str) -> Expression:
        if name not in FUNCTIONS:
            raise errors.not_understood(f"there is no function '{name}'")
        self._depth += 1
        if self._depth > DEEPEST:
            raise errors.not_understood(f"more than {DEEPEST} brackets stand within each other")
        given = self.value()
        self.expect(")")
        self._depth -= 1
        return Call(name, given)

    def _path(self, name: str) -> Path:
        if name not in self.columns:
            raise errors.not_understood(f"there is no column '{name}'")
        steps: list[str | int] = [name]
        while True:
            if self.took("."):
                steps.append(self.name())
            elif self.took("["):
                steps.append(self._index())
                self.expect("]")
            else:
                return Path(tuple(steps))

    def _index(self) -> str | int:
        if self._at(self._place).kind == "text":
            return self._of_kind("text", "a text")
        return self.whole_number()

    def _of_kind(self, kind: str, told: str) -> str:
        found = self._at(self._place)
        if found.kind != kind:
            raise self._wrong(f"{told} was expected")
        self._place += 1
        return found.text

    def _at(self, place: int) -> Token:
        return self._words[place] if place < len(self._words) else OVER

    def _wrong(self, expected: str) -> Refusal:
        return errors.not_understood(f"{expected}, and '{self._at(self._place).text}' was found")


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)
