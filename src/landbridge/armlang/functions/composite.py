"""format(): .NET's composite formatting, as far as templates use it."""

import json
import re
from collections.abc import Callable, Mapping, Sequence

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.room import joined, roomy
from landbridge.armlang.functions.signature import Asked
from landbridge.armlang.values import as_text, kind

HOLE = re.compile(
    r"\{\{|\}\}|\{(?P<number>\d{1,4})(,(?P<width>-?\d{1,9}))?(:(?P<form>[^{}]*))?\}|[{}]"
)
NUMBER_FORM = re.compile(r"(?P<letter>[A-Za-z])(?P<digits>\d{0,2})")


def composed(asked: Asked, pattern: str, values: Sequence[object]) -> str:
    """The pattern with its holes filled. Raises Fault for a hole without a value."""
    parts, here = [], 0
    for match in HOLE.finditer(pattern):
        parts += [pattern[here : match.start()], _filled(asked, match, values)]
        here = match.end()
    return joined(asked, [*parts, pattern[here:]])


def _filled(asked: Asked, match: re.Match[str], values: Sequence[object]) -> str:
    if match.group() in ("{{", "}}"):
        return match.group()[0]
    if match["number"] is None:
        raise Fault("a brace of format() stands alone", "Write {{ or }} for one that is meant.")
    number = int(match["number"])
    if number >= len(values):
        raise Fault(f"format() has no value for {{{number}}}", f"It has {len(values)} values.")
    width = int(match["width"] or 0)
    roomy(asked, abs(width))
    text = _formed(values[number], match["form"] or "")
    roomy(asked, len(text))
    return text.ljust(-width) if width < 0 else text.rjust(width)


def _formed(value: object, form: str) -> str:
    if form and isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, form)
    return _quoted_json(value) if isinstance(value, list | dict) else as_text(value)


def _quoted_json(value: object) -> str:
    """The JSON of an object or array with single quotes: so format() writes it, unlike string()."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    inside = {'\\"': '"', '"': "'", "'": "\\'"}
    return re.sub(r'\\\\|\\"|"|\'', lambda match: inside.get(match.group(), match.group()), text)


def _number(value: int | float, form: str) -> str:
    match = NUMBER_FORM.fullmatch(form)
    if match and match["letter"].upper() in _FORMS:
        digits = int(match["digits"]) if match["digits"] else None
        text = _FORMS[match["letter"].upper()](value, digits)
        return text.lower() if match["letter"] == "x" else text
    if set(form) == {"0"}:
        return _decimal(round(value), len(form))
    raise Fault(f"`{form}` is no known form of a number", f"Known are {', '.join(_FORMS)}, 00.")


def _decimal(value: int | float, digits: int | None) -> str:
    if not isinstance(value, int):
        raise Fault(f"the form D is for integers, not {kind(value)}", "Use F or N.")
    return ("-" if value < 0 else "") + str(abs(value)).zfill(digits or 1)


def _hexadecimal(value: int | float, digits: int | None) -> str:
    if not isinstance(value, int):
        raise Fault(f"the form X is for integers, not {kind(value)}", "Use F or N.")
    return f"{value % 2**64 if value < -(2**31) else value % 2**32:X}".zfill(digits or 1)


def _places(digits: int | None) -> int:
    return 2 if digits is None else digits


_FORMS: Mapping[str, Callable[[int | float, int | None], str]] = {
    "D": _decimal,
    "F": lambda value, digits: f"{value:.{_places(digits)}f}",
    "G": lambda value, digits: as_text(value),
    "N": lambda value, digits: f"{value:,.{_places(digits)}f}",
    "P": lambda value, digits: f"{value * 100:,.{_places(digits)}f} %",
    "X": _hexadecimal,
}
