"""Functions of dates."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta

from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.functions.clock import COMPACT, read, shown
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.functions.strings import only_in_defaults

DURATION = re.compile(
    r"(?P<sign>-)?P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
MONTHS_PER_YEAR = 12


def _date_time_add(base: str, duration: str, form: str | None = None) -> str:
    moment, written = read(base)
    match = DURATION.fullmatch(duration)
    if match is None:
        raise Fault("the duration is none of ISO 8601", "Write it as 'P1DT2H' or '-PT30M'.")
    try:
        return shown(_added(moment, match), written if form is None else form)
    except (OverflowError, ValueError):
        raise Fault("dateTimeAdd() leaves the calendar", "Add less.") from None


def _added(moment: datetime, match: re.Match[str]) -> datetime:
    sign = -1 if match["sign"] else 1
    part = {
        name: sign * float(text or 0) for name, text in match.groupdict().items() if name != "sign"
    }
    months = int(part["years"]) * MONTHS_PER_YEAR + int(part["months"])
    names = ("weeks", "days", "hours", "minutes", "seconds")
    return _months_later(moment, months) + timedelta(**{name: part[name] for name in names})


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day of another month, or its last day where it is shorter."""
    years, month = divmod(moment.month - 1 + months, MONTHS_PER_YEAR)
    year = moment.year + years
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return moment.replace(
        year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1])
    )


def _from_epoch(seconds: int) -> str:
    try:
        return shown(datetime.fromtimestamp(seconds, UTC), "yyyy-MM-ddTHH:mm:ssK")
    except (OverflowError, ValueError, OSError):
        raise Fault("the number of seconds leaves the calendar", "Count from 1970.") from None


def _to_epoch(text: str) -> int:
    return int(read(text)[0].timestamp())


def _utc_now(asked: Asked, form: str = COMPACT) -> str:
    only_in_defaults(asked)
    moment = asked.context.scope.now
    if moment is None:
        raise Waiting(frozenset({"utcNow()"}))
    return shown(moment.astimezone(UTC), form)


DATES = (
    Function("dateTimeAdd", "string, string, string?", _date_time_add),
    Function("dateTimeFromEpoch", "int", _from_epoch),
    Function("dateTimeToEpoch", "string", _to_epoch),
    Function("utcNow", "string?", _utc_now, Given.ASKED),
)
