"""Changes of a text that keep all else of it: comments, order, spaces."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from landbridge.lint.tree import Entry, Plain, Value

INDENT = "  "
LINE_END = re.compile(r"\r?\n")
COMMA = re.compile(r"^\s*,")


class Change(NamedTuple):
    """The text from `start` to `end` gives way to another one."""

    start: int
    end: int
    text: str


class Dialect(NamedTuple):
    """How a language writes a key, a plain value, and what parts key, value and entries."""

    key: Callable[[str], str]
    literal: Callable[[Plain], str]
    sign: str
    parting: str


Edit: TypeAlias = Callable[[str, Dialect], Change]
"""A change that is still to be written, in the language of a text."""


def put(value: Value, plain: Plain) -> Edit:
    """Another plain value in the place of one."""
    return lambda text, dialect: Change(value.start, value.end, dialect.literal(plain))


def listed(value: Value) -> Edit:
    """A list of what stood there alone."""
    return lambda text, dialect: Change(
        value.start, value.end, f"[{text[value.start : value.end]}]"
    )


def renamed(entry: Entry, key: str) -> Edit:
    """Another key; what stands between it and its value stays."""

    def change(text: str, dialect: Dialect) -> Change:
        written = text[entry.start : entry.value.start]
        rest = re.sub(r"^(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[\w-]+)", "", written)
        return Change(entry.start, entry.value.start, dialect.key(key) + rest)

    return change


def removed(entry: Entry, owner: Value) -> Edit:
    """An entry less, with its line where it has one of its own."""

    def change(text: str, dialect: Dialect) -> Change:
        others = sorted(owner.entries.values(), key=lambda each: each.start)
        at = next(n for n, each in enumerate(others) if each.start == entry.start)
        between = text[others[at - 1].end : entry.start] if at else ""
        if at + 1 == len(others) and at and (dialect.parting or COMMA.match(between)):
            return Change(others[at - 1].end, entry.end, COMMA.sub("", between).rstrip())
        return Change(*_lines(text, entry), "")

    return change


def _lines(text: str, entry: Entry) -> tuple[int, int]:
    """The lines of an entry if nothing else stands on them; else it with what parts it."""
    after = re.compile(r"[ \t]*,?[ \t]*").match(text, entry.end)
    end = after.end() if after else entry.end
    start = text.rfind("\n", 0, entry.start) + 1
    alone = not text[start : entry.start].strip()
    line = LINE_END.match(text, end)
    return (start, line.end()) if alone and line else (entry.start, end)


def added(owner: Value, path: Sequence[str], raw: str | None = None, plain: Plain = None) -> Edit:
    """A value behind a path of keys within an object: a piece of text as it is, or a plain one."""

    def change(text: str, dialect: Dialect) -> Change:
        written = dialect.literal(plain) if raw is None else raw
        entries = sorted(owner.entries.values(), key=lambda each: each.start)
        indent = _indent(text, entries[0].start if entries else owner.start)
        indent = indent if entries else indent + INDENT
        pair = _pair(path, written, indent, dialect)
        if entries:
            at = entries[-1].end
            return Change(at, at, f"{dialect.parting}\n{indent}{pair}")
        rest = (
            "" if text[owner.start + 1 : owner.end - 1].strip() else f"\n{indent[: -len(INDENT)]}"
        )
        return Change(owner.start + 1, owner.end - 1, f"\n{indent}{pair}{rest}")

    return change


def _pair(path: Sequence[str], written: str, indent: str, dialect: Dialect) -> str:
    head = f"{dialect.key(path[0])}{dialect.sign}"
    if not path[1:]:
        return head + written
    inner = _pair(path[1:], written, indent + INDENT, dialect)
    return f"{head}{{\n{indent}{INDENT}{inner}\n{indent}}}"


def _indent(text: str, at: int) -> str:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())]


def raw(start: int, end: int, text: str) -> Edit:
    """A piece of text in place of another."""
    return lambda _, __: Change(start, end, text)


def applied(text: str, wanted: Iterable[Sequence[Edit]], dialect: Dialect) -> str:
    """The text with each group of edits of which none meets an edit of an earlier group."""
    taken: list[Change] = []
    for group in wanted:
        changes = [edit(text, dialect) for edit in group]
        if not any(_meet(each, other) for each in changes for other in taken):
            taken += changes
    pieces, here = list[str](), 0
    for change in sorted(taken, key=lambda each: (each.start, each.end)):
        pieces += [text[here : change.start], change.text]
        here = change.end
    return "".join([*pieces, text[here:]])


def _meet(one: Change, other: Change) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other
