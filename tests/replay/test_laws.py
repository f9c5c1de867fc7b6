"""How logs are cut into files, packed or ordered changes nothing of what they say."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.replay.design import FAR, GUEST, NOBODY, OPEN, OWN, WEB, design
from tests.replay.logs import SECONDS, Record, line, of_group, of_network, replayed, written

from landbridge.intake.flows import reader
from landbridge.model.replay import Mismatch, Replay
from landbridge.network.replay import closer, tally
from landbridge.network.replay.kept import Kept
from landbridge.space import number_of

NETWORK = design()
ADDRESSES = st.sampled_from([WEB, OWN, FAR, OPEN, GUEST, NOBODY, "8.8.8.8", "10.1.1.77"])
PORTS = st.sampled_from([22, 25, 443, 1433, 8443])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of either kind with some tuples."""
    version = draw(st.sampled_from([1, 2, 4]))
    lines = [
        line(
            draw(ADDRESSES), draw(ADDRESSES), draw(PORTS), allowed=draw(st.booleans()),
            inbound=draw(st.booleans()), at=SECONDS + draw(st.integers(0, 9)),
            counts=draw(st.sampled_from(["", "1,2,3,4"])) or ",,,", version=version,
        )
        for _ in range(draw(st.integers(1, 5)))
    ]  # fmt: skip
    group = draw(st.sampled_from(["guard", "second", "strange"]))
    rule = draw(st.sampled_from(["UserRule_https", "DefaultRule_DenyAllInBound"]))
    return of_network(group, rule, *lines) if version == 4 else of_group(group, rule, *lines)


def told(found: Replay) -> Replay:
    """Without what hangs on the files: where a thing stood first."""
    bare = tuple(replace(each, place="") for each in found.mismatches)
    return found.model_copy(update={"files": 0, "mismatches": bare})


def result(folder: Path, files: Sequence[Sequence[Record]], form: str = "list") -> Replay:
    paths = [
        written(folder / f"{n}" / "PT1H.json", each, form=form) for n, each in enumerate(files)
    ]
    return told(replayed(NETWORK, paths))


@given(st.lists(records(), min_size=1, max_size=6), st.data())
def test_order_files_and_packing_change_nothing(given_: list[Record], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(given_))
    cut = data.draw(st.integers(1, len(given_)))
    form = data.draw(st.sampled_from(["list", "packed"]))
    parts = [part for part in (shuffled[:cut], shuffled[cut:]) if part]
    with tempfile.TemporaryDirectory() as folder:
        whole = result(Path(folder) / "whole", [given_])
        again = result(Path(folder) / "again", parts, form)
    assert again == whole


def test_batches_of_any_size_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line(WEB, FAR, port, inbound=False) for port in range(400, 460)]
    path = written(tmp_path / "PT1H.json", [of_group("guard", "UserRule_https", *lines)] * 3)
    whole = replayed(NETWORK, [path])
    monkeypatch.setattr(reader, "TOGETHER", 7)
    assert replayed(NETWORK, [path]) == whole


@given(st.lists(records(), min_size=1, max_size=6), st.integers(1, 9))
def test_of_more_than_can_be_told_the_lowest_are_told_whole(
    given_: list[Record], together: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        path = written(Path(folder) / "PT1H.json", given_)
        whole = replayed(NETWORK, [path])
        for module in (tally, closer):
            patched.setattr(module, "CONNECTIONS", 2)
            patched.setattr(module, "ADDRESSES", 1)
        few = replayed(NETWORK, [path])
        patched.setattr(reader, "TOGETHER", together)
        assert replayed(NETWORK, [path]) == few
    assert set(few.mismatches) == set(sorted(whole.mismatches, key=connection)[:2])
    left = sum(each.tuples for each in whole.mismatches) - sum(e.tuples for e in few.mismatches)
    assert (few.more_mismatches, whole.more_mismatches) == (left, 0)
    assert few.not_placed == whole.not_placed[:1]
    assert few.flips == whole.flips


def connection(each: Mismatch) -> tuple[object, ...]:
    """What a connection is sorted by, of two that differ in the answers by what is asked."""
    numbers = number_of(each.source), number_of(each.destination), each.protocol, each.port
    return (*numbers, str((each.change, each.group, each.direction, each.rule, each.by)))


@given(st.lists(st.integers(0, 30)), st.randoms())
def test_what_is_kept_are_the_lowest_keys_with_all_their_counts(
    keys: list[int], random: Random
) -> None:
    kept: Kept[int, int] = Kept(3, int.__add__)
    random.shuffle(keys)
    for key in keys:
        kept.add(key, 1)
    assert dict(kept.items()) == {key: keys.count(key) for key in sorted(set(keys))[:3]}
