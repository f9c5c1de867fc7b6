"""Moments as text, in the forms of .NET that the date functions take."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from landbridge.armlang.fault import Fault

COMPACT = "yyyyMMddTHHmmssZ"
"""The form of utcNow() without one."""

STANDARD: Mapping[str, str] = {
    "d": "MM/dd/yyyy",
    "D": "dddd, dd MMMM yyyy",
    "f": "dddd, dd MMMM yyyy HH:mm",
    "F": "dddd, dd MMMM yyyy HH:mm:ss",
    "g": "MM/dd/yyyy HH:mm",
    "G": "MM/dd/yyyy HH:mm:ss",
    "m": "MMMM dd",
    "M": "MMMM dd",
    "o": "yyyy-MM-ddTHH:mm:ss.fffffffK",
    "O": "yyyy-MM-ddTHH:mm:ss.fffffffK",
    "r": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "R": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "s": "yyyy-MM-ddTHH:mm:ss",
    "t": "HH:mm",
    "T": "HH:mm:ss",
    "u": "yyyy-MM-dd HH:mm:ss'Z'",
    "U": "dddd, dd MMMM yyyy HH:mm:ss",
    "y": "yyyy MMMM",
    "Y": "yyyy MMMM",
}
"""The forms of one letter, as the invariant culture writes them."""

PIECE = re.compile(r"'[^']*'|\"[^\"]*\"|\\.|%|y+|M+|d+|H+|h+|m+|s+|f+|F+|t+|z+|K|.", re.DOTALL)
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


def shown(moment: datetime, form: str) -> str:
    """A moment in a standard form of one letter or in one of one's own."""
    if not form:
        return shown(moment, COMPACT)
    if len(form) == 1 and form not in STANDARD:
        raise Fault(
            f"`{form}` is no form of a date", f"One letter of {''.join(STANDARD)}, or more."
        )
    return "".join(_piece(moment, piece) for piece in PIECE.findall(STANDARD.get(form, form)))


def _piece(moment: datetime, piece: str) -> str:
    if piece[0] in "'\"":
        return piece[1:-1]
    if piece[0] == "\\":
        return piece[1:]
    write = _PIECES.get(piece[0])
    return write(moment, len(piece)) if write else piece.replace("%", "")


def _year(moment: datetime, count: int) -> str:
    return str(moment.year % 100).zfill(count) if count < 3 else str(moment.year).zfill(count)


def _month(moment: datetime, count: int) -> str:
    name = MONTHS.split()[moment.month - 1]
    return str(moment.month).zfill(count) if count < 3 else name[:3] if count == 3 else name


def _day(moment: datetime, count: int) -> str:
    name = DAYS.split()[moment.weekday()]
    return str(moment.day).zfill(count) if count < 3 else name[:3] if count == 3 else name


def _half(moment: datetime, count: int) -> str:
    return str((moment.hour - 1) % 12 + 1).zfill(min(count, 2))


def _fraction(moment: datetime, count: int) -> str:
    return f"{moment.microsecond:06}0"[:count]


def _offset(moment: datetime, count: int) -> str:
    text = f"{moment:%z}"
    return f"{text[:3]}:{text[3:5]}" if count > 2 else text[: count + 1]


def _zone(moment: datetime, count: int) -> str:
    return "Z" if moment.tzinfo is UTC else _offset(moment, 3)


_PIECES: Mapping[str, Callable[[datetime, int], str]] = {
    "y": _year,
    "M": _month,
    "d": _day,
    "H": lambda moment, count: str(moment.hour).zfill(min(count, 2)),
    "h": _half,
    "m": lambda moment, count: str(moment.minute).zfill(min(count, 2)),
    "s": lambda moment, count: str(moment.second).zfill(min(count, 2)),
    "f": _fraction,
    "F": lambda moment, count: _fraction(moment, count).rstrip("0"),
    "t": lambda moment, count: ("AM" if moment.hour < 12 else "PM")[:count],
    "z": _offset,
    "K": _zone,
}

READ = (
    (re.compile(r"\d{8}T\d{6}Z"), COMPACT),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"), "yyyy-MM-ddTHH:mm:ssK"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"), "s"),
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ"), "u"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "yyyy-MM-dd"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,7}(Z|[+-]\d\d:\d\d)?"), "o"),
)
"""The forms in which a moment is read."""


def read(text: str) -> tuple[datetime, str]:
    """A moment and the form that it was written in; without an offset it is UTC."""
    wrong = Fault("the text is no date of ISO 8601", "Write it as '2026-01-31T14:00:00Z'.")
    form = next((form for pattern, form in READ if pattern.fullmatch(text)), None)
    if form is None:
        raise wrong
    try:
        moment = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
    except ValueError:
        raise wrong from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware if aware.utcoffset() else aware.astimezone(UTC)), form
