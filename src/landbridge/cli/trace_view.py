"""What `landbridge trace` tells of a connection, for people, scripts and TSV."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.model.proof import Cause, Connection, Hop, Verdict, Way

COLOURS = {Verdict.ALLOW: "green", Verdict.DENY: "red", Verdict.DEPENDS: "yellow"}
MARKS = {Verdict.ALLOW: "+", Verdict.DENY: "x", Verdict.DEPENDS: "?"}


def document(found: Connection) -> Mapping[str, Any]:
    """Everything; `hops` are those of the first way there."""
    whole = found.model_dump(mode="json")
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
    for cause in found.because:
        yield _indented(told(cause), COLOURS[cause.action if cause.certain else Verdict.DEPENDS])
    yield ""
    yield from _ways("There", found.forward)
    yield from _ways("Back", found.back)


def told(cause: Cause) -> str:
    """A cause in one line: `deny by nsg-web, deny-all (200), inbound at hub/web`."""
    who = ", ".join(filter(None, (cause.resource, cause.rule, cause.direction)))
    verdict = cause.action.value if cause.certain else f"may {cause.action.value}"
    if cause.action is Verdict.DEPENDS:
        verdict = "not known"
    parts = [f"{verdict}: {cause.stage}", who and f" {who}", cause.place and f" at {cause.place}"]
    return "".join(filter(None, parts)) + (f" ({cause.why})" if cause.why else "")


def _case(found: Connection) -> str:
    several = sum(found.pairs.values())
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in found.pairs.items())
    shown = f"{found.disposition.replace('_', ' ')}; shown by {found.witness}"
    return shown if several == 1 else f"{shown}; of {several:,} pairs of address classes: {counts}"


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
    for cause in hop.because:
        verdict = cause.action if cause.certain else Verdict.DEPENDS
        yield Padding(
            Text(f"{MARKS[verdict]} {told(cause)}", style=COLOURS[verdict]),
            (0, 0, 0, 4),
            expand=False,
        )


def _indented(text: str, style: str = "") -> Padding:
    return Padding(Text(text, style=style), (0, 0, 0, 2), expand=False)
