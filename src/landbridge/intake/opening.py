"""Paths as text, and files that will not open, told as an InputError."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from landbridge.errors import InputError


def shown(path: Path) -> str:
    """The path as text that can be stored and written, also where the locale knows ASCII only."""
    return os.fsencode(path).decode("utf-8", "replace")


@contextmanager
def opening(place: str) -> Iterator[None]:
    """Tell what the operating system has against reading the file at `place`."""
    try:
        yield
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}",
            place=place,
            remedy="Check that it is a file, and that you may read it.",
        ) from error
