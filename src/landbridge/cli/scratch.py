"""Folders beside the one that is written, and what a run that was killed left of them.

Whoever works in one holds a lock on it, which goes with its process: one without is nobody's.
"""

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":  # which has no such lock: nothing is swept there
    import fcntl

MARK = "landbridge"
YOUNG = 60.0
"""Seconds in which a new one may not be locked yet."""


@contextmanager
def scratch(target: Path) -> Iterator[Path]:
    """A new folder beside `target`, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-{MARK}-", dir=target.parent))
    held = _locked(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def sweep(target: Path) -> None:
    """Remove what runs that are dead left beside `target`; what is not surely so stays."""
    ours = re.compile(rf"\.{re.escape(target.name)}-{MARK}-[a-z0-9_]{{8}}")
    for path in target.parent.iterdir():
        if ours.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            with contextlib.suppress(OSError):
                _remove_if_dead(path)


def _remove_if_dead(folder: Path) -> None:
    if time.time() - folder.stat().st_mtime < YOUNG:
        return
    held = _locked(folder)
    if held is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _locked(folder: Path) -> int | None:
    """A handle that holds the folder; None where another holds it, or nothing can be held."""
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
