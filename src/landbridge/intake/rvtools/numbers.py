"""Numbers as people and their spreadsheets write them, a whole column at a time.

`12,345` is twelve thousand in one country and twelve in another. The column decides: a cell that
can be read one way only tells how its neighbours are meant.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

BLANKS = r"[ \x{a0}\x{2009}\x{202f}'\x{2019}]"
SPACED = rf"^[-+]?\d{{1,3}}({BLANKS}\d{{3}})+([.,]\d+)?$"
PLAIN = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?$"
WHOLE_LIMIT = 2.0**53
"""Beyond it a float no longer tells whole numbers apart."""


@dataclass(frozen=True)
class Numbers:
    """Values as floats, null where unknown; `strange` marks text that is no number.

    `guessed` is a text of the column whose separator could mean either thing.
    """

    values: pa.Array
    strange: pa.Array
    guessed: str | None = None


def numbers(text: pa.Array, *, whole: bool) -> Numbers:
    """Read a column of text; `whole` if its figures have no fractions by their nature.

    Of a separator before exactly three digits nothing can be said from the cell alone. If the
    column says nothing either, it parts thousands in a whole column and a fraction in another.
    """
    plain = _plain(text)
    if plain is not None:
        return Numbers(plain, pa.repeat(False, len(text)))
    coded = text.dictionary_encode()
    told = _read(coded.dictionary, whole)
    return Numbers(
        told.values.take(coded.indices),
        pc.fill_null(told.strange.take(coded.indices), False),
        told.guessed,
    )


def _plain(text: pa.Array) -> pa.Array | None:
    """The values of a column of digits only: nearly every one is, and needs no weighing."""
    if _any(pc.match_substring(text, "x", ignore_case=True)):
        return None  # Arrow would read 0x10 as sixteen
    try:
        return text.cast(pa.int64()).cast(pa.float64())
    except pa.ArrowInvalid:
        return None


def _read(text: pa.Array, whole: bool) -> Numbers:
    spaced = _like(text, SPACED)
    text = pc.if_else(spaced, pc.replace_substring_regex(text, BLANKS, ""), text)
    marks, guessed = _decimal_marks(text, whole)
    clean = _unseparated(text, marks)
    number = _like(clean, PLAIN)
    values = pc.if_else(number, clean, None).cast(pa.float64())
    return Numbers(values, pc.invert(number), guessed)


@dataclass(frozen=True)
class _Evidence:
    """What the cells of a column say about one separator."""

    decimal: bool
    thousands: bool
    either: pa.Array


def _evidence(text: pa.Array, mark: str, other: str) -> _Evidence:
    either = _like(text, rf"^[-+]?[1-9]\d{{0,2}}[{mark}]\d{{3}}$")
    single = pc.and_(_like(text, rf"^[-+]?\d*[{mark}]\d+$"), pc.invert(either))
    last = _like(text, rf"^[-+]?\d{{1,3}}([{other}]\d{{3}})+[{mark}]\d+$")
    many = _like(text, rf"^[-+]?\d{{1,3}}([{mark}]\d{{3}}){{2,}}([{other}]\d+)?$")
    first = _like(text, rf"^[-+]?\d{{1,3}}([{mark}]\d{{3}})+[{other}]\d+$")
    return _Evidence(
        _any(pc.or_(single, last)), _any(pc.or_(many, first)), pc.fill_null(either, False)
    )


def _decimal_marks(text: pa.Array, whole: bool) -> tuple[dict[str, bool | None], str | None]:
    """For each separator whether it marks a fraction, None if the column contradicts itself."""
    comma, dot = _evidence(text, ",", "."), _evidence(text, ".", ",")
    marks = {",": _is_decimal(comma, dot, whole), ".": _is_decimal(dot, comma, whole)}
    unsure = [e.either for e in (comma, dot) if _any(e.either) and _undecided(e, comma, dot)]
    return marks, text.filter(unsure[0])[0].as_py() if unsure else None


def _is_decimal(mark: _Evidence, other: _Evidence, whole: bool) -> bool | None:
    if mark.decimal and mark.thousands:
        return None
    if mark.decimal or mark.thousands:
        return mark.decimal
    if other.decimal != other.thousands:
        return other.thousands
    return not whole


def _undecided(mark: _Evidence, *both: _Evidence) -> bool:
    said = [e for e in both if e.decimal != e.thousands]
    return (mark.decimal and mark.thousands) or not said


def _unseparated(text: pa.Array, marks: dict[str, bool | None]) -> pa.Array:
    """The text with thousands run together and a point before the fraction."""
    grouped = {mark: _like(text, rf"^[-+]?[1-9]\d{{0,2}}[{mark}]\d{{3}}$") for mark in marks}
    out = text
    for mark, other in ((",", "."), (".", ",")):
        fraction = pc.and_(
            _like(text, rf"^[-+]?(\d*|\d{{1,3}}([{other}]\d{{3}})+)[{mark}]\d+$"),
            pc.invert(_like(text, rf"^[-+]?[1-9]\d{{0,2}}[{mark}]\d{{3}}$")),
        )
        thousands = _like(text, rf"^[-+]?\d{{1,3}}([{mark}]\d{{3}}){{2,}}$")
        if marks[mark]:
            fraction = pc.or_(fraction, grouped[mark])
        elif marks[mark] is False:
            thousands = pc.or_(thousands, grouped[mark])
        else:
            out = pc.if_else(grouped[mark], "contradicted", out)
        out = pc.if_else(fraction, _pointed(text, mark, other), out)
        out = pc.if_else(thousands, pc.replace_substring(text, mark, ""), out)
    return out


def _pointed(text: pa.Array, mark: str, other: str) -> pa.Array:
    return pc.replace_substring(pc.replace_substring(text, other, ""), mark, ".")


def _like(text: pa.Array, pattern: str) -> pa.Array:
    return pc.match_substring_regex(text, pattern)


def _any(mask: pa.Array) -> bool:
    return bool(pc.any(mask).as_py())
