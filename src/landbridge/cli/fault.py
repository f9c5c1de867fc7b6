"""The file that a user can send us after a fault: versions and the places in our code, no data."""

import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from landbridge import __version__

NAMED = ("fastexcel", "numpy", "pyarrow", "pydantic", "typer")


def record(error: Exception) -> str:
    """Write the file and say where it is; where no file can be written, the text itself.

    It holds no messages, no values of variables and no command line, so that nothing of the
    estate leaves.
    """
    text = "".join([*_versions(), *_places(error)])
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="landbridge-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError:
        return f"Please send us this:\n{text}"
    return f"Please send us {Path(file.name).absolute()}"


def _places(error: BaseException) -> Iterator[str]:
    """Where in our code, what caused it first: kinds of errors, without what they say."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _places(before)
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"


def _versions() -> list[str]:
    named = [f"{name} {version(name)}" for name in NAMED]
    python = f"python {sys.version.split()[0]} on {platform.platform()}"
    return [f"{line}\n" for line in (f"landbridge {__version__}", python, *named)]
