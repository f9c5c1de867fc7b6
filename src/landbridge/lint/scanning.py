"""The text of a configuration language, piece by piece: what is skipped, and where brackets end.

Bicep and HCL have comments and brackets in common; their texts and expressions are their own.
"""

import re
from abc import ABC, abstractmethod
from typing import NoReturn

from landbridge.errors import InputError
from landbridge.lint.tree import Lines

INLINE = re.compile(r"(?:[ \t\r\ufeff]+|/\*.*?(?:\*/|\Z))*", re.DOTALL)
BLANK = re.compile(r"(?:\s+|\ufeff|(?:#|//)[^\n]*|/\*.*?(?:\*/|\Z))*", re.DOTALL)
COMMENT = re.compile(r"(?:#|//)[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
"""Comments, and directives such as `#disable-next-line`, which are for the compiler."""
PAIRS = {"(": ")", "[": "]", "{": "}"}
ENDS = frozenset(",)]}\n")
DEEPEST = 100


class Scanning(ABC):
    """A text with the name of its file; all that is looked at is looked at once."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @abstractmethod
    def piece(self, at: int, depth: int) -> int:
        """Behind the comment, text, bracket or letter that begins here."""

    def refuse(self, at: int, wanted: str) -> NoReturn:
        """Raises InputError with line and column."""
        line, column = Lines(self.text).of(min(at, len(self.text)))
        found = repr(self.text[at]) if at < len(self.text) else "the end of the file"
        raise InputError(
            f"expected {wanted}, found {found}",
            place=f"{self.file}, line {line}, column {column}",
            remedy="Look at the brackets, the quotes and the ends of lines there.",
        )

    def inline(self, at: int) -> int:
        """Behind blanks of this line."""
        match = INLINE.match(self.text, at)
        return match.end() if match else at

    def blank(self, at: int) -> int:
        """Behind blanks, ends of lines and comments."""
        match = BLANK.match(self.text, at)
        return match.end() if match else at

    def sees(self, at: int, sign: str) -> bool:
        return self.text.startswith(sign, at)

    def expect(self, at: int, sign: str) -> int:
        if not self.sees(at, sign):
            self.refuse(at, f"`{sign}`")
        return at + len(sign)

    def bracket(self, at: int, depth: int = 0) -> int:
        """Behind the bracket that closes the one here."""
        if depth > DEEPEST:
            self.refuse(at, f"at most {DEEPEST} brackets within each other")
        closing, here = PAIRS[self.text[at]], at + 1
        while here < len(self.text) and self.text[here] not in ")]}":
            here = self.piece(here, depth)
        return self.expect(here, closing)
