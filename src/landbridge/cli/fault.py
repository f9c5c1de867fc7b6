"""The file that a user can send us after a fault: versions and the places in our code, no data."""

import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

from landbridge import __version__

NAMED = ("fastexcel", "numpy", "pyarrow", "pydantic", "typer")


def record(error: Exception) -> str:
    """Write the file and say where it is; where no file can be written, the text itself.

    It holds no values of variables and no command line, so that nothing of the estate leaves.
    """
    text = "".join([*_versions(), *traceback.format_exception(error)])
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="landbridge-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError:
        return f"Please send us this:\n{text}"
    return f"Please send us {Path(file.name).absolute()}"


def _versions() -> list[str]:
    named = [f"{name} {version(name)}" for name in NAMED]
    python = f"python {sys.version.split()[0]} on {platform.platform()}"
    return [f"{line}\n" for line in (f"landbridge {__version__}", python, *named)]
