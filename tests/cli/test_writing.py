"""Writing is whole or not at all."""

import os
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from tests.cli.child import landbridge

from landbridge.cli.scratch import scratch
from landbridge.cli.writing import write_file, write_folder
from landbridge.errors import InputError, OutputError

IN_A_CHILD = """
import resource, sys
from pathlib import Path
from landbridge.cli.writing import write_file, write_folder
from landbridge.errors import OutputError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
out = Path(sys.argv[1])
try:
    if sys.argv[2] == "folder":
        write_folder({"plan.json": "{}", "big.txt": "x" * 5000}, out)
    else:
        write_file(out, "x" * 5000)
except OutputError as error:
    print(error)
"""


def test_a_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    write_folder({"plan.json": "{}", "arm/main.json": b"[]"}, tmp_path / "out")
    assert (tmp_path / "out/plan.json").read_text() == "{}"
    assert (tmp_path / "out/arm/main.json").read_text() == "[]"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_ours_with_a_file_that_somebody_added_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder({"plan.json": "1"}, out)
    (out / "main.tf").write_text("mine")
    with pytest.raises(OutputError, match=r"did not write, such as main\.tf"):
        write_folder({"plan.json": "2"}, out)
    assert (out / "plan.json").read_text() == "1"


def test_somebody_elses_plan_json_does_not_make_a_folder_ours(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("terraform's")
    with pytest.raises(OutputError, match=r"did not write, such as plan\.json"):
        write_folder({"plan.json": "1"}, tmp_path)
    assert (tmp_path / "plan.json").read_text() == "terraform's"


def test_a_folder_of_ours_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder({"plan.json": "1", "old.txt": "old"}, out)
    write_folder({"plan.json": "2"}, out)
    assert {entry.name: entry.read_text() for entry in out.iterdir()} == {
        "plan.json": "2",
        ".landbridge": f"{sha256(b'2').hexdigest()}  plan.json\n",
    }


def test_a_file_of_ours_that_somebody_changed_is_replaced_only_on_their_word(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    write_folder({"plan.json": "1", "report.html": "[ ]"}, out)
    (out / "report.html").write_text("[x] signed")
    with pytest.raises(OutputError, match=r"report\.html was changed since .* wrote it") as told:
        write_folder({"plan.json": "2"}, out)
    assert "add --yes to replace it" in str(told.value)
    assert (out / "report.html").read_text() == "[x] signed"
    write_folder({"plan.json": "2"}, out, yes=True)
    assert (out / "plan.json").read_text() == "2"


def test_a_report_that_somebody_changed_stops_a_plan_before_anything_is_read(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    write_folder({"report.html": "[ ]"}, out)
    (out / "report.html").write_text("[x]")
    done = landbridge("plan", str(tmp_path / "no-such-export.xlsx"), "--out", str(out))
    assert done.returncode == 2
    assert "report.html was changed since Landbridge wrote it" in done.stderr
    assert "no-such-export" not in done.stderr
    assert (out / "report.html").read_text() == "[x]"


def test_a_folder_that_was_listed_without_digests_is_still_ours(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("1")
    (tmp_path / ".landbridge").write_text("plan.json\n")
    write_folder({"plan.json": "2"}, tmp_path)
    assert (tmp_path / "plan.json").read_text() == "2"


def left(tmp_path: Path, name: str, age: float = 3600) -> Path:
    """A folder beside `out`, as a run that was killed some time ago leaves it."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "plan.json").write_text("half")
    then = time.time() - age
    os.utime(folder, (then, then))
    return folder


def test_what_a_killed_run_left_beside_the_folder_goes_with_the_next(tmp_path: Path) -> None:
    left(tmp_path, ".out-landbridge-abcd_123")
    write_folder({"plan.json": "1"}, tmp_path / "out")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_run_that_is_killed_leaves_what_the_next_one_finds(tmp_path: Path) -> None:
    dying = (
        "import os, sys; from pathlib import Path; from landbridge.cli.scratch import scratch\n"
        "with scratch(Path(sys.argv[1]) / 'out') as folder: os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", dying, str(tmp_path)], check=False)
    (folder,) = tmp_path.iterdir()
    os.utime(folder, (0, 0))
    write_folder({"plan.json": "1"}, tmp_path / "out")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "name",
    [".out-abcd_123", ".other-landbridge-abcd_123", "out-landbridge-abcd_123", ".out-landbridge-x"],
)
def test_what_is_not_surely_a_leftover_of_ours_stays(tmp_path: Path, name: str) -> None:
    other = left(tmp_path, name)
    write_folder({"plan.json": "1"}, tmp_path / "out")
    assert (other / "plan.json").read_text() == "half"


def test_what_another_run_is_working_in_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with scratch(out) as other:
        os.utime(other, (0, 0))
        write_folder({"plan.json": "1"}, out)
        assert other.is_dir()


def test_what_is_too_young_to_be_held_stays(tmp_path: Path) -> None:
    other = left(tmp_path, ".out-landbridge-abcd_123", age=0)
    write_folder({"plan.json": "1"}, tmp_path / "out")
    assert other.is_dir()


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder({"plan.json": "1"}, tmp_path)
    assert (tmp_path / "plan.json").read_text() == "1"


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"did not write, such as thesis\.txt") as told:
        write_folder({"plan.json": "1"}, tmp_path)
    assert "Name another folder, or move them away." in str(told.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="that is a file, and a folder is to be written"):
        write_folder({"plan.json": "1"}, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="part of the path is a file, not a folder"):
        write_file(tmp_path / "file" / "out.txt", "text")
    with pytest.raises(OutputError, match="part of the path is a file, not a folder"):
        write_folder({"a": "b"}, tmp_path / "file" / "out")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="that is a folder, not a file"):
        write_file(tmp_path, "text")


def test_a_place_that_takes_no_files_is_told() -> None:
    with pytest.raises(InputError, match=r"cannot be written: .*; nothing was changed"):
        write_folder({"plan.json": "1"}, Path("/proc/landbridge/out"))


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_disk_that_takes_no_more_leaves_what_stood_there(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    if kind == "folder":
        write_folder({"plan.json": "old"}, out)
    else:
        write_file(out, "old")
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD, str(out), kind],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "larger than allowed there; nothing was changed" in done.stdout
    assert ((out / "plan.json") if kind == "folder" else out).read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_file_is_written_readable_for_others_as_the_user_wishes(tmp_path: Path) -> None:
    write_file(tmp_path / "a", "text")
    (tmp_path / "b").write_text("text")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
