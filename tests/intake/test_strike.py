"""Entries go out of lists of a YAML text, and nothing else changes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from landbridge.intake.strike import struck
from landbridge.model.declared import Key

BLOCK = """\
# head
rules: # all of them
  # about one
  - {name: one, ports: [1, 2]} # behind one
  # about two
  # in two lines
  - name: two
    ports:
      - 3
  # about three
  - {name: three,
     ports: 4}
# tail
other: 5
"""
CASES: list[tuple[str, list[Key], str]] = [
    (
        "the first with the remark above it",
        [("rules", 0)],
        BLOCK.replace("  # about one\n  - {name: one, ports: [1, 2]} # behind one\n", ""),
    ),
    (
        "one in the middle that spans lines",
        [("rules", 1)],
        BLOCK.replace(BLOCK[BLOCK.index("  # about two") : BLOCK.index("  # about three")], ""),
    ),
    (
        "the last in brackets over two lines",
        [("rules", 2)],
        BLOCK.replace("  # about three\n  - {name: three,\n     ports: 4}\n", ""),
    ),
    (
        "all of them",
        [("rules", 0), ("rules", 1), ("rules", 2)],
        "# head\nrules: [] # all of them\n# tail\nother: 5\n",
    ),
    (
        "one inside of an entry",
        [("rules", 0, "ports", 1)],
        BLOCK.replace("ports: [1, 2]", "ports: [1]"),
    ),
    (
        "one before another in brackets",
        [("rules", 0, "ports", 0)],
        BLOCK.replace("ports: [1, 2]", "ports: [2]"),
    ),
]


@pytest.mark.parametrize(("_", "keys", "after"), CASES, ids=[each[0] for each in CASES])
def test_an_entry_goes_and_the_rest_stays_byte_for_byte(
    _: str, keys: list[Key], after: str
) -> None:
    assert struck(BLOCK, keys) == after


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_keep_their_endings(ending: str) -> None:
    text = BLOCK.replace("\n", ending)
    keys: list[Key] = [("rules", nth) for nth in range(3)]
    assert struck(text, keys) == CASES[3][2].replace("\n", ending)


def test_a_text_without_a_last_line_end_loses_its_last_entry() -> None:
    assert struck("a:\n  - 1\n  - 2", [("a", 1)]) == "a:\n  - 1\n"


@given(st.integers(1, 6), st.sets(st.integers(0, 5)), st.booleans())
def test_whatever_goes_the_others_stay_in_their_order(
    count: int, gone: set[int], flow: bool
) -> None:
    rules = [{"name": f"r{nth}", "ends": ["a", "b"]} for nth in range(count)]
    text = yaml.safe_dump({"rules": rules, "x": 1}, default_flow_style=flow, sort_keys=False)
    keys: list[Key] = [("rules", nth) for nth in sorted(gone) if nth < count]
    left = [each for nth, each in enumerate(rules) if nth not in gone]
    assert yaml.safe_load(struck(text, keys)) == {"rules": left, "x": 1}
