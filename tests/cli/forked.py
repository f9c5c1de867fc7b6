"""Landbridge in a process of its own that need not load its modules: a fork of one that has."""

import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from io import BufferedWriter, FileIO, TextIOWrapper
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.cli.loaded"])


def forked(
    arguments: Sequence[str], folder: Path | None, environment: Mapping[str, str], seconds: float
) -> CompletedProcess[str]:
    """As `subprocess.run` of `python -m landbridge`, with what it wrote."""
    with TemporaryDirectory() as told:
        streams = [Path(told) / name for name in ("stdout", "stderr")]
        named = [str(each) for each in streams]
        child = CONTEXT.Process(
            target=_called,
            args=(list(arguments), str(folder or Path.cwd()), dict(environment), named),
        )
        child.start()
        child.join(seconds)
        if child.exitcode is None:
            child.kill()
            child.join()
            raise TimeoutExpired(list(arguments), seconds)
        out, err = (each.read_text("utf-8", "replace") for each in streams)
        return CompletedProcess(list(arguments), child.exitcode, out, err)


def _called(
    arguments: list[str], folder: str, environment: dict[str, str], streams: list[str]
) -> None:
    """What the shell and the interpreter do before the command is there."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate(streams, start=1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
        os.close(file)
    sys.stdout = TextIOWrapper(BufferedWriter(FileIO(1, "w", closefd=False)), "utf-8")
    raw = FileIO(2, "w", closefd=False)
    sys.stderr = TextIOWrapper(
        BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=True
    )
    sys.argv = ["landbridge", *arguments]
    runpy.run_module("landbridge", run_name="__main__", alter_sys=True)
