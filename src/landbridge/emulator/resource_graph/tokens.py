"""The words of a query."""

import re
from typing import NamedTuple

from landbridge.emulator.resource_graph import errors

FORM = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*)
    | (?P<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
    | (?P<number>\d{1,18}(?:\.\d{1,18})?)
    | (?P<sign>!?in~|!?\bin\b|!(?:contains|startswith|endswith|has)\b
        |==|!=|=~|!~|<=|>=|[<>=|(),.\[\]])
    | (?P<name>[A-Za-z_$][A-Za-z0-9_]*(?:-[a-z]+)*)
    """,
    re.VERBOSE,
)
ESCAPES = {"n": "\n", "t": "\t"}


class Token(NamedTuple):
    """A word: a text without its quotes, a number, a name or a sign."""

    kind: str
    text: str


def tokens(query: str) -> list[Token]:
    """Raises Refusal for what is no word."""
    found: list[Token] = []
    place = 0
    while place < len(query):
        match = FORM.match(query, place)
        if match is None or match.lastgroup is None:
            raise errors.not_understood(f"'{query[place : place + 20]}' is no word")
        place = match.end()
        if match.lastgroup != "space":
            found.append(_token(match.lastgroup, match[0]))
    return found


def _token(kind: str, text: str) -> Token:
    return Token(kind, _unescaped(text[1:-1]) if kind == "text" else text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda each: ESCAPES.get(each[1], each[1]), text)
