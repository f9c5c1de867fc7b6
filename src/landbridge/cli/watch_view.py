"""What `landbridge prove --watch` tells at each save."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from pydantic_core import to_json
from rich.console import RenderableType
from rich.text import Text

from landbridge.cli import diff_view
from landbridge.cli.output import envelope
from landbridge.cli.prove_view import counted, intent, intents
from landbridge.model.difference import Difference
from landbridge.model.proof import IntentResult


class Watched(NamedTuple):
    """The intents, those at the save before, and what differs from the start; None at the start."""

    intents: Sequence[IntentResult]
    before: Sequence[IntentResult]
    since_start: Difference | None


def clock() -> str:
    """The time of this machine, as somebody at it reads it."""
    return f"{datetime.now().astimezone():%H:%M:%S}"


def document(watched: Watched) -> Mapping[str, Any]:
    """Every intent, and the difference as `landbridge diff` tells it."""
    found = watched.since_start
    return {
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "intents": [intent(each) for each in watched.intents],
        "since_start": diff_view.document(found) if found else None,
    }


def line(watched: Watched) -> str:
    """The document as one line of JSON."""
    return to_json(envelope(document(watched))).decode() + "\n"


def view(watched: Watched) -> Iterator[RenderableType]:
    """The intents at the start; at a save those that turned, and who gains and loses since then."""
    turned = _turned(watched)
    if watched.since_start is None or turned:
        yield from intents(turned)
    if watched.since_start:
        yield from diff_view.view(watched.since_start)
    met = counted([each.met for each in watched.intents])
    yield Text(f"{clock()} {met or 'no intent is declared'}; waiting for the next save", "dim")
    yield ""


def _turned(watched: Watched) -> list[IntentResult]:
    """The intents that are new, or that came out otherwise at the save before."""
    before = {each.name: (each.met, each.verdict) for each in watched.before}
    return [each for each in watched.intents if before.get(each.name) != (each.met, each.verdict)]
