"""Texts, lists and remarks as YAML that holds whatever a name holds."""

import json
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from landbridge.intake.words import counted

WIDTH = 100


def text(value: str) -> str:
    """In double quotes, on one line, whatever it holds."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def listed(values: Sequence[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(text, values))}]"


def remark(words: str, depth: int = 2, dash: str = "") -> Iterator[str]:
    """A remark on lines of its own, as many as it takes."""
    head = f"{' ' * depth}# "
    yield from wrap(
        words,
        WIDTH,
        initial_indent=head + dash,
        subsequent_indent=head + " " * len(dash),
        break_long_words=False,
        break_on_hyphens=False,
    )


def guessed(noun: str, why: str, entries: Sequence[Sequence[str]], depth: int = 2) -> Iterator[str]:
    """The lines of entries that were all concluded alike, under one remark that says from what."""
    if entries:
        yield from remark(f"guess: {counted(len(entries), noun)}{why}", depth)
    for lines in entries:
        yield from lines


def key(name: str, values: Sequence[str], depth: int = 4) -> Iterator[str]:
    """A key with a list behind it, on as many lines as it takes."""
    head = f"{' ' * depth}{name}: "
    if len(head) + len(listed(values)) <= WIDTH:
        yield head + listed(values)
        return
    yield f"{head.rstrip()}"
    yield f"{' ' * (depth + 2)}["
    yield from _filled(values, depth + 4)
    yield f"{' ' * (depth + 2)}]"


def _filled(values: Iterable[str], depth: int) -> Iterator[str]:
    """The entries, as many on a line as fit."""
    line = ""
    for value in values:
        entry = f"{text(value)},"
        if line and depth + len(line) + 1 + len(entry) > WIDTH:
            yield " " * depth + line
            line = ""
        line = f"{line} {entry}".strip()
    yield " " * depth + line
