"""No figure of the catalogue is told again by a noun: where it changes, it changes once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.catalogue.code import SOURCE, modules, numbers

from landbridge.catalogue import Fact, Value, catalogue

NOUNS = (
    "render",
    "plan",
    "checks",
    "generations",
    "waves",
    "recovery",
    "network",
    "security",
    "sizing",
    "model",
)

EVERYDAY = frozenset({0, 1, 2, 100})
"""Nothing, one, a pair, percent: too common to be anybody's figure."""

COLUMNS = "landbridge/render/tables"
"""A folder whose whole numbers are widths of columns."""

EXCUSED: Mapping[str, Mapping[float, str]] = {
    "landbridge/checks/some.py": {3: "VMs that a finding on a network names"},
    "landbridge/checks/waivers/amiss.py": {5: "subjects to choose from that a finding shows"},
    "landbridge/generations/prices.py": {3: "years of a reservation"},
    "landbridge/model/price_book.py": {36: "months of a comparison"},
    "landbridge/model/estate.py": {32: "more vCPUs on a core than any host bears"},
    "landbridge/model/source_cloud.py": {120: "months that two clouds are paid for"},
    "landbridge/network/idle/found.py": {3: "prefixes that a finding names"},
    "landbridge/network/matrix/block.py": {21: "bits of the words of a block"},
    "landbridge/network/telling/near.py": {3: "rules that are named beside a refusal"},
    "landbridge/network/routing/way.py": dict.fromkeys((3, 4), "places in the order of routes"),
    "landbridge/render/arm/bodies.py": {5: "parts of an id before its first type"},
    "landbridge/render/findings/markdown.py": {5: "findings of a kind that are shown"},
    "landbridge/render/nsx/segments.py": {4: "addresses of a prefix with room for a gateway"},
    "landbridge/render/report/addresses.py": {4: "quarters of a box between two"},
    "landbridge/render/report/drawing/lines.py": dict.fromkeys((4, 5), "measures of a drawing"),
    "landbridge/render/report/packing.py": dict.fromkeys((4, 5), "measures of a drawing"),
    "landbridge/render/report/drawing/boxes.py": {
        **dict.fromkeys((27, 33), "letters in a box"),
        30: "pixels of its head",
    },
    "landbridge/render/report/drawing/columns.py": {12: "boxes of a column"},
    "landbridge/render/report/drawing/picture.py": dict.fromkeys(
        (13, 17, 27, 250), "measures of a drawing"
    ),
    "landbridge/render/report/facts.py": {365: "days in a year"},
    "landbridge/security/cover.py": {24: "bits of the words of rules' boxes"},
    "landbridge/security/decisive.py": {16: "bits of the words of a box"},
    "landbridge/sizing/items.py": {3: "columns of the array: cores, memory, VMs"},
    "landbridge/sizing/outcome.py": {4: "decimals"},
    "landbridge/sizing/packing.py": {8: "turns in which unlike hosts are filled"},
    "landbridge/sizing/rules.py": {4: "VMs that a finding shows"},
    "landbridge/sizing/search.py": {4: "times the bound at which a search ends"},
}
"""Numbers that only look like a figure, each with what it is instead."""


def figures(value: Value | None) -> Iterator[float]:
    """All numbers inside a value."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    parts = value.values() if isinstance(value, dict) else value
    for part in parts if not isinstance(parts, bool | int | float | str | None) else ():
        yield from figures(part)


def told(noun: str) -> dict[float, str]:
    """Each figure that the noun must not repeat, and a fact that tells it.

    A number of one digit (3, 400, 0.5) says little by itself: it counts only where the noun asks
    for such a fact. 46 or 171.88 count everywhere.
    """
    return {
        figure: fact.id
        for fact in catalogue().values()
        for value in (fact.value, fact.guide.value if fact.guide else None)
        for figure in figures(value)
        if not _one_digit(figure) or _uses(noun, fact)
    }


def _one_digit(number: float) -> bool:
    return float(f"{number:.0e}") == number


def _uses(noun: str, fact: Fact) -> bool:
    return any(f"{user}.".startswith(f"landbridge.{noun}.") for user in fact.consumer)


def excused(path: str, number: float) -> bool:
    """Whether a number is known to be something else."""
    width = path.startswith(COLUMNS) and number == int(number)
    return number in EVERYDAY or width or number in EXCUSED.get(path, {})


def repeated(noun: str, path: Path) -> Iterator[str]:
    """Each number of a module that a fact tells already."""
    name, known = path.relative_to(SOURCE.parent).as_posix(), told(noun)
    for line, number in numbers(path):
        if number in known and not excused(name, number):
            yield f"{name}:{line} repeats {number} ({known[number]})"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_repeats_no_figure_of_the_catalogue(noun: str) -> None:
    paths = [path for path in modules(f"landbridge.{noun}") if path.exists()]
    assert [line for path in paths for line in repeated(noun, path)] == []


@pytest.mark.parametrize(
    ("noun", "number"), [("sizing", 46), ("render", 171.88), ("sizing", 16), ("sizing", 3)]
)
def test_a_figure_in_a_noun_is_noticed(noun: str, number: float) -> None:
    assert number in told(noun)


@pytest.mark.parametrize(("noun", "number"), [("render", 3), ("sizing", 400)])
def test_a_number_of_one_digit_is_nobodys_where_no_such_fact_is_used(
    noun: str, number: float
) -> None:
    assert number not in told(noun)


@pytest.mark.parametrize("path", EXCUSED)
def test_an_excuse_is_for_a_number_that_is_there(path: str) -> None:
    there = {number for _, number in numbers(SOURCE.parent / path)}
    assert set(EXCUSED[path]) <= there
