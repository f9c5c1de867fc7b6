"""Numbers mean what the column says that they mean, and are never wrong without a word."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.intake.rvtools.numbers import numbers

SEPARATED = {
    "a comma between thousands": ("{:,}", ",", "."),
    "a point between thousands": ("{:,}", ".", ","),
    "a blank between thousands": ("{:,}", " ", ","),
    "a hard blank between thousands": ("{:,}", "\u00a0", ","),
    "a narrow blank between thousands": ("{:,}", "\u202f", ","),
    "an apostrophe between thousands": ("{:,}", "'", "."),
}


def read(*cells: str | None, whole: bool = True) -> list[float | None]:
    """The values of a column."""
    values: list[float | None] = numbers(
        pa.array(cells, pa.string()), whole=whole
    ).values.to_pylist()
    return values


def guessed(*cells: str, whole: bool = True) -> str | None:
    """The cell that could be read in two ways, if one had to be guessed."""
    return numbers(pa.array(cells, pa.string()), whole=whole).guessed


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("8192", "8192.0", "8.192E3"), [8192, 8192, 8192]),
        (("12,345", "1,234,567"), [12345, 1234567]),
        (("12.345", "1.234.567"), [12345, 1234567]),
        (("12 345", "1\u00a0234", "1'234", "1\u2019234"), [12345, 1234, 1234, 1234]),
        (("1,234.5", "2,345"), [1234.5, 2345]),
        (("1.234,5", "2.345"), [1234.5, 2345]),
        (("12,5", "12,345"), [12.5, 12.345]),
        (("12.5", "12.345"), [12.5, 12.345]),
        (("0.375", "2.375"), [0.375, 2.375]),
        (("-5", "+7", ".5"), [-5, 7, 0.5]),
        (("86201.123", "1.234"), [86201.123, 1.234]),
    ],
)
def test_a_cell_that_can_be_read_one_way_only_tells_how_its_neighbours_are_meant(
    cells: tuple[str, ...], values: list[float]
) -> None:
    assert read(*cells) == values
    assert guessed(*cells) is None


@pytest.mark.parametrize("cell", ["12,345", "12.345"])
def test_where_nothing_tells_sizes_have_thousands_and_shares_have_fractions_and_it_is_said(
    cell: str,
) -> None:
    assert read(cell) == [12345]
    assert read(cell, whole=False) == [12.345]
    assert guessed("100", cell) == cell
    assert guessed("100", cell, whole=False) == cell


def test_a_column_that_contradicts_itself_leaves_what_is_in_doubt_unknown() -> None:
    assert read("1,234,567", "2,5", "3,456") == [1234567, 2.5, None]
    assert guessed("1,234,567", "2,5", "3,456") == "3,456"


@pytest.mark.parametrize(
    "cell", ["abc", "1 2", "12,34,5", "1..2", "0x10", "--5", "1,2.3.4", "\uff15"]
)
def test_what_is_no_number_is_strange_and_unknown(cell: str) -> None:
    column = numbers(pa.array(["1", cell, None]), whole=True)
    assert column.values.to_pylist() == [1, None, None]
    assert column.strange.to_pylist() == [False, True, False]


@given(st.lists(st.integers(-(2**52), 2**52), min_size=1))
def test_whole_numbers_survive_being_written_plainly(written: list[int]) -> None:
    assert read(*map(str, written)) == written


@pytest.mark.parametrize("style", SEPARATED)
@given(data=st.data())
def test_figures_survive_being_written_with_separators(style: str, data: st.DataObject) -> None:
    form, thousands, point = SEPARATED[style]
    whole = data.draw(st.lists(st.integers(0, 10**12), min_size=1))
    halves = [number + 0.5 for number in whole]
    shift = str.maketrans({",": thousands, ".": point})
    assert read(*[form.format(number).translate(shift) for number in halves]) == halves
    assert read(*[form.format(number).translate(shift) for number in whole]) == whole


@given(st.lists(st.text(alphabet="0123456789.,' -+eE\u00a0x", max_size=12), min_size=1))
def test_no_text_is_ever_read_as_another_number_than_it_says(cells: list[str]) -> None:
    for cell, value in zip(cells, read(*cells), strict=True):
        if value is not None:
            digits = [c for c in cell.lower().split("e")[0] if c.isdigit()]
            shown = [c for c in f"{abs(value):.15g}".split("e")[0] if c.isdigit()]
            assert "".join(digits).strip("0")[:12] == "".join(shown).strip("0")[:12]
