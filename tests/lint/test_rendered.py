"""What is rendered is judged as the templates of others are, and nothing is found in it."""

import os
from pathlib import Path

import pytest

from landbridge.cli.lint_found import linted
from landbridge.intake.templates import beside, template_texts

GOLDEN = Path(os.path.relpath(Path(__file__).parents[1] / "render" / "templates" / "golden"))


@pytest.mark.parametrize("form", ["arm", "bicep", "terraform"])
def test_what_is_rendered_is_clean(form: str) -> None:
    paths = [GOLDEN / form]
    texts = template_texts(paths)
    found = linted(texts, {**beside(paths), **texts}, repair=True)
    assert found.files
    assert found.checked.findings == ()
    assert found.checked.unanswered == ()
    assert [each.file for each in found.mended if each.changed] == []
