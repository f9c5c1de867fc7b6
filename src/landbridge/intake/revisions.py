"""Estates as a commit of git has them, read into a folder of their own for a while."""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from landbridge.errors import InputError

EXPECTED = "Name a commit and a path of the repository you are in, such as HEAD~1:examples/estate."


def is_revision(text: str) -> bool:
    """Whether a text means what a commit has, as `REVISION:PATH`, and no file of that name."""
    revision, colon, _ = text.partition(":")
    return bool(colon and revision) and not Path(text).exists()


@contextmanager
def checked_out(text: str) -> Iterator[Path]:
    """A copy of what a commit has at a path, in a folder that goes afterwards.

    Everything under the commit's folder comes along, for an estate names files beside it. Raises
    InputError for a commit or path that is not there, and where git is missing.
    """
    revision, _, path = text.partition(":")
    prefix = _git("rev-parse", "--show-prefix", text=text).decode().strip()
    top = _git("rev-parse", "--show-toplevel", text=text).decode().strip()
    inside = Path(prefix) / path
    _git("cat-file", "-e", f"{revision}:{_plain(inside)}", text=text)
    archive = _git("-C", top, "archive", "--format=tar", revision, text=text)
    with TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
        yield Path(folder) / inside


def _plain(path: Path) -> str:
    return "" if path == Path() else path.as_posix()


def _git(*arguments: str, text: str) -> bytes:
    command = ("git", *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise InputError(
            f"{text}: git is not installed", remedy="Install it, or name a file or folder."
        ) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or [""]
        raise InputError(f"{text}: git says: {said[-1]}", remedy=EXPECTED)
    return done.stdout
