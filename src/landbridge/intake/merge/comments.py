"""The comments of a YAML file, each with its place: whatever stands between its tokens."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from landbridge.intake.plain_yaml import PlainLoader

BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)|(?<=[\x85\u2028\u2029])")
DRAFTED = ("guess", "stand-in")
"""How remarks begin that a draft makes: they go with what they are on."""


class Comment(NamedTuple):
    """A comment with its sign, its line and its column, both from nought."""

    line: int
    column: int
    text: str

    @property
    def is_drafted(self) -> bool:
        """Whether a draft made it."""
        return is_drafted(self.text)


def is_drafted(text: str) -> bool:
    """Whether a comment is one that a draft makes."""
    return text.strip(" #").startswith(DRAFTED)


def lines_of(text: str) -> list[str]:
    """The lines with their ends, as YAML counts them."""
    return [each for each in BREAK.split(text) if each]


def comments(text: str) -> Iterator[Comment]:
    """All comments in the order of the text."""
    lines, end = lines_of(text), (0, 0)
    for token in yaml.scan(text, PlainLoader):
        start = (token.start_mark.line, token.start_mark.column)
        yield from _between(lines, end, start)
        end = (token.end_mark.line, token.end_mark.column)
    yield from _between(lines, end, (len(lines), 0))


def _between(
    lines: Sequence[str], end: tuple[int, int], start: tuple[int, int]
) -> Iterator[Comment]:
    """The comments from the end of one token to the start of the next one."""
    for at in range(end[0], min(start[0] + 1, len(lines))):
        first = end[1] if at == end[0] else 0
        last = start[1] if at == start[0] else len(lines[at])
        column = lines[at].find("#", first, last)
        if column >= 0:
            yield Comment(at, column, lines[at][column:last].rstrip())
