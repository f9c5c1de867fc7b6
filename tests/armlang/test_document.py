"""The text of a template becomes its value, or an error with line and column."""

from dataclasses import replace

import pytest
from tests.armlang.build import LIMITS

from landbridge.armlang import document
from landbridge.errors import InputError


def test_comments_commas_and_lines_in_texts_are_read() -> None:
    text = '\ufeff{ // one\n "a": "x // no comment\n, ]", /* two\n lines */ "b": [1, 2, ],\n}'
    assert document(text, "main.json", LIMITS) == {"a": "x // no comment\n, ]", "b": [1, 2]}


def test_a_fault_has_its_line_and_column_behind_comments() -> None:
    with pytest.raises(InputError, match=r"main.json, line 3, column 8: this is no JSON"):
        document('{ // "a\n/* " */\n  "a": }', "main.json", LIMITS)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"a": NaN}'])
def test_hostile_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="this is no JSON"):
        document(text, "main.json", LIMITS)


def test_a_file_may_be_as_large_as_azure_takes_and_no_larger() -> None:
    limits = replace(LIMITS, template_bytes=10)
    assert document('{"a": "b"}', "main.json", limits) == {"a": "b"}
    with pytest.raises(InputError, match="the file has 11 bytes") as caught:
        document('{"a": "bc"}', "main.json", limits)
    assert "Azure takes 10. Split the template." in caught.value.remedy


@pytest.mark.parametrize("end", [30, 42, 60])
def test_half_a_file_is_told_as_such(end: int) -> None:
    text = '{"contentVersion": "1.0.0.0", // one\n "resources": [{"name": "a"}]}'
    with pytest.raises(InputError, match="ends in the middle: the file is truncated"):
        document(text[:end], "main.json", LIMITS)
