"""What stays stable for users and their scripts, whatever the command."""

import inspect
import json
import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.child import (
    CALLS,
    LANDBRIDGE,
    SECONDS,
    call,
    environment,
    export,
    landbridge,
    python,
)

from landbridge import __version__
from landbridge.catalogue import catalogue
from landbridge.cli.commands import COMMANDS, Listed

NAMES = [listed.name for listed in COMMANDS]
FORMS = ["table", "json", "yaml", "tsv"]
CANNOT_BE_USED = [
    ["nonsense"],
    ["--nonsense"],
    ["facts", "--nonsense"],
    ["facts", "no.such.fact"],
    ["facts", "-o", "xml"],
    ["size"],
    ["size", "no-such-file.xlsx"],
    ["plan", "no-such-folder", "--out", "plan"],
    ["plan", "export.xlsx"],
]


@cache
def told(name: str, form: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """One call of a command in one form; asked for often, made once."""
    return call(name, folder / f"{name}-{form}", "-o", form)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("told")


def test_every_command_is_called_here() -> None:
    assert set(CALLS) == set(NAMES)


@pytest.mark.parametrize("arguments", CANNOT_BE_USED, ids=" ".join)
def test_what_cannot_be_used_is_told_on_standard_error(arguments: list[str]) -> None:
    answer = landbridge(*arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


def test_the_version_is_the_packages() -> None:
    assert landbridge("--version").stdout == f"landbridge {__version__}\n"


@pytest.mark.parametrize("name", NAMES)
def test_json_says_which_tool_and_facts_made_it(name: str, folder: Path) -> None:
    answer = told(name, "json", folder)
    document = json.loads(answer.stdout)
    assert answer.returncode == 0, answer.stderr
    assert document["schema_version"] == 1
    assert document["tool_version"] == __version__
    assert document["facts_version"] == catalogue().version


@pytest.mark.parametrize("name", NAMES)
def test_json_is_short_for_output_json(name: str, folder: Path) -> None:
    short = call(name, folder / f"{name}-json", "--json")
    assert shape(json.loads(short.stdout)) == shape(json.loads(told(name, "json", folder).stdout))


@pytest.mark.parametrize("name", NAMES)
def test_yaml_holds_the_same_keys_as_json(name: str, folder: Path) -> None:
    as_yaml = yaml.safe_load(told(name, "yaml", folder).stdout)
    assert shape(as_yaml) == shape(json.loads(told(name, "json", folder).stdout))


def shape(document: object) -> object:
    """The keys and kinds of a document: two runs draw other pseudonyms and other folders."""
    if isinstance(document, dict):
        return {key: shape(value) for key, value in document.items()}
    return [shape(value) for value in document] if isinstance(document, list) else type(document)


@pytest.mark.parametrize("name", NAMES)
def test_tsv_is_rows_of_equal_length_without_a_heading(name: str, folder: Path) -> None:
    lines = told(name, "tsv", folder).stdout.splitlines()
    assert lines
    assert len({line.count("\t") for line in lines}) == 1


def test_tsv_has_one_row_for_each_item(folder: Path) -> None:
    rows = [line.split("\t")[0] for line in told("facts", "tsv", folder).stdout.splitlines()]
    assert rows == [fact.id for fact in catalogue().under("host.av64-gen2")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_text_without_colours_when_nobody_looks(
    name: str, form: str, folder: Path
) -> None:
    answer = told(name, form, folder)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.endswith("\n")
    assert "\x1b" not in answer.stdout + answer.stderr


NOISY = """
import logging, sys, warnings
logging.basicConfig(level=logging.DEBUG)
from landbridge.cli import main, facts
quiet = facts.catalogue
def noisy():
    logging.getLogger("library").error("a library logs")
    warnings.warn("a library warns")
    return quiet()
facts.catalogue = noisy
sys.argv = ["landbridge", "facts", "host.av64-gen2", "--json"]
main()
"""


def test_what_a_library_logs_stays_out_of_the_result() -> None:
    answer = python(NOISY)
    assert "a library logs" in answer.stderr
    assert len(json.loads(answer.stdout)["facts"]) > 5


FAULTY = """
import sys
from landbridge.cli import main, facts
def broken():
    raise {error}
facts.catalogue = broken
sys.argv = ["landbridge", "facts", "acme-secret-argument"]
main()
"""


def test_a_fault_of_ours_is_70_and_names_a_file_to_send(tmp_path: Path) -> None:
    answer = python(FAULTY.format(error="RuntimeError('planted')"), TMPDIR=str(tmp_path))
    assert (answer.returncode, answer.stdout) == (70, "")
    assert "a fault of Landbridge, not of your input" in answer.stderr
    assert "Traceback" not in answer.stderr
    file = Path(answer.stderr.split("Please send us ")[1].strip())
    assert file.parent == tmp_path
    assert f"landbridge {__version__}" in file.read_text("utf-8")
    assert "Traceback" in file.read_text("utf-8")


def test_a_fact_that_we_forgot_is_a_fault_of_ours(tmp_path: Path) -> None:
    missing = "__import__('landbridge.errors').errors.FactMissing('host.none')"
    answer = python(FAULTY.format(error=missing), TMPDIR=str(tmp_path))
    assert (answer.returncode, answer.stdout) == (70, "")


def test_the_file_to_send_holds_no_command_line(tmp_path: Path) -> None:
    python(FAULTY.format(error="RuntimeError('planted')"), TMPDIR=str(tmp_path))
    (file,) = tmp_path.iterdir()
    assert "acme-secret" not in file.read_text("utf-8")


def test_the_file_to_send_holds_no_value_of_the_estate(tmp_path: Path) -> None:
    python(FAULTY.format(error="KeyError('acme-payroll-01')"), TMPDIR=str(tmp_path))
    (file,) = tmp_path.iterdir()
    assert "KeyError" in file.read_text("utf-8")
    assert "acme-payroll-01" not in file.read_text("utf-8")


def test_without_a_place_for_the_file_its_text_is_told(tmp_path: Path) -> None:
    nowhere = "import tempfile; tempfile.tempdir = '/nonexistent'" + FAULTY
    answer = python(nowhere.format(error="RuntimeError('planted')"))
    assert (answer.returncode, answer.stdout) == (70, "")
    assert "Please send us this:" in answer.stderr


INTERRUPTED = """
import os, signal, sys
from landbridge.cli import main, facts
def waiting():
    os.kill(os.getpid(), signal.SIGINT)
    return {}
facts.catalogue = waiting
sys.argv = ["landbridge", "facts"]
main()
"""


def test_an_interruption_is_130_and_no_verdict() -> None:
    answer = python(INTERRUPTED)
    assert (answer.returncode, answer.stdout) == (130, "")
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_who_leaves_early_is_no_fault(form: str) -> None:
    with subprocess.Popen(
        [*LANDBRIDGE, "facts", "-o", form],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
        child.wait(SECONDS)
    assert said == b""
    assert child.returncode in {0, 130}


def test_a_closed_standard_output_is_no_verdict() -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *LANDBRIDGE, "facts", "host.av64-gen2"]
    answer = subprocess.run(shell, env=environment(), capture_output=True, text=True, check=False)
    assert "Traceback" not in answer.stderr
    assert answer.returncode not in {0, 1, 4}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here to write to")
def test_a_full_disk_behind_standard_output_is_no_verdict() -> None:
    with Path("/dev/full").open("w") as full:
        command = [*LANDBRIDGE, "facts", "host.av64-gen2.cores", "-o", "tsv"]
        answer = subprocess.run(
            command, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "Traceback" not in answer.stderr
    assert answer.returncode not in {0, 1, 4}


@pytest.mark.parametrize("name", NAMES)
def test_a_variable_stands_for_each_option(name: str) -> None:
    text = landbridge(name, "--help", COLUMNS="200").stdout.split("Options:")[1]
    options = re.split(r"\n(?=  -)", text)
    silent = [option for option in options if f"LANDBRIDGE_{name.upper()}_" not in option]
    assert [option.strip()[:10] for option in silent] == ["", "-h, --help"]


def test_a_variable_does_what_its_option_does() -> None:
    answer = landbridge("facts", "host.av64-gen2", LANDBRIDGE_FACTS_OUTPUT="json")
    assert len(json.loads(answer.stdout)["facts"]) > 5


def test_a_variable_that_tells_our_version_disturbs_nothing() -> None:
    answer = landbridge("facts", "host.av64-gen2", "-o", "tsv", LANDBRIDGE_VERSION=__version__)
    assert answer.returncode == 0


C_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
HARSH: dict[str, dict[str, str]] = {
    "the C locale": C_LOCALE,
    "ASCII only": {**C_LOCALE, "PYTHONIOENCODING": "ascii"},
    "no home to write in": {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    "a narrow, dumb terminal": {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
}


@pytest.mark.parametrize("harsh", HARSH)
@pytest.mark.parametrize("name", NAMES)
def test_a_harsh_environment_is_answered_all_the_same(
    name: str, harsh: str, tmp_path: Path
) -> None:
    answer = call(name, tmp_path, **HARSH[harsh])
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout


def test_json_is_json_in_an_alphabet_that_lacks_letters(tmp_path: Path) -> None:
    answer = call("size", tmp_path, "--json", **HARSH["ASCII only"])
    loads = json.loads(answer.stdout)["clusters"][0]["load"]
    assert "büro-東京" in {vm["name"] for host in loads for vm in host["vms"]}


def test_the_same_input_gives_the_same_answer(tmp_path: Path) -> None:
    command = ("size", str(export(tmp_path)), "--json")
    answers = {landbridge(*command, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(answers) == 1


def function(listed: Listed) -> Any:  # noqa: ANN401 - commands differ in what they take
    return getattr(import_module(listed.module), listed.function)


@pytest.mark.parametrize("listed", COMMANDS, ids=NAMES)
def test_the_list_says_what_the_command_says_of_itself(listed: Listed) -> None:
    assert (inspect.getdoc(function(listed)) or "").splitlines()[0] == listed.summary


@pytest.mark.parametrize("listed", COMMANDS, ids=NAMES)
def test_help_tells_consequences_and_shows_an_example(listed: Listed) -> None:
    paragraphs = (inspect.getdoc(function(listed)) or "").split("\n\n")
    assert len(paragraphs) >= 3
    assert re.match(rf"Examples?: landbridge {listed.name} ", paragraphs[-1])


@pytest.mark.parametrize("name", NAMES)
def test_every_command_takes_the_forms_of_output(name: str) -> None:
    shown = landbridge(name, "--help").stdout
    assert "-o, --output <table|json|yaml|tsv" in shown
    assert "--json" in shown


@pytest.mark.parametrize("name", NAMES)
def test_short_and_long_help_are_one(name: str) -> None:
    assert landbridge(name, "-h").stdout == landbridge(name, "--help").stdout


def test_nothing_asked_is_answered_with_help() -> None:
    answer = landbridge()
    assert "Commands:" in answer.stdout + answer.stderr
    assert answer.returncode == 2


def test_a_full_disk_behind_standard_output_is_said_and_is_no_fault_of_ours() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "landbridge", "facts"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "standard output: the result cannot be written: No space left" in done.stderr
