"""Dates and times as exports write them, a whole column at a time; never a guess."""

import pyarrow as pa
import pyarrow.compute as pc

PLAIN_FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%Y-%m-%d %H:%M",
    "%d.%m.%Y %H:%M",
)
SLASHED_FORMS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "")
EXCEL_EPOCH_DAYS = 25569
"""Days between 1899-12-30, where Excel counts from, and 1970-01-01."""

STAMP = pa.timestamp("s")


def moments(text: pa.Array) -> tuple[pa.Array, bool]:
    """Times, null where unreadable; and whether `3/4/2024` stands there and nothing tells how.

    A first or second number above twelve in any cell tells day and month of the whole column.
    """
    coded = text.dictionary_encode()
    words = coded.dictionary
    found = _serial(words)
    for form in PLAIN_FORMS:
        found = pc.coalesce(found, _parsed(words, form))
    order, unsure = _order(words)
    for form in SLASHED_FORMS if order else ():
        found = pc.coalesce(found, _parsed(words, f"{order} {form}".strip()))
    return found.take(coded.indices), unsure


def _parsed(text: pa.Array, form: str) -> pa.Array:
    return pc.strptime(text, format=form, unit="s", error_is_null=True)


def _serial(text: pa.Array) -> pa.Array:
    number = pc.match_substring_regex(text, r"^\d{5}(\.\d+)?$")
    days = pc.if_else(number, text, None).cast(pa.float64())
    seconds = pc.multiply(pc.subtract(days, EXCEL_EPOCH_DAYS), 86400)
    return pc.round(seconds).cast(pa.int64()).cast(STAMP)


def _order(text: pa.Array) -> tuple[str | None, bool]:
    """How dates with slashes are meant, None if the column does not say; and if that matters."""
    slashed = text.filter(
        pc.fill_null(pc.match_substring_regex(text, r"^\d{1,2}/\d{1,2}/\d{4}"), False)
    )
    parts = pc.split_pattern(slashed, "/")
    first = pc.list_element(parts, 0).cast(pa.int64()) if len(slashed) else None
    second = pc.list_element(parts, 1).cast(pa.int64()) if len(slashed) else None
    if first is None or second is None:
        return None, False
    day_first, month_first = pc.max(first).as_py() > 12, pc.max(second).as_py() > 12
    if day_first == month_first:
        return None, True
    return ("%d/%m/%Y" if day_first else "%m/%d/%Y"), False
