"""A .venv is made once, again when it must be, and by whatever way this machine offers."""

import shutil
from pathlib import Path

import pytest
from tools.pip_wheel import WheelMissingError

from tools import venv

REPOSITORY = Path(__file__).parent.parent.parent
RUNTIME, DEV = venv.LOCKS


class Machine:
    """A repository on a machine where `ways` work, and what was done there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.installed: list[str] = []
        self.made = 0

    def make(self) -> bool:
        """A way that works."""
        self.made += 1
        (self.venv / "bin").mkdir()
        python = self.venv / "bin" / "python"
        python.write_text("#!/bin/sh\n", "utf-8")
        python.chmod(0o755)
        return True

    def cannot(self) -> bool:
        """A way that fails halfway."""
        (self.venv / "half").mkdir()
        return False


def patched(monkeypatch: pytest.MonkeyPatch, machine: Machine) -> None:
    monkeypatch.setattr(venv, "ROOT", machine.root)
    monkeypatch.setattr(venv, "VENV", machine.venv)
    monkeypatch.setattr(venv, "PYTHON", machine.venv / "bin" / "python")
    monkeypatch.setattr(venv, "STAMP", machine.venv / "landbridge.json")
    monkeypatch.setattr(venv, "MARK", machine.venv / "landbridge.making")
    monkeypatch.setattr(venv, "WAYS", (machine.make,))
    monkeypatch.setattr(venv, "_install", machine.installed.append)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for name in ("pyproject.toml", *venv.LOCKS):
        shutil.copy(REPOSITORY / name, tmp_path)
    made = Machine(tmp_path)
    patched(monkeypatch, made)
    return made


def test_what_is_there_is_not_made_again(machine: Machine) -> None:
    venv.main(DEV)
    venv.main(DEV)
    assert (machine.made, machine.installed) == (1, [DEV])


def test_what_tests_need_holds_what_the_demo_needs(machine: Machine) -> None:
    venv.main(DEV)
    venv.main(RUNTIME)
    assert machine.installed == [DEV]


def test_what_tests_need_is_added_to_what_the_demo_needs(machine: Machine) -> None:
    venv.main(RUNTIME)
    venv.main(DEV)
    assert (machine.made, machine.installed) == (1, [RUNTIME, DEV])


@pytest.mark.parametrize("changed", [RUNTIME, DEV, "pyproject.toml"])
def test_a_change_is_installed_into_the_same_environment(machine: Machine, changed: str) -> None:
    venv.main(DEV)
    (machine.root / changed).write_text("# changed\n", "utf-8")
    venv.main(DEV)
    assert (machine.made, machine.installed) == (1, [DEV, DEV])


def test_one_whose_making_was_interrupted_is_made_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(lock: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(venv, "_install", killed)
    with pytest.raises(KeyboardInterrupt):
        venv.main(DEV)
    monkeypatch.setattr(venv, "_install", machine.installed.append)
    venv.main(DEV)
    assert (machine.made, machine.installed) == (2, [DEV])


def test_one_that_was_moved_is_made_again(machine: Machine, tmp_path: Path) -> None:
    venv.main(DEV)
    stamp = machine.venv / "landbridge.json"
    stamp.write_text(stamp.read_text("utf-8").replace(str(tmp_path), "/elsewhere"), "utf-8")
    venv.main(DEV)
    assert machine.made == 2


def test_one_without_its_python_is_made_again(machine: Machine) -> None:
    venv.main(DEV)
    (machine.venv / "bin" / "python").unlink()
    venv.main(DEV)
    assert machine.made == 2


def test_a_folder_that_is_no_environment_is_left_alone(machine: Machine) -> None:
    (machine.venv / "photos").mkdir(parents=True)
    with pytest.raises(SystemExit, match="no virtual environment"):
        venv.main(DEV)
    assert (machine.venv / "photos").exists()


def test_when_one_way_fails_the_next_starts_clean(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(venv, "WAYS", (machine.cannot, machine.make))
    venv.main(DEV)
    assert machine.installed == [DEV]
    assert not (machine.venv / "half").exists()


def test_when_no_way_works_it_says_what_to_install(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable() -> None:
        raise WheelMissingError("no route")

    monkeypatch.setattr(venv, "WAYS", (machine.cannot,))
    monkeypatch.setattr(venv, "_with_the_wheel_of_pip", unreachable)
    with pytest.raises(SystemExit, match="apt-get install python3-venv") as left:
        venv.main(DEV)
    assert "no route" in str(left.value)
    assert not machine.venv.exists()
