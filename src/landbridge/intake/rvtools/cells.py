"""From text to typed values, a whole column at a time, with a word on what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.moments import moments
from landbridge.intake.rvtools.numbers import WHOLE_LIMIT, numbers
from landbridge.intake.rvtools.spelling import spelled

YES: tuple[str, ...] = ("true", "yes", "1", "on", "x", "enabled", "accept")
YES += ("wahr", "ja", "vrai", "oui", "verdadero", "sí", "si", "vero", "waar", "verdadeiro", "sim")
NO: tuple[str, ...] = ("false", "no", "0", "off", "disabled", "reject")
NO += ("falsch", "nein", "faux", "non", "falso", "onwaar", "nee", "não", "nao")
"""Spreadsheets translate booleans into the language of whoever saved them."""


FAILED = pa.array(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA")
)
"""What a spreadsheet shows where a formula has no result."""

BLANKS = (" ", "\t", "\n", "\r", "\u00a0")
ENDS = (pc.starts_with, pc.ends_with)
"""To look for blanks first is ten times faster than to trim, and most columns have none."""


ANY = (-WHOLE_LIMIT, WHOLE_LIMIT)
"""Between what a figure lies of which nothing more is known."""


@dataclass(frozen=True)
class Doubt:
    """What was wrong with some cells: a kind (see `gaps.py`), which rows, and one such text."""

    kind: str
    rows: pa.Array
    example: str


Cast = tuple[pa.Array, list[Doubt]]


@dataclass(frozen=True)
class Column:
    """What a column holds: its name and type, MiB in one of its units, and what can be true.

    Of text only `words` can be, where there are any.
    """

    name: str
    kind: pa.DataType
    scale: float = 1.0
    bounds: tuple[float, float] = ANY
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether its figures are written without fractions: counts and sizes are."""
        return pa.types.is_integer(self.kind) or self.name.endswith("_mib")


def cast(text: pa.Array, column: Column) -> Cast:
    """Read text as the column's type; what cannot be read or cannot be true is unknown."""
    kind = column.kind
    if pa.types.is_string(kind):
        return _words(text, column.words) if column.words else _texts(text)
    if pa.types.is_boolean(kind):
        return _flags(text)
    if pa.types.is_timestamp(kind):
        return _moments(text)
    return _figures(text, column)


def blank_to_null(text: pa.Array) -> pa.Array:
    """Text without blanks around it; nothing left is unknown."""
    if any(_true_somewhere(at_end(text, mark)) for at_end in ENDS for mark in BLANKS):
        text = pc.utf8_trim_whitespace(text)
    empty = pc.equal(text, "")
    return pc.if_else(empty, None, text) if _true_somewhere(empty) else text


def _true_somewhere(mask: pa.Array) -> bool:
    return bool(pc.any(mask).as_py())


def _texts(text: pa.Array) -> Cast:
    failed = pc.is_in(text, FAILED)
    doubts = _doubt("failed-formula", failed, text)
    return (pc.if_else(failed, None, text), doubts) if doubts else (text, [])


def _figures(text: pa.Array, column: Column) -> Cast:
    bare = _without_vmx(text) if column.name == "hardware_version" else text
    read = numbers(bare, whole=column.whole)
    values = pc.multiply(read.values, column.scale) if column.scale != 1 else read.values
    strange = pc.or_(read.strange, _broken(values, column))
    outside = pc.and_(_outside(values, column), pc.invert(strange))
    values = pc.if_else(pc.or_(strange, outside), None, values)
    doubts = [*_doubt("not-a-number", strange, text), *_doubt("impossible-value", outside, text)]
    if read.guessed is not None:
        doubts += _doubt("ambiguous-number", pc.equal(bare, read.guessed), text)
    return values.cast(column.kind), doubts


def _without_vmx(text: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(text, r"^vmx-0*(\d)", r"\1")


def _broken(values: pa.Array, column: Column) -> pa.Array:
    """Which values have a fraction where only whole things are counted."""
    if not pa.types.is_integer(column.kind):
        return pa.repeat(False, len(values))
    return pc.fill_null(pc.not_equal(values, pc.floor(values)), False)


def _outside(values: pa.Array, column: Column) -> pa.Array:
    low, high = column.bounds
    return pc.fill_null(pc.or_(pc.less(values, low), pc.greater(values, high)), False)


def _flags(text: pa.Array) -> Cast:
    coded = text.dictionary_encode()
    low = pc.utf8_lower(coded.dictionary)
    yes, no = pc.is_in(low, pa.array(YES)), pc.is_in(low, pa.array(NO))
    values = pc.if_else(yes, True, pc.if_else(no, False, None)).take(coded.indices)
    strange = pc.and_(pc.is_valid(text), pc.is_null(values))
    return values, _doubt("not-a-yes-or-no", strange, text)


def _words(text: pa.Array, words: Mapping[str, str]) -> Cast:
    values, strange = spelled(text, words)
    return values, _doubt("unknown-word", strange, text)


def _moments(text: pa.Array) -> Cast:
    values, guessed = moments(text)
    strange = pc.and_(pc.is_valid(text), pc.is_null(values))
    kind = "ambiguous-date" if guessed else "not-a-date"
    return values, _doubt(kind, strange, text)


def _doubt(kind: str, rows: pa.Array, text: pa.Array) -> list[Doubt]:
    rows = pc.fill_null(rows, False)
    if not pc.any(rows).as_py():
        return []
    return [Doubt(kind, rows, str(text.filter(rows)[0].as_py()))]
