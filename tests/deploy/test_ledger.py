"""The ledger knows what stood before, whatever is killed, and however often it is run again."""

from pathlib import Path

import pytest

from landbridge.deploy.ledger import Entry, Ledger
from landbridge.errors import InputError

MADE = Entry("/subscriptions/s/resourceGroups/rg", "t", "2024-11-01", None)
CHANGED = Entry("/subscriptions/s/resourceGroups/rg/x", "t", "2024-11-01", {"tags": {"a": "b"}})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ledger.jsonl"


def test_what_was_noted_is_known_to_the_next_process(path: Path) -> None:
    for each in (MADE, CHANGED):
        Ledger(path).note(each)
    assert Ledger(path).entries() == (MADE, CHANGED)


def test_what_stood_first_counts_though_a_second_run_finds_something(path: Path) -> None:
    Ledger(path).note(MADE)
    ledger = Ledger(path)
    ledger.note(Entry(MADE.id.upper(), MADE.type, MADE.version, {"made": "by us"}))
    assert ledger.entries() == Ledger(path).entries() == (MADE,)


def test_what_was_laid_several_times_is_known_as_one_to_the_next_process(path: Path) -> None:
    Ledger(path).note(CHANGED)
    Ledger(path).lay(CHANGED.id, {"rules": [{"name": "a"}]})
    Ledger(path).lay(CHANGED.id.upper(), {"rules": [{"name": "b"}]})
    laid = Ledger(path).laid(CHANGED.id)
    assert {each["name"] for each in laid["rules"]} == {"a", "b"}
    Ledger(path).undone(CHANGED.id)
    assert Ledger(path).laid(CHANGED.id) == {}


def test_what_is_undone_is_forgotten(path: Path) -> None:
    ledger = Ledger(path)
    for each in (MADE, CHANGED):
        ledger.note(each)
    ledger.undone(CHANGED.id)
    assert ledger.entries() == Ledger(path).entries() == (MADE,)


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_line_that_a_kill_cut_short_counts_for_nothing(path: Path, cut: int) -> None:
    ledger = Ledger(path)
    for each in (MADE, CHANGED):
        ledger.note(each)
    path.write_bytes(path.read_bytes()[:-cut])
    again = Ledger(path)
    assert again.entries() == (MADE,)
    again.note(CHANGED)
    assert Ledger(path).entries() == (MADE, CHANGED)


@pytest.mark.parametrize(
    "line", ["no json", "[]", "{}", '{"id": "/x"}', '{"undone": true}', '{"id": "/x", "laid": 1}']
)
def test_a_file_that_is_no_ledger_is_refused_with_its_line(path: Path, line: str) -> None:
    Ledger(path).note(MADE)
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(InputError, match=r"ledger.jsonl, line 2: is no line of a ledger"):
        Ledger(path)
