"""The report in a real browser, without a network."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.render.build import report

from landbridge.render.report import chapters, render_report

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"


def browser() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    sentence = "no Chromium is here: install it with `apt-get install chromium`"
    if os.environ.get("LANDBRIDGE_REQUIRE_ALL") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)


def test_chromium_shows_every_chapter_without_a_network(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render_report(report()), "utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    shown = subprocess.run(
        [browser(), *QUIET, NO_NETWORK, profile, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert all(f'<section class="chapter" id="{each.id}"' in shown for each in chapters(report()))
