"""The locks: every hash there, no address of an index, and one version of everything."""

import re
import tomllib
from pathlib import Path

import pytest
from tools.venv import LOCKS

ROOT = Path(__file__).parent.parent.parent
PIN = r"^([a-z0-9-]+)==(\S+)( ; [^\\\n]+)?"
HASHES = r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
PINNED = re.compile(PIN + HASHES, re.MULTILINE)


def text(lock: str) -> str:
    return (ROOT / lock).read_text("utf-8")


def versions(lock: str) -> set[tuple[str, str]]:
    """Package and version of every pin."""
    return {(name, version) for name, version, _ in PINNED.findall(text(lock))}


def direct(*groups: str) -> set[str]:
    """What pyproject.toml asks for itself."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [*settings["project"]["dependencies"]]
    named += [name for group in groups for name in settings["dependency-groups"][group]]
    return {re.split(r"[^\w.-]", name)[0].lower().replace(".", "-") for name in named}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_pins_with_hashes_and_nothing_else(lock: str) -> None:
    assert PINNED.sub("", text(lock)).strip() == ""


@pytest.mark.parametrize(("lock", "groups"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "dev"])])
def test_a_lock_holds_all_that_we_ask_for(lock: str, groups: list[str]) -> None:
    assert direct(*groups) <= {name for name, _ in versions(lock)}, "run `make lock`"


def test_tests_run_with_the_versions_that_users_get() -> None:
    assert versions(LOCKS[0]) <= versions(LOCKS[1])
