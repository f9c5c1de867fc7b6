"""The page of commands: what each says of itself under --help, and the exit codes."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from inspect import getsource
from itertools import pairwise

from tools.reference.table import table

from landbridge.cli.commands import COMMANDS
from landbridge.cli.exits import Exit

HEAD = """# Commands

<!-- written by `make docs`; change the command's own help instead -->

Every option has an environment variable, and every command the same forms of output: a table for
people, `json` and `yaml` for scripts, `tsv` for a shell's `cut`. JSON and YAML carry
`schema_version`, `tool_version` and `facts_version`. Results go to standard output, everything else
to standard error.
"""
WIDTH = "88"
AS_TYPED = "import sys; sys.argv[0] = 'landbridge'; from landbridge.cli import main; main()"


def commands_page() -> str:
    """The whole page."""
    names = [listed.name for listed in COMMANDS]
    parts = [HEAD, _codes(), _section("landbridge"), *(_section("landbridge", n) for n in names)]
    return "\n".join(parts)


def _codes() -> str:
    rows = [(str(Exit[name].value), meaning) for name, meaning in _meanings()]
    return f"## Exit codes\n\n{table(('code', 'meaning'), rows)}\n"


def _meanings() -> Iterator[tuple[str, str]]:
    """Each exit code's name, and the text under it in the source."""
    lines = [node for code in ast.parse(getsource(Exit)).body for node in getattr(code, "body", ())]
    for name, text in pairwise(lines):
        if isinstance(name, ast.Assign) and isinstance(text, ast.Expr):
            yield ast.unparse(name.targets[0]), ast.literal_eval(text.value)


def _section(*words: str) -> str:
    title = " ".join(words)
    return f"## {title}\n\n```text\n{_help(*words[1:])}```\n"


def _help(*words: str) -> str:
    """What `--help` prints, whatever the machine that asks."""
    bare = {name: value for name, value in os.environ.items() if "LANDBRIDGE_" not in name}
    shown = subprocess.run(
        [sys.executable, "-c", AS_TYPED, *words, "--help"],
        env={**bare, "COLUMNS": WIDTH, "TERM": "dumb", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"
