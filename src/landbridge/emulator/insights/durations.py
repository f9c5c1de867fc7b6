"""Durations as ISO 8601 writes them: `PT5M`, `P1D`."""

import re
from datetime import timedelta

UNITS = ("days", "hours", "minutes", "seconds")
FORM = re.compile(r"P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.IGNORECASE)


def duration(text: str) -> timedelta | None:
    """None for what is no duration, is nothing, or is longer than time is counted."""
    match = FORM.fullmatch(text)
    parts = dict(zip(UNITS, match.groups(default="0"), strict=True)) if match else {}
    try:
        return timedelta(**{unit: int(count) for unit, count in parts.items()}) or None
    except OverflowError:
        return None


def written(length: timedelta) -> str:
    """Without a fraction of a second."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    told = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    time = "".join(f"{count}{unit}" for count, unit in told if count)
    date = f"{length.days}D" if length.days else ""
    return f"P{date}" + (f"T{time}" if time else "") if date or time else "PT0S"
