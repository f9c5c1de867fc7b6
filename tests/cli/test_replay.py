"""`replay`: what its exit code says, and what it tells of the example's logs."""

import json
from pathlib import Path

import pytest
from rich.text import Text
from tests.cli.child import CONTOSO, NETWORK, landbridge
from tests.replay.design import OPEN, WEB, design
from tests.replay.logs import Record, line, of_group, replayed, written

from landbridge.cli.replay_view import view

FROM, TO, NOBODY = "10.40.1.5", "10.1.2.4", "172.31.0.9"
FINE = of_group("nsg-db", "UserRule_from-web", line(FROM, TO, 1433))
FLIPS = of_group("nsg-db", "UserRule_ssh", line(FROM, TO, 22))
NOWHERE = of_group("nsg-db", "UserRule_from-web", line(FROM, NOBODY, 1433))


@pytest.mark.parametrize(
    ("records", "more", "code"),
    [
        ([FINE], (), 0),
        ([FINE, FLIPS], (), 1),
        ([FINE, NOWHERE], (), 4),
        ([FINE, NOWHERE], ("--allow-depends",), 0),
        ([FLIPS, NOWHERE], ("--allow-depends",), 1),
    ],
)
def test_the_exit_code_says_whether_anything_flips(
    tmp_path: Path, records: list[Record], more: tuple[str, ...], code: int
) -> None:
    path = written(tmp_path / "PT1H.json", records)
    assert landbridge("replay", NETWORK, str(path), *more).returncode == code


def test_what_could_not_be_read_leaves_the_answer_open(tmp_path: Path) -> None:
    path = written(tmp_path / "PT1H.json", [FINE, FINE])
    path.write_bytes(path.read_bytes()[:-90])
    done = landbridge("replay", NETWORK, str(path))
    assert done.returncode == 4
    assert "the file ends in the midst of a record, at byte" in " ".join(done.stdout.split())
    assert "1 tuple from" in done.stdout


def test_logs_that_hold_nothing_are_refused_with_their_name(tmp_path: Path) -> None:
    (tmp_path / "PT1H.json").write_text("", "utf-8")
    done = landbridge("replay", NETWORK, str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "PT1H.json: no flow can be read: the file is empty" in done.stderr


def test_what_nobody_can_tell_is_shown_apart_from_what_would_change(tmp_path: Path) -> None:
    lines = [line("52.1.1.1", WEB, 1433), line(OPEN, WEB, 22)]
    found = replayed(design(), [written(tmp_path / "a.json", [of_group("guard", "x", *lines)])])
    shown = [each.plain for each in view(found) if isinstance(each, Text)]
    flips = [each for each in shown if each.startswith(("FLOWS", "guard, x"))]
    assert flips == [
        "FLOWS THAT WOULD CHANGE\n",
        "guard, x, inbound: passed, and would be denied by rest (1 tuple)",
        "FLOWS THAT NOBODY CAN TELL\n",
        "guard, x, inbound: is left open by tagged (1 tuple)",
    ]


def test_half_a_letter_in_a_log_is_written_as_json_has_it(tmp_path: Path) -> None:
    half, fine = "\ud83d", line(FROM, TO, 22)
    odd = of_group(f"nsg-db{half}", f"UserRule_{half}", fine, fine.replace(",22,", f",{half},"))
    path = written(tmp_path / "PT1H.json", [FINE, odd, {"category": half}])
    found = json.loads(landbridge("replay", NETWORK, str(path), "-o", "json").stdout)
    (foreign, unread) = [each["problem"] for each in found["unread"]]
    assert foreign.startswith(r"the category \ud83d is no flow log")
    assert r"cannot be printed: `1790000000,10.40.1.5,10.1.2.4,40000,\ud83d,T" in unread
    assert [each["rule"] for each in found["unknown_rules"]] == [r"UserRule_\ud83d"]


def test_the_planted_flip_of_the_example_is_found_and_nothing_else_flips() -> None:
    done = landbridge("replay", CONTOSO, f"{CONTOSO}/flow-logs", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    (flip,) = found["flips"]
    assert (flip["change"], flip["group"], flip["rule"], flip["by"]) == (
        *("denied", "nsg-lake", "UserRule_from-crm-web", "nobody-else"),
    )
    assert found["disagree"] == flip["tuples"] == sum(e["tuples"] for e in found["mismatches"])
    assert found["agree"] + found["disagree"] == found["tuples"]
    assert [each["rule"] for each in found["never_hit"]] == ["nobody-else"]
    assert [each["rule"] for each in found["unknown_rules"]] == ["UserRule_from-crm-web"]
    assert [each["address"] for each in found["not_placed"]] == ["192.168.77.9"]
    assert found["unread"] == []


def test_a_change_board_gets_the_answer_first_in_markdown(tmp_path: Path) -> None:
    path = written(tmp_path / "PT1H.json", [FINE, FLIPS, FLIPS])
    done = landbridge("replay", NETWORK, str(path), "-o", "markdown")
    assert done.returncode == 1
    title, _, answer = done.stdout.splitlines()[:3]
    assert title.endswith(f"under {NETWORK}")
    assert answer.startswith("**Logged flows would change.** 3 tuples from")
    flips = done.stdout.partition("### Flows that would change")[2].partition("###")[0]
    assert "passed, and would be denied by" in flips
    connections = done.stdout.partition("### Connections\n")[2].partition("###")[0]
    (row,) = [each for each in connections.splitlines() if FROM in each]
    assert row.startswith(f"| {FROM} to {TO}, tcp/22, inbound | 2 |")


def test_the_place_of_a_flow_stays_whole_where_the_table_is_narrow(tmp_path: Path) -> None:
    folder = tmp_path / "/".join(["a-folder-with-a-long-name"] * 4)
    folder.mkdir(parents=True)
    path = written(folder / "PT1H.json", [FLIPS])
    lines = landbridge("replay", NETWORK, str(path)).stdout.splitlines()
    assert f"    {path}, record 1" in lines
