"""Months from any day on: the 15th to the 14th, not the 1st on."""

from calendar import monthrange
from datetime import date

MONTHS_PER_YEAR = 12


def later(start: date, months: int) -> date:
    """The same day some months later; the last of a month that is too short for it."""
    years, month = divmod(start.month - 1 + months, MONTHS_PER_YEAR)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def begun(start: date, last: date) -> int:
    """How many months begin from `start` on until `last`, a begun one counted whole."""
    months = 0
    while later(start, months) <= last:
        months += 1
    return months
