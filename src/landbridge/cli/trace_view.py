"""What `landbridge trace` tells of a connection, for people, scripts and TSV."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.model.hops import HopKind, Near, Translation
from landbridge.model.proof import Connection, Hop, Verdict, Way
from landbridge.network.telling.worded import told

DELIVERED = "delivered"
UNFILTERED = "no rule: nothing filters it on its way"
COLOURS = {Verdict.ALLOW: "green", Verdict.DENY: "red", Verdict.DEPENDS: "yellow"}
MARKS = {Verdict.ALLOW: "+", Verdict.DENY: "x", Verdict.DEPENDS: "?"}


def document(found: Connection) -> Mapping[str, Any]:
    """Everything; `hops` are those of the first way there, `near` the rules that miss on any."""
    whole = found.model_dump(mode="json")
    whole["near"] = [each.model_dump(mode="json") for each in found.near]
    whole["return"] = whole.pop("back")
    whole["hops"] = whole["forward"][0]["hops"] if whole["forward"] else []
    return whole


def rows(found: Connection) -> Sequence[Sequence[object]]:
    """A row a hop: way, number, place, what happens, and who decides there."""
    return [
        (way, number, hop.place, hop.what, "; ".join(map(told, hop.because)))
        for way, hops in (("forward", found.forward), ("return", found.back))
        for number, hop in enumerate((hop for each in hops for hop in each.hops), start=1)
    ]


def view(found: Connection) -> Iterator[RenderableType]:
    """The verdict with its causes, then the ways there and back."""
    yield Text(
        f"{found.source} to {found.destination}, {found.traffic}: {found.verdict.value}",
        style=f"bold {COLOURS[found.verdict]}",
    )
    if found.pairs:
        yield _indented(_case(found))
    yield ""
    yield Text("Because", style="bold")
    if not found.because:
        yield _indented(UNFILTERED)
    for cause in found.because:
        yield _indented(told(cause), COLOURS[cause.action if cause.certain else Verdict.DEPENDS])
    yield from (_indented(nearly(each)) for each in found.near)
    yield ""
    yield from _ways("There", found.forward)
    yield from _ways("Back", found.back)


def nearly(rule: Near) -> str:
    """A rule that misses the packet, in one line."""
    return f"nearest rule: {rule.stage} {rule.resource}, {rule.rule} {rule.why}"


def _translated(found: Translation) -> str:
    return f"{found.was or f'the {found.end}'} becomes {found.to}"


def _case(found: Connection) -> str:
    several = sum(found.pairs.values())
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in found.pairs.items())
    shown = "; ".join(filter(None, (_ended(found), f"shown by {found.witness}")))
    return shown if several == 1 else f"{shown}; of {several:,} pairs of address classes: {counts}"


def _ended(found: Connection) -> str:
    """How it ends; of what depends that is how it may end, and nothing where no way is told."""
    if not found.forward:
        return ""
    ended = found.disposition.replace("_", " ")
    if found.verdict is not Verdict.DEPENDS or found.disposition == DELIVERED:
        return ended
    return f"{ended} on one of the ways" if len(found.forward) > 1 else f"{ended} perhaps"


def _ways(title: str, ways: Sequence[Way]) -> Iterator[RenderableType]:
    for number, way in enumerate(ways, start=1):
        which = f", way {number} of {len(ways)}" if len(ways) > 1 else ""
        yield Text(f"{title}{which}: {way.verdict.value}", style="bold")
        through, behind = _parted(way)
        for hop in through:
            yield from _hop(hop)
        if behind:
            yield _indented("It stops here; what stands behind would say:", "dim")
        for hop in behind:
            yield from _hop(hop)
        yield ""


def _parted(way: Way) -> tuple[Sequence[Hop], Sequence[Hop]]:
    """The hops up to the first that stops the packet, and the filters behind it."""
    for number, hop in enumerate(way.hops, start=1):
        if way.verdict is Verdict.DENY and any(each.refuses for each in hop.because):
            return way.hops[:number], [each for each in way.hops[number:] if each.because]
    return way.hops, ()


def _hop(hop: Hop) -> Iterator[RenderableType]:
    where = f"{hop.place}: " if hop.place else ""
    yield _indented(f"{where}{hop.what}")
    if hop.translation and hop.kind is not HopKind.EGRESS:
        yield _indented(_translated(hop.translation), indent=4)
    for cause in hop.because:
        verdict = cause.action if cause.certain else Verdict.DEPENDS
        yield _indented(f"{MARKS[verdict]} {told(cause)}", COLOURS[verdict], 4)


def _indented(text: str, style: str = "", indent: int = 2) -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, indent), expand=False)
