"""What `landbridge lint` tells, for people, scripts and TSV."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from landbridge.cli.check_view import by_severity
from landbridge.cli.lint_found import Left, Linted, Mend
from landbridge.model import Place, Severity
from landbridge.render.concern import where
from landbridge.render.standing import counts

SHOWN = 20
"""Reasons, each with its first place in a file, that people are told; other forms have all."""


def document(linted: Linted, written: Sequence[str]) -> Mapping[str, Any]:
    """Everything, with a count for each severity."""
    number = Counter(each.severity for each in linted.checked.findings)
    return {
        "counts": {each.value: number[each] for each in Severity},
        "files": list(linted.files),
        "findings": linted.checked.findings,
        "not_judged": [
            {"place": place, "why": each.why, "whole": each.whole} for place, each in linted.open
        ],
        "mended": [
            {
                "file": each.file,
                "changed": each.changed,
                "difference": each.difference,
                "gone": each.gone,
            }
            for each in linted.mended
        ],
        "written": list(written),
    }


def rows(linted: Linted) -> Sequence[Sequence[object]]:
    """A row a finding: severity, rule, subject, place, message, remedy."""
    return [
        (each.severity.value, each.id, each.subject, where(each), each.message, each.fix)
        for each in linted.checked.findings
    ]


def view(linted: Linted, written: Sequence[str]) -> Iterator[RenderableType]:
    """The difference and what it ends, the findings, what was not judged, and the sum."""
    for each in linted.mended:
        yield from _mended(each)
    yield from by_severity(linted.checked.findings)
    yield from _open(linted.open)
    yield from (Text(f"written: {each}") for each in written)
    if any(each.changed for each in linted.mended) and not written:
        yield Text("Nothing was written: give --out DIR, or --yes to mend the files themselves.")
    yield Padding(Text(_sum(linted), style="bold"), 0, expand=False)


def _mended(mend: Mend) -> Iterator[RenderableType]:
    if mend.changed:
        yield Text(mend.difference)
        yield Text("MENDED\n", style="bold")
        for each in mend.gone:
            yield Text(_flat(f"  {where(each)}: {each.id}: {each.fix}"))
        yield ""


def _open(open_: Left) -> Iterator[RenderableType]:
    if not open_:
        return
    together = _together(open_)
    yield Text("NOT JUDGED\n", style="bold")
    for why, places in together[:SHOWN]:
        again = f", and {len(places) - 1:,} more in that file" if len(places) > 1 else ""
        yield Text(_flat(f"  {places[0]}{again}: {why}"))
    if len(together) > SHOWN:
        yield Text(f"  and {len(together) - SHOWN:,} more with -o json")
    yield ""


def _together(open_: Left) -> Sequence[tuple[str, Sequence[Place]]]:
    """What is left for one reason in one file, in the order of its first place."""
    found: dict[tuple[str, str | None], list[Place]] = {}
    for place, each in open_:
        found.setdefault((each.why, place.file), []).append(place)
    return [(why, places) for (why, _), places in found.items()]


def _flat(text: str) -> str:
    """Without ends of lines that a file may hold."""
    return " ".join(text.splitlines())


def _sum(linted: Linted) -> str:
    files = f"{len(linted.files)} file{'s' * (len(linted.files) != 1)}"
    return f"{files}: {counts(linted.checked) or 'nothing to mend'}"
