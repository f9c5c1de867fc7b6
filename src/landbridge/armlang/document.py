"""The JSON of templates, which Azure reads more kindly than others do.

Comments, lines within texts and a comma behind the last element are no errors.
"""

import json
import re
from typing import NoReturn

from landbridge.armlang.limits import Limits
from landbridge.errors import InputError

PIECE = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)', re.DOTALL)
LAST_COMMA = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|,(?=\s*[}\]])', re.DOTALL)
"""What never closes ends with the text, so that each letter is looked at once."""
LOOK_THERE = "Look at the brackets, the commas and the quotes there."


def document(text: str, place: str, limits: Limits) -> object:
    """The value of a template's or parameters' text. Raises InputError with line and column."""
    size = len(text.encode(errors="replace"))
    if size > limits.template_bytes:
        raise InputError(
            f"the file has {size:,} bytes",
            place=place,
            remedy=f"Azure takes {limits.template_bytes:,}. Split the template.",
        )
    try:
        return _kindly(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"{place}, line {error.lineno}, column {error.colno}"
        problem, remedy = _told(error, text)
        raise InputError(problem, place=where, remedy=remedy) from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"this is no JSON ({error})", place=place, remedy=LOOK_THERE) from None


def _told(error: json.JSONDecodeError, text: str) -> tuple[str, str]:
    """What is wrong, and what to do: a text that more text could mend is half a file."""
    if not text[error.pos :].strip(", \t\r\n") or error.msg.startswith("Unterminated string"):
        return "the JSON ends in the middle: the file is truncated", "Export or copy it again."
    return f"this is no JSON ({error.msg})", LOOK_THERE


def _kindly(text: str) -> object:
    """As JSON, which nearly all templates are; else without what JSON does not have."""
    try:
        return _loaded(text)
    except json.JSONDecodeError:
        return _loaded(LAST_COMMA.sub(_blanked, PIECE.sub(_blanked, text)))


def _loaded(text: str) -> object:
    value: object = json.loads(text, strict=False, parse_constant=_no_number)
    return value


def _blanked(match: re.Match[str]) -> str:
    """A text as it is, all else as blanks, so that lines and columns stay."""
    piece = match.group()
    return piece if piece.startswith('"') else re.sub(r"[^\n]", " ", piece)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
