"""Make .venv from a lock file: wheels only, every hash checked, nothing else touched.

    python -m tools.venv requirements-dev.lock

Needs nothing but Python: where Debian ships it without ensurepip, pip comes from elsewhere. A
.venv that is whole is left alone; one whose making was interrupted is made again.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.pip_wheel import WheelMissingError, fetch_pip

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BASE: str = getattr(sys, "_base_executable", sys.executable)
"""The Python outside any virtual environment; .venv itself may be the active one."""

STAMP = VENV / "landbridge.json"
"""What .venv was made from; absent while it is being made or changed."""

MARK = VENV / "landbridge.making"
"""Says that a .venv without a stamp is ours."""

LOCKS = ("requirements.lock", "requirements-dev.lock")
"""The second holds all of the first, in the same versions."""

ONLY_THE_LOCK = ("--require-hashes", "--only-binary", ":all:", "--no-deps", "-qq")

NO_PIP = """No pip can be put into .venv: {python} has no ensurepip, neither pip, virtualenv nor uv
is here to help, and the package index did not ({why}).
Install one of them. On Debian and Ubuntu: apt-get install python3-venv"""


def main(lock: str) -> None:
    """Bring .venv to the state of `lock`; tell on standard error what takes time."""
    wanted = {**_identity(), **_digests(lock)}
    with _alone():
        had = _stamp()
        if wanted.items() <= had.items() and PYTHON.exists():
            return
        if not _identity().items() <= had.items() or not PYTHON.exists():
            had = {}
            _make()
        STAMP.unlink(missing_ok=True)
        _install(lock)
        STAMP.write_text(json.dumps({**had, **wanted}, indent=1), "utf-8")


@contextmanager
def _alone() -> Iterator[None]:
    """Two makes at once take turns."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    with (folder / "venv.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _identity() -> dict[str, str]:
    """A .venv works only where it was made, and with the Python that made it."""
    return {"root": str(ROOT), "python": f"{sys.base_prefix} {sys.version}"}


def _digests(lock: str) -> dict[str, str]:
    names = ["pyproject.toml", *LOCKS[: LOCKS.index(lock) + 1]]
    return {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names}


def _stamp() -> Mapping[str, str]:
    try:
        read: Mapping[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read


def _make() -> None:
    if VENV.exists() and not _may_go():
        sys.exit(f"{VENV} is there, and it is no virtual environment. Move it away and try again.")
    _tell(f"Making .venv with Python {sys.version.split()[0]}")
    if any(_tried(way) for way in WAYS):
        return
    try:
        _with_the_wheel_of_pip()
    except WheelMissingError as why:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(NO_PIP.format(python=BASE, why=why))


def _may_go() -> bool:
    return MARK.exists() or (VENV / "pyvenv.cfg").exists() or not any(VENV.iterdir())


def _tried(way: Callable[[], bool]) -> bool:
    _clear()
    return way() and _quietly(str(PYTHON), "-I", "-m", "pip", "--version")


def _clear() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    MARK.write_text("made by tools/venv.py\n", "utf-8")


def _with_ensurepip() -> bool:
    return _quietly(BASE, "-m", "venv", str(VENV))


def _with_pip_of_the_machine() -> bool:
    pip = (BASE, "-m", "pip", "--python", str(PYTHON), "install", *ONLY_THE_LOCK)
    return _without_pip() and _quietly(*pip, "-r", _lock_of_pip())


def _with_virtualenv() -> bool:
    return _quietly("virtualenv", "--python", BASE, str(VENV))


def _with_uv() -> bool:
    return _quietly("uv", "venv", "--seed", "--allow-existing", "--python", BASE, str(VENV))


def _with_the_wheel_of_pip() -> None:
    _clear()
    if not _without_pip():
        raise WheelMissingError(f"`{BASE} -m venv` does not work")
    wheel = fetch_pip(_pinned_pip(), ROOT / "build")
    _run(str(PYTHON), f"{wheel}/pip", "install", *ONLY_THE_LOCK, "-r", _lock_of_pip())


WAYS = (_with_ensurepip, _with_pip_of_the_machine, _with_virtualenv, _with_uv)


def _without_pip() -> bool:
    return _quietly(BASE, "-m", "venv", "--without-pip", str(VENV))


def _lock_of_pip() -> str:
    path = ROOT / "build" / "pip.lock"
    path.write_text(_pinned_pip(), "utf-8")
    return str(path)


def _pinned_pip() -> str:
    """The lines of the lock that pin pip, hashes and all."""
    lines = iter((ROOT / LOCKS[0]).read_text("utf-8").splitlines())
    pinned = [next(line for line in lines if line.startswith("pip=="))]
    while pinned[-1].endswith("\\"):
        pinned.append(next(lines))
    return "\n".join(pinned) + "\n"


def _install(lock: str) -> None:
    _tell(f"Installing {lock}")
    pip = (str(PYTHON), "-I", "-m", "pip", "install")
    _run(*pip, *ONLY_THE_LOCK, "-r", str(ROOT / lock))
    _run(*pip, "-qq", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _run(*command: str) -> None:
    code = subprocess.run(command, env=_settings(), check=False).returncode
    if code:
        sys.exit(f"This did not work (exit {code}): {' '.join(command)}")


def _quietly(*command: str) -> bool:
    try:
        return not subprocess.run(
            command, env=_settings(), capture_output=True, check=False
        ).returncode
    except OSError:
        return False


def _settings() -> dict[str, str]:
    """The user's settings, so that a private index is used, but nothing installed elsewhere."""
    ours = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**os.environ, **ours}


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit(f"usage: python -m tools.venv {'|'.join(LOCKS)}")
    main(sys.argv[1])
