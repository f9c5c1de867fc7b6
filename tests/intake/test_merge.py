"""A merge keeps every comment of the old file, and otherwise says what the new draft says."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.intake.draft.blocks import blocks
from landbridge.intake.merge import Merged, merged
from landbridge.intake.merge.comments import comments
from landbridge.intake.plain_yaml import PlainLoader

Data = Any
HEADING = "# Noted on what is gone\n"


def text_of(data: Mapping[str, Data]) -> str:
    return "".join(f"{line}\n" for line in blocks(data))


def parsed(text: str) -> Data:
    return yaml.load(text, PlainLoader) or {}  # noqa: S506 - a safe loader


def after(edited: str, base: Mapping[str, Data], new: Mapping[str, Data]) -> Merged:
    return merged(edited, parsed(edited), base, new)


WORD = st.sampled_from(["a", "b", "c", "10.0.0.0/8", "x # y", "no"])
MEMBERS = st.lists(WORD, max_size=12)
RULE = st.fixed_dictionaries(
    {"name": st.sampled_from(["r", "s", "t"])},
    optional={"priority": st.integers(100, 103), "ports": MEMBERS.filter(bool)},
)
ENTRY = st.fixed_dictionaries(
    {"name": st.sampled_from(["web", "db", "app"])},
    optional={"members": MEMBERS.filter(bool), "rules": st.lists(RULE, min_size=1, max_size=4)},
)
DRAFT = st.fixed_dictionaries(
    {"groups": st.lists(ENTRY, min_size=1, max_size=4)},
    optional={"sites": st.lists(ENTRY, min_size=1, max_size=3), "manager": ENTRY},
)


@st.composite
def commented(draw: st.DrawFn, data: Mapping[str, Data]) -> str:
    """The text of a draft with comments on lines of their own and behind others."""
    made = list[str]()
    for nth, line in enumerate(text_of(data).splitlines()):
        kind = draw(st.sampled_from(["none", "none", "above", "edge", "behind"]))
        depth = len(line) - len(line.lstrip())
        if kind in ("above", "edge"):
            made.append(f"{' ' * depth if kind == 'above' else ''}# note {nth}")
        made.append(f"{line} # note {nth}" if kind == "behind" else line)
    return "\n".join([*made, "# the last one", ""])


@settings(max_examples=80, deadline=None)
@given(st.data(), DRAFT, DRAFT, st.none() | DRAFT)
def test_every_comment_stands_after_a_merge(
    data: st.DataObject, base: dict[str, Data], new: dict[str, Data], mine: dict[str, Data] | None
) -> None:
    edited = data.draw(commented(mine or base))
    made = after(edited, base, new).text
    for each in comments(edited):
        assert each.text in made


@settings(max_examples=80, deadline=None)
@given(st.data(), DRAFT, DRAFT)
def test_a_file_in_which_only_comments_were_written_says_what_the_new_draft_says(
    data: st.DataObject, base: dict[str, Data], new: dict[str, Data]
) -> None:
    edited = data.draw(commented(base))
    assert parsed(after(edited, base, new).text) == new


STYLES: Mapping[str, Callable[[Data], str]] = {
    "set in by four": lambda data: yaml.safe_dump(data, indent=4, sort_keys=False),
    "dashes at the edge": lambda data: yaml.safe_dump(data, sort_keys=False),
    "flow": lambda data: yaml.safe_dump(data, default_flow_style=True, sort_keys=False),
    "JSON": lambda data: json.dumps(data, indent=2),
}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=20, deadline=None)
@given(base=DRAFT, new=DRAFT)
def test_a_file_that_a_tool_wrote_in_another_style_says_what_the_new_draft_says(
    style: str, base: dict[str, Data], new: dict[str, Data]
) -> None:
    edited = STYLES[style](base)
    made = after(edited, base, new)
    assert parsed(made.text) == new
    assert made.text != edited or base == new


def test_comments_in_a_file_in_flow_style_stay_around_it_and_go_to_its_end() -> None:
    edited = "# ours\n{groups: [{name: g}], # Ann's\n sites: [{name: s}]}\n# the last one\n"
    base = {"groups": [{"name": "g"}], "sites": [{"name": "s"}]}
    assert after(edited, base, base).text == edited
    made = after(edited, base, {"groups": [{"name": "g"}]}).text
    assert made == f"# ours\ngroups:\n  - {{name: g}}\n\n{HEADING}# - # Ann's\n# the last one\n"


def test_comments_are_known_by_what_yaml_takes_for_them() -> None:
    text = "a: 'x # no' # one\n# two\nb: [c, # three\n  d#no]\ne: |\n  # no\n  text\n# four\n"
    assert [each.text for each in comments(text)] == ["# one", "# two", "# three", "# four"]


def test_comments_within_a_list_that_is_updated_go_above_it() -> None:
    edited = "groups:\n  - name: g\n    members:\n      [a, # Ann's\n       b] # Bob's\n"
    base = {"groups": [{"name": "g", "members": ["a", "b"]}]}
    made = after(edited, base, {"groups": [{"name": "g", "members": ["a", "c"]}]})
    assert made.text == "groups:\n  - name: g\n    # Ann's\n    # Bob's\n    members: [a, c]\n"
    assert [each.partition(":")[0] for each in made.told] == ["updated"]


def test_a_comment_on_what_is_gone_is_kept_at_the_end_with_its_path() -> None:
    edited = "groups:\n  - {name: h}\n# asked by Bob\n  - {name: g} # until May\n"
    base = {"groups": [{"name": "h"}, {"name": "g"}]}
    made = after(edited, base, {"groups": [{"name": "h"}]}).text
    assert made == (
        "groups:\n  - {name: h}\n\n"
        f"{HEADING}# - groups / g: # asked by Bob\n# - groups / g: # until May\n"
    )


def test_comments_on_what_goes_later_join_those_that_stand_there() -> None:
    edited = f"groups:\n  - {{name: h}} # ours\n\n{HEADING}# - groups / g: # until May\n"
    made = after(edited, {"groups": [{"name": "h"}]}, {}).text
    assert made == f"\n{HEADING}# - groups: # ours\n# - groups / g: # until May\n"


def test_an_entry_whose_first_key_is_gone_begins_with_the_next_one() -> None:
    edited = "groups:\n  - members: [a] # one\n    name: g\n"
    base = {"groups": [{"members": ["a"], "name": "g"}]}
    made = after(edited, base, {"groups": [{"name": "g"}]}).text
    assert made.startswith("groups:\n  - name: g\n")


def test_entries_of_one_name_are_known_again_by_what_they_say() -> None:
    edited = "rules:\n  - {name: r, port: 1} # one\n  - {name: r, port: 2} # two\n"
    base = {"rules": [{"name": "r", "port": 1}, {"name": "r", "port": 2}]}
    made = after(edited, base, {"rules": [{"name": "r", "port": 2}]}).text
    assert made == f"rules:\n  - {{name: r, port: 2}} # two\n\n{HEADING}# - rules / r: # one\n"
