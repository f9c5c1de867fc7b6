"""HCL as it is written: strangers' text stays text, and the layout is that of `terraform fmt`."""

import json
import shutil
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.render.terraform.hcl import parsed, value

from landbridge.lint.terraform.quoting import text
from landbridge.render.templates.terraform.hcl import Block, Expression, Joined, document

HOSTILE = (
    'a"b', "${x}", "$${x}", "$$${x}", "%{if}", "%%%{x}", "a\\", "\\${x}", "\n\r\t", "\0\x1f\x7f",
    "é漢🜚", "$", "${", "}", '"}\nresource "azurerm_lock" "x" {', "<<EOF\nx\nEOF", "/*", "#", "//",
    "'''", "\u2028", "for", "null",
)  # fmt: skip
texts = st.text(st.characters(codec="utf-8")) | st.sampled_from(HOSTILE)
values = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.none() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
TERRAFORM = shutil.which("terraform")
without_terraform = pytest.mark.skipif(
    TERRAFORM is None, reason="terraform is not installed here: its own fmt is not asked"
)


@given(values, st.lists(texts, max_size=3))
@settings(max_examples=25)
@example({each: each for each in HOSTILE}, list(HOSTILE))
def test_a_value_is_read_as_it_was_meant(wanted: object, remarks: list[str]) -> None:
    written = document([Block("locals", (), {"x": wanted}, why=tuple(remarks))], remarks)  # type: ignore[dict-item]
    found = parsed(written)["locals"]
    assert len(found) == 1
    assert value(found[0]["x"], unexpected) == wanted


@given(texts, texts)
@settings(max_examples=25)
def test_text_beside_an_expression_stays_text(before: str, behind: str) -> None:
    joined = Joined((before, Expression("var.x"), behind))
    found = parsed(document([Block("locals", (), {"x": joined})]))["locals"][0]
    assert value(found["x"], {"var.x": "|"}.__getitem__) == f"{before}|{behind}"


def test_half_a_pair_of_surrogates_becomes_the_sign_for_what_was_lost() -> None:
    found = parsed(document([Block("locals", (), {"x": "a\ud800"})]))["locals"][0]
    assert value(found["x"], unexpected) == "a\ufffd"


def test_a_remark_of_many_lines_is_no_code() -> None:
    written = document([Block("locals", (), {"x": 1}, why=('a\nresource "b" "c" {}\r\n*/',))])
    assert written == '# a resource "b" "c" {} */\nlocals {\n  x = 1\n}\n'


@without_terraform
def test_terraform_would_lay_it_out_alike_and_reads_the_same(tmp_path: Path) -> None:
    """By its own fmt, and by what it makes of each text."""
    told: Mapping[str, Any] = {f"o{nth}": each for nth, each in enumerate(HOSTILE)}
    blocks = [Block("output", (name,), {"value": each}) for name, each in told.items()]
    keys: dict[str, Any] = {
        **{each: 1 for each in HOSTILE},
        "b": {"c": [1, "x" * 99], "dd": [], "e": {}},
    }
    (tmp_path / "main.tf").write_text(document([*blocks, Block("locals", (), {"k": keys})]))
    assert terraform("fmt", "-check", "-diff", ".", at=tmp_path) == ""
    asked = f"base64encode(jsonencode([{', '.join(map(text, HOSTILE))}]))\n"
    answer = json.loads(b64decode(terraform("console", at=tmp_path, asked=asked).strip(' \n"')))
    assert answer == list(HOSTILE)


def terraform(*words: str, at: Path, asked: str = "") -> str:
    """What it says, without configuration of whoever runs the tests."""
    environment = {"PATH": "", "HOME": str(at), "TF_CLI_CONFIG_FILE": "/dev/null"}
    found = run(
        [str(TERRAFORM), *words],
        cwd=at, env=environment, input=asked, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    return found.stdout


def unexpected(asked: str) -> str:
    raise AssertionError(asked)
