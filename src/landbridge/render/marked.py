"""Tables of Markdown, in which the text of a stranger is nothing but text."""

import re
from collections.abc import Iterable, Sequence

from landbridge.render.text import unformulated

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]|~#])")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    rule = ["---"] * len(headings)
    return "".join(f"| {' | '.join(row)} |\n" for row in [headings, rule, *rows])


def cell(text: str) -> str:
    """The text of a stranger as nothing but text: no markup, no mention, no second line.

    Nor a formula: people copy such tables into spreadsheets.
    """
    plain = _MEANS_SOMETHING.sub(r"\\\1", " ".join(unformulated(text).split()))
    return "".join(_NAMED.get(letter, letter) for letter in plain)
