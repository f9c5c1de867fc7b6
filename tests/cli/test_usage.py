"""What is wrong with a command line is told in our words, before anything is read or written."""

from pathlib import Path

import pytest
from tests.cli.child import landbridge


@pytest.mark.parametrize("form", ["sarif", "junit", "markdown"])
def test_a_form_of_findings_is_none_of_a_rules_explanation(form: str) -> None:
    typed = landbridge("check", "--explain", "vm.raw-disk", "-o", form)
    set_before = landbridge("check", "--explain", "vm.raw-disk", LANDBRIDGE_CHECK_OUTPUT=form)
    told = f"--output {form} is no form of this result\nIt has table, json, yaml, tsv.\n"
    assert typed.returncode == set_before.returncode == 2
    assert (typed.stderr, typed.stdout) == (told, "")
    assert set_before.stderr == told


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "x", "--fail-on", "critical"),
        ("check", "x", "-o", "xml"),
        ("import", "aws", "x"),
    ],
)
def test_a_wrong_choice_is_told_without_the_words_of_a_library(arguments: tuple[str, ...]) -> None:
    answer = landbridge(*arguments)
    assert answer.returncode == 2
    assert "is not one of" in answer.stderr
    assert "Value error" not in answer.stderr


def test_a_wrong_choice_in_a_variable_names_the_variable() -> None:
    answer = landbridge("check", "x", LANDBRIDGE_CHECK_FAIL_ON="foo")
    assert answer.returncode == 2
    assert "Invalid value for LANDBRIDGE_CHECK_FAIL_ON: 'foo' is not one of" in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("check", "x", "--rule", ""), "--rule"),
        (("check", "--explain="), "--explain"),
        (("check", "x", "-o", ""), "-o"),
        (("plan", "x", "--out", ""), "--out"),
        (("check", ""), "an argument"),
    ],
)
def test_an_empty_text_is_no_value(arguments: tuple[str, ...], name: str) -> None:
    answer = landbridge(*arguments)
    assert answer.returncode == 2
    assert answer.stderr == f"{name} is empty\nGive it a value, or leave it out.\n"


def test_two_forms_at_once_are_refused() -> None:
    answer = landbridge("check", "--explain", "vm.raw-disk", "--json", "-o", "tsv")
    assert answer.returncode == 2
    assert answer.stderr == "--json and --output tsv name two forms\nKeep one of them.\n"


def test_json_that_was_typed_comes_before_a_form_that_was_set() -> None:
    answer = landbridge("facts", "host.av64-gen2", "--json", LANDBRIDGE_FACTS_OUTPUT="tsv")
    assert answer.returncode == 0
    assert answer.stdout.startswith("{")


def test_a_rule_in_capitals_is_suggested_in_small_letters() -> None:
    answer = landbridge("check", "--explain", "VM.RAW-DISK")
    assert answer.returncode == 2
    assert "Did you mean vm.raw-disk" in answer.stderr


def test_what_is_not_there_may_have_been_meant_as_an_estate_file(tmp_path: Path) -> None:
    answer = landbridge("check", str(tmp_path / "nothing"))
    assert answer.returncode == 2
    assert (
        "Name an estate file in YAML or JSON, or a folder that holds estate.yaml; or an RVTools"
        in answer.stderr
    )
