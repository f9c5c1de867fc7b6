"""What a draft says is what its text says: nobody has to read the text to know it."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from landbridge.intake.azure import drafted_files
from landbridge.intake.draft.noted import Noted, bare
from landbridge.intake.exports.kind import Kind
from landbridge.intake.exports.written import Draft, fresh
from landbridge.intake.plain_yaml import PlainLoader

KIND = Kind("a.yaml", ".a.yaml", "# From {file}\n", "exports", "")
KEYS = st.sampled_from(["name", "rules", "source", "priority", "complete"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["yes", "null", "1000", "10.0.0.0/8", "a: b", "# no", "- x", "~", "1e3", 'W/"1"', "a" * 120]
)
PLAIN = TEXTS | st.integers() | st.booleans()
REMARKS = st.sampled_from(["guess: from its name", "stand-in: not told"])


def noted(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values | st.builds(Noted, values, REMARKS)


def inside(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    entries = st.dictionaries(KEYS, values, min_size=1)
    return st.lists(noted(PLAIN), max_size=20) | noted(entries) | noted(st.lists(entries))


DRAFTS = st.dictionaries(KEYS, st.lists(st.recursive(noted(PLAIN), inside, max_leaves=20)))


@given(DRAFTS)
def test_a_draft_is_read_as_it_was_meant(data: dict[str, Any]) -> None:
    text = fresh(Draft(KIND, data, (), "x.json"))
    read = yaml.load(text, PlainLoader) or {}  # noqa: S506 - a safe loader
    assert read == bare(data)


def test_each_example_is_read_as_it_was_meant(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "azure"
    drafted, made = drafted_files([example], tmp_path)
    assert yaml.load(made.texts["azure.yaml"], PlainLoader) == bare(drafted.data)  # noqa: S506
