"""Where nothing can be remembered, nothing is done, and the place is named."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from landbridge.cli.deploying import remembering
from landbridge.durable import durable
from landbridge.errors import InputError, OutputError


def test_a_state_that_is_no_database_is_refused_by_its_path(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    state.write_bytes(b"\x07" * 3000)
    with pytest.raises(InputError) as refused, durable(state):
        pass
    assert refused.value.place == state
    assert refused.value.problem.endswith("file is not a database")
    assert refused.value.remedy.startswith("Restore it from a copy; or move it away")
    assert state.read_bytes() == b"\x07" * 3000


@pytest.mark.parametrize(
    ("kind", "remedy"), [(OperationalError, "Make room"), (DatabaseError, "Restore it")]
)
def test_what_stops_the_state_in_the_midst_tells_what_to_do(
    tmp_path: Path, kind: type[DatabaseError], remedy: str
) -> None:
    with pytest.raises(InputError) as refused, durable(tmp_path / "state.sqlite"):
        raise kind(None, None, sqlite3.OperationalError("disk I/O error"))
    assert refused.value.remedy.startswith(remedy)


def test_a_folder_that_cannot_be_made_is_told_with_the_option_that_names_it(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.write_text("", "utf-8")
    with pytest.raises(OutputError) as refused, remembering(state):
        (state / "cloud").mkdir()
    assert refused.value.place == f"--state {state}"
    assert "part of the path is a file, not a folder" in refused.value.problem


def test_a_full_disk_does_not_tell_of_which_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused, remembering(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert "the disk is full" in refused.value.problem


def test_what_else_fails_is_not_taken_for_it(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), remembering(tmp_path):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")
