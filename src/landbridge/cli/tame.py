"""Texts of an export on a terminal: no name may move the cursor or turn the line around."""

import re

_WILD = re.compile(
    "\x1b(?!\\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def tamed(text: str) -> str:
    """The text without control characters; colours, line ends and tabs stay."""
    return _WILD.sub("\N{REPLACEMENT CHARACTER}", text)
