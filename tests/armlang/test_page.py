"""The page of the language names all that is understood."""

import re
from pathlib import Path

from landbridge.armlang.context import STEPS
from landbridge.armlang.depth import DEEPEST as VALUES
from landbridge.armlang.functions import TABLE
from landbridge.armlang.inner import DEEPEST as TEMPLATES
from landbridge.armlang.parser import DEEPEST as CALLS

PAGE = (Path(__file__).parents[2] / "docs" / "arm-language.md").read_text("utf-8")


def test_every_function_stands_on_the_page_once() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "`" in line]
    names = re.findall(r"`([^`]+)`", "".join(rows))
    assert sorted(map(str.casefold, names)) == sorted(TABLE)


def test_the_bounds_of_the_page_are_those_of_the_code() -> None:
    assert f"templates more than {TEMPLATES} deep" in PAGE
    assert f"after {STEPS:,} calls" in PAGE
    assert f"{CALLS} calls, {VALUES} objects and arrays" in PAGE
