"""The moments at which somebody saved a file."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.intake.named import named

PAUSE_SECONDS = 0.2
"""Between two looks. A look asks the file system, so that it works on shared drives, too."""


class Mark(NamedTuple):
    """What changes when a file is saved, be it written over or put in the place of the old one."""

    inode: int
    octets: int
    nanoseconds: int


Marks = dict[Path, Mark | None]


class Saves:
    """Looks at an estate file and at the files that it names, until somebody saves one.

    What is saved after a look counts, also while the files are read: nothing falls between.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: tuple[Path, ...] = (path,)
        self._look()

    def wait(self) -> None:
        """Returns once the files differ from the last look, and nobody writes to them any more."""
        while _marks(self._files) == self._known:
            time.sleep(PAUSE_SECONDS)
        before: Marks = {}
        while (now := _marks(self._files)) != before:
            before = now
            time.sleep(PAUSE_SECONDS)
        self._look()

    def _look(self) -> None:
        """Other files may be named than before; an estate that cannot be read names those still."""
        with suppress(InputError):
            self._files = named(self._path)
        self._known = _marks(self._files)


def _marks(files: Iterable[Path]) -> Marks:
    inside = (path for file in files for path in (file, *_below(file)))
    return {path: _mark(path) for path in inside}


def _below(path: Path) -> list[Path]:
    """The files of a folder, of CSV files for instance."""
    return sorted(path.iterdir()) if path.is_dir() else []


def _mark(path: Path) -> Mark | None:
    """None while there is no such file: an editor may be about to put the new one there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Mark(found.st_ino, found.st_size, found.st_mtime_ns)
