"""What `landbridge replay` tells of logs and a design, for people, scripts and TSV."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.model.replay import Change, Flip, Mismatch, Replay
from landbridge.network.telling.worded import told
from landbridge.render.replayed import WORDS, counted, decides, total

STYLES = {
    Change.DENIED: "red",
    Change.OPENED: "red",
    Change.LOST: "red",
    Change.UNDECIDED: "yellow",
}
SHOWN = 3
"""Connections of a change, and lines of a list, that are shown; the other forms have more."""


def document(found: Replay) -> Mapping[str, Any]:
    """Everything."""
    return found.model_dump(mode="json")


def rows(found: Replay) -> Sequence[Sequence[object]]:
    """A row a connection that changes, then one a rule, `hits` or `never-hit`.

    Columns: kind, group, direction, rule as logged, rule that decides, packet, tuples, bytes,
    first and last seen, place of the first; of rules what is logged, what would be decided and what
    may be stand in place of tuples, bytes and first seen.
    """
    idle = set(found.never_hit)
    rules = (
        (
            "never-hit" if each in idle else "hits",
            *(
                each.group,
                each.direction,
                each.rule,
                "",
                "",
                each.logged,
                each.would,
                each.may,
                "",
                "",
            ),
        )
        for each in found.rule_hits
    )
    return [*map(_row, found.mismatches), *rules]


def _row(each: Mismatch) -> Sequence[object]:
    who = (each.change.value, each.group, each.direction, each.rule, each.by, each.tuple)
    return (*who, each.tuples, each.bytes, each.first_seen, each.last_seen, each.place)


def view(found: Replay) -> Iterator[RenderableType]:
    """What changes, rules, what stands nowhere, what could not be read, and the sum."""
    yield from _changes(found)
    yield from _section("SAME ANSWER BY ANOTHER RULE", _moved(found))
    yield from _section("RULE HITS", _hits(found), every=True)
    yield from _section("RULES THAT THE LOGS NEVER NAME", _never_hit(found))
    yield from _section("GROUPS THAT THE LOGS DO NOT SHOW", found.groups_not_logged)
    yield from _section("RULES THAT THE DESIGN DOES NOT KNOW", _strangers(found))
    yield from _section("ADDRESSES THAT STAND NOWHERE", _not_placed(found))
    yield from _section("WHAT COULD NOT BE READ AS IT STANDS", _unread(found))
    yield from _section("WHAT THE COUNTS LEAVE OUT", _cautions(found), every=True)
    yield Text(total(found), style="bold")


def _changes(found: Replay) -> Iterator[RenderableType]:
    """What would change for certain, and apart from it what nobody can tell."""
    connections: dict[object, list[Mismatch]] = defaultdict(list)
    for each in found.mismatches:
        connections[_kind(each)].append(each)
    open_ = [each for each in found.flips if each.change is Change.UNDECIDED]
    certain = [each for each in found.flips if each.change is not Change.UNDECIDED]
    yield from _flips("FLOWS THAT WOULD CHANGE", certain, connections)
    yield from _flips("FLOWS THAT NOBODY CAN TELL", open_, connections)


def _flips(
    title: str, flips: Sequence[Flip], connections: Mapping[object, Sequence[Mismatch]]
) -> Iterator[RenderableType]:
    if flips:
        yield Text(f"{title}\n", style="bold")
    for flip in flips:
        shown = connections.get(_kind(flip), ())[:SHOWN]
        yield Text(_headed(flip), style=STYLES[flip.change])
        for each in shown:
            yield from _connection(each)
        left = flip.tuples - sum(each.tuples for each in shown)
        yield from _lines([f"and {counted(left)} more with -o json"] if left else [])
        yield ""


def _headed(flip: Flip) -> str:
    heading = f"{flip.group}, {flip.rule}, {flip.direction}: {WORDS[flip.change]}"
    by = "" if flip.change is Change.LOST else f" by {flip.by}"
    return f"{heading}{by} ({counted(flip.tuples)})"


def _connection(each: Mismatch) -> Iterator[RenderableType]:
    yield from _lines([f"{each.tuple}: {counted(each.tuples)}, {each.bytes:,} bytes"])
    yield from _lines([f"from {each.first_seen} to {each.last_seen}, first in"], 4)
    yield Text(f"    {each.place}")
    yield from _lines(map(told, each.because[:SHOWN]), 4)


def _kind(each: Flip | Mismatch) -> object:
    return each.change, each.group, each.direction, each.rule, each.by


def _moved(found: Replay) -> Iterator[str]:
    for each in found.by_another_rule:
        who = f"{each.group}, {each.direction}"
        yield f"{who}: logged {each.rule}, decided by {each.by} ({counted(each.tuples)})"


def _hits(found: Replay) -> Iterator[str]:
    for each in found.rule_hits:
        if each.logged or each.would or each.may:
            who = f"{each.group}, {each.direction}: {each.rule}"
            may = f", may decide {each.may:,}" if each.may else ""
            yield f"{who}: logged by {counted(each.logged)}, would decide {each.would:,}{may}"


def _never_hit(found: Replay) -> Iterator[str]:
    for each in found.never_hit:
        yield f"{each.group}, {each.direction}: {each.rule} ({decides(each)})"


def _strangers(found: Replay) -> Iterator[str]:
    for each in found.unknown_rules:
        lacking = "" if each.group_known else ", a group that it does not know by this name"
        yield f"{each.rule} of {each.group}{lacking} ({counted(each.tuples)})"


def _not_placed(found: Replay) -> Iterator[str]:
    for each in found.not_placed:
        yield f"{each.address}: {each.why} ({counted(each.tuples)})"


def _unread(found: Replay) -> Iterator[str]:
    for each in found.unread:
        times = f" ({each.times:,} times)" if each.times > 1 else ""
        yield f"{each.place}: {each.problem}{times}"


def _cautions(found: Replay) -> Iterator[str]:
    for each in found.cautions:
        yield f"{each.says} [{each.fact}, {each.grade}]"


def _section(title: str, texts: Iterable[str], *, every: bool = False) -> Iterator[RenderableType]:
    lines = list(texts)
    if not lines:
        return
    shown = lines if every else lines[: SHOWN * SHOWN]
    left = len(lines) - len(shown)
    yield Text(f"{title}\n", style="bold")
    yield from _lines([*shown, *([f"and {left:,} more with -o json"] if left else [])])
    yield ""


def _lines(texts: Iterable[str], indent: int = 2) -> Iterator[RenderableType]:
    yield from (Padding(Text(text), (0, 0, 0, indent), expand=False) for text in texts)
