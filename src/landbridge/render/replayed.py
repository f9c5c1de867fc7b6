"""Flow logs against a design, as a change board reads it: the answer, then what would change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from landbridge.model.replay import Change, Flip, Mismatch, Replay, RuleUse
from landbridge.render.marked import cell, table
from landbridge.render.proven import because

WORDS = {
    Change.DENIED: "passed, and would be denied",
    Change.OPENED: "was denied, and would pass",
    Change.LOST: "passes this group, and would be lost on its way",
    Change.UNDECIDED: "is left open",
}
SHOWN = 50
"""Connections that are told one by one; JSON has more."""


class Part(NamedTuple):
    """A table with its title."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]


def render_replay(found: Replay, design: str, logs: str) -> str:
    """Markdown: the answer and the sum, what would change, rules, and what counts leave out."""
    parts = [
        f"## Landbridge: {cell(logs)} under {cell(design)}\n",
        f"**{answer(found)}** {cell(total(found))}.\n",
    ]
    for each in filter(lambda each: each.rows, _parts(found)):
        rows = (tuple(cell(str(one)) for one in row) for row in each.rows)
        parts += [f"### {each.title}\n", table(each.headings, rows)]
    parts += ["### What the counts leave out\n", "".join(f"- {cell(e)}\n" for e in _left(found))]
    return "\n".join(parts)


def answer(found: Replay) -> str:
    """What the exit code says, in words."""
    if found.disagree:
        return "Logged flows would change."
    if found.undecided or found.unplaced or found.open_reading:
        return "No logged flow changes for certain; something is open."
    return "No logged flow would change."


def total(found: Replay) -> str:
    """How many tuples of which time, and how many of them agree."""
    parts = {
        "agree": found.agree,
        "disagree": found.disagree,
        "undecided": found.undecided,
        "not placed": found.unplaced,
    }
    counts = ", ".join(f"{count:,} {word}" for word, count in parts.items() if count)
    return f"{counted(found.tuples)} from {found.first_seen} to {found.last_seen}: {counts}"


def counted(tuples: int) -> str:
    """Tuples with their word."""
    return f"{tuples:,} tuple" if tuples == 1 else f"{tuples:,} tuples"


def decides(each: RuleUse) -> str:
    """How many tuples a rule would decide, or may."""
    counts = {"would decide": each.would, "may decide": each.may}
    told = [f"{word} {counted(count)}" for word, count in counts.items() if count]
    return ", ".join(told) or "would decide none either"


def _parts(found: Replay) -> Iterator[Part]:
    yield from _changes(found)
    yield Part(
        "Rules that the logs never name",
        ("group", "direction", "rule", "in this design"),
        [(each.group, each.direction, each.rule, decides(each)) for each in found.never_hit],
    )
    yield Part(
        "Rules that the design does not know",
        ("group", "rule", "tuples"),
        [(each.group, each.rule, f"{each.tuples:,}") for each in found.unknown_rules],
    )
    yield Part(
        "Addresses that stand nowhere",
        ("address", "why", "tuples"),
        [(each.address, each.why, f"{each.tuples:,}") for each in found.not_placed],
    )
    yield Part(
        "What could not be read as it stands",
        ("place", "problem", "times"),
        [(each.place, each.problem, f"{each.times:,}") for each in found.unread],
    )


def _changes(found: Replay) -> Iterator[Part]:
    """What would change for certain, apart from what nobody can tell, and each connection."""
    headings = ("group", "direction", "rule as logged", "what becomes of it", "tuples", "seen")
    certain = [each for each in found.flips if each.change is not Change.UNDECIDED]
    open_ = [each for each in found.flips if each.change is Change.UNDECIDED]
    yield Part("Flows that would change", headings, list(map(_flip, certain)))
    yield Part("Flows that nobody can tell", headings, list(map(_flip, open_)))
    shown = _connections(found.mismatches)[:SHOWN]
    left = found.disagree + found.undecided - sum(each.tuples for each in shown)
    more = f", and {counted(left)} more with -o json" if left > 0 else ""
    columns = ("connection", "tuples", "bytes", "because", "first in the logs")
    yield Part(f"Connections{more}", columns, [_row(each) for each in shown])


def _connections(mismatches: Iterable[Mismatch]) -> list[Mismatch]:
    """Each connection with each of its answers once, however many logs it stands in."""
    found: dict[tuple[object, ...], Mismatch] = {}
    for each in mismatches:
        key = (each.tuple, each.change, each.because)
        found[key] = _together(found[key], each) if key in found else each
    return list(found.values())


def _flip(each: Flip) -> tuple[object, ...]:
    by = "" if each.change is Change.LOST else f" by {each.by}"
    seen = f"{each.first_seen} to {each.last_seen}"
    what = f"{WORDS[each.change]}{by}"
    return each.group, each.direction, each.rule, what, f"{each.tuples:,}", seen


def _together(one: Mismatch, other: Mismatch) -> Mismatch:
    """Both as one, at the place of the one that was seen first."""
    first = min(one, other, key=lambda each: each.first_seen)
    return replace(first, tuples=one.tuples + other.tuples, bytes=one.bytes + other.bytes)


def _row(each: Mismatch) -> tuple[object, ...]:
    why = "; ".join(map(because, each.because))
    return each.tuple, f"{each.tuples:,}", f"{each.bytes:,}", why, each.place


def _left(found: Replay) -> Iterator[str]:
    for group in found.groups_not_logged:
        yield f"The logs do not show {group}: of its rules nothing is known."
    for each in found.cautions:
        yield f"{each.says} [{each.fact}, {each.grade}]"
