"""The words of an expression, each with its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landbridge.armlang.fault import Fault


class Word(StrEnum):
    """The kinds of words."""

    NAME = "a name"
    NUMBER = "a number"
    TEXT = "a text"
    SIGN = "a sign"
    END = "the end"


@dataclass(frozen=True)
class Token:
    """A word; the text of a TEXT is without its quotes."""

    word: Word
    text: str
    column: int

    def __str__(self) -> str:
        return self.word if self.word in (Word.END, Word.TEXT) else f"`{self.text}`"


class BadToken(Fault):
    """No word of the language starts at this column."""

    def __init__(self, problem: str, column: int, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.column = column


PATTERN = re.compile(
    r"""(?P<blank>\s+)
      | (?P<NUMBER>-?[0-9]+(?![0-9A-Za-z_]|\.[0-9]))
      | (?P<NAME>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<TEXT>'(?:[^']|'')*')
      | (?P<SIGN>\.\?|\[\?|[()\[\].,])
    """,
    re.VERBOSE,
)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words of a part of a text, and an END. Raises BadToken."""
    here, stop = start, len(text) if end is None else end
    while here < stop:
        match = PATTERN.match(text, here, stop)
        if match is None:
            raise _unreadable(text[here], here + 1)
        if match.lastgroup != "blank":
            yield _token(match)
        here = match.end()
    yield Token(Word.END, "", stop + 1)


def _token(match: re.Match[str]) -> Token:
    word = Word[match.lastgroup or ""]
    text = match.group()
    if word is Word.TEXT:
        text = text[1:-1].replace("''", "'")
    return Token(word, text, match.start() + 1)


def _unreadable(character: str, column: int) -> BadToken:
    if character == "'":
        return BadToken("a text is not closed", column, "End it with a single quote.")
    if character == '"':
        return BadToken("a text stands in double quotes", column, "Use single quotes: 'text'.")
    if character in "0123456789-":
        return BadToken(
            "a number is no integer", column, "Write numbers with a point as json('1.5')."
        )
    return BadToken(f"`{character}` is no part of the language", column)
