"""`prove --watch` tells at each save what changed, and waits for what cannot be read."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.child import NETWORK, landbridge

ALLOW, DENY = "protocol: mssql, action: Allow", "protocol: mssql, action: Deny"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """A copy of the example that may be edited."""
    return Path(shutil.copytree(NETWORK, tmp_path / "estate"))


@pytest.fixture
def watching(estate: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that watches it; its standard output has a line a save."""
    command = [sys.executable, "-m", "landbridge", "prove", str(estate), "--watch", "-o", "ndjson"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def save(estate: Path, old: str, new: str) -> None:
    """Puts a text in place of another that is there once; a new file takes the old one's place."""
    path, beside = estate / "estate.yaml", estate / "new"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(path)


def told(watching: subprocess.Popen[str]) -> Any:  # noqa: ANN401 - as JSON has it
    """The next line."""
    assert watching.stdout
    return json.loads(watching.stdout.readline())


def test_each_save_is_told_beside_the_start(estate: Path, watching: subprocess.Popen[str]) -> None:
    start = told(watching)
    assert [each["met"] for each in start["intents"]] == ["yes", "yes", "yes"]
    assert start["since_start"] is None
    save(estate, ALLOW, DENY)
    closed = told(watching)
    assert [each["met"] for each in closed["intents"]] == ["no", "yes", "yes"]
    assert closed["since_start"]["places"] == [
        {"source": "avs-new/seg-web", "destination": "spoke/db", "loses": "tcp/1433",
         "may_lose": "nothing", "closes": "nothing", "gains": "nothing", "may_gain": "nothing",
         "clears": "nothing"}
    ]  # fmt: skip
    save(estate, DENY, ALLOW)
    assert told(watching)["since_start"]["places"] == []


def test_a_file_that_the_estate_names_is_watched_too(
    estate: Path, watching: subprocess.Popen[str]
) -> None:
    told(watching)
    path = estate / "spoke.json"
    spoke = json.loads(path.read_text("utf-8"))
    spoke["network_security_groups"][0]["rules"].clear()
    path.write_text(json.dumps(spoke), "utf-8")
    assert told(watching)["since_start"]["places"] != []


def test_what_cannot_be_read_is_told_and_waited_for(
    estate: Path, watching: subprocess.Popen[str]
) -> None:
    told(watching)
    save(estate, ALLOW, "protocol: [")
    assert watching.stderr
    assert "estate.yaml, line" in watching.stderr.readline()
    save(estate, "protocol: [", DENY)
    assert told(watching)["intents"][0]["met"] == "no"


def test_ctrl_c_ends_it_as_interrupted(watching: subprocess.Popen[str]) -> None:
    told(watching)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(60) == 130


def test_an_estate_that_cannot_be_read_at_the_start_is_refused(estate: Path) -> None:
    save(estate, ALLOW, "protocol: [")
    done = landbridge("prove", str(estate), "--watch")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("form", ["yaml", "tsv"])
def test_forms_with_an_end_are_refused(form: str) -> None:
    done = landbridge("prove", NETWORK, "--watch", "-o", form)
    assert done.returncode == 2
    assert f"--output {form} has an end, and --watch has none" in done.stderr


def test_lines_are_for_watching_only() -> None:
    done = landbridge("prove", NETWORK, "-o", "ndjson")
    assert done.returncode == 2
    assert "--output ndjson is no form of this result" in done.stderr
