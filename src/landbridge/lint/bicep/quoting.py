"""Text of strangers in Bicep, for all that write it: it ends no quotes and begins no expression."""

import re

WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
KEYWORDS = frozenset({"true", "false", "null", "for", "if", "in"})
ESCAPES = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
"""All else goes by its number: scanners misread an escaped `$`, and a backslash before a quote."""
ODD = re.compile(r"\\|'|\$(?=\{)|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LOST = "\\u{fffd}"
"""What stands for half a pair of surrogates, which no file can hold."""


def text(value: str) -> str:
    """A text in quotes."""
    return "'" + ODD.sub(lambda found: _escaped(found.group()), value) + "'"


def _escaped(letter: str) -> str:
    if "\ud800" <= letter <= "\udfff":
        return LOST
    return ESCAPES.get(letter) or f"\\u{{{ord(letter):x}}}"


def key(name: str) -> str:
    """A key of an object, in quotes where it is no name."""
    return name if WORD.fullmatch(name) and name not in KEYWORDS else text(name)
