"""How numbers read."""

import pytest

from landbridge.render.numbers import count, difference, many, of, one, percent, plain, share


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (count(1234567), "1,234,567"),
        (count(None), "\N{EN DASH}"),
        (one(1234.56), "1,234.6"),
        (one(3), "3.0"),
        (one(-0.01), "0.0"),
        (plain(64), "64"),
        (plain(1.333), "1.333"),
        (plain(2500), "2,500"),
        (percent(82.44), "82.4\N{NO-BREAK SPACE}%"),
        (of("3", "TiB"), "3\N{NO-BREAK SPACE}TiB"),
        (of("3", ""), "3"),
        (many(1, "host"), "1\N{NO-BREAK SPACE}host"),
        (many(2, "host"), "2\N{NO-BREAK SPACE}hosts"),
        (difference(4), "+4"),
        (difference(-1200), "\N{MINUS SIGN}1,200"),
        (difference(0), "none"),
    ],
)
def test_a_number_reads(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 4, 25), (0, 0, 0), (1, 0, 100)])
def test_something_of_nothing_is_full(part: float, whole: float, expected: float) -> None:
    assert share(part, whole) == expected
