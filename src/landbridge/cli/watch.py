"""`landbridge prove --watch`: what each save of an estate changes in what holds and who reaches."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from landbridge.cli.output import Result, WatchForm, show
from landbridge.cli.tame import tamed
from landbridge.cli.watch_view import Watched, clock, document, line, view
from landbridge.errors import InputError
from landbridge.intake import read_estate
from landbridge.intake.intents import intents_of
from landbridge.intake.saves import Saves
from landbridge.network.edits.intended import Intended
from landbridge.network.edits.since import Since
from landbridge.network.estate.assembled import assembled

if TYPE_CHECKING:
    from landbridge.model.network import Network
    from landbridge.network.intents import Intent
    from landbridge.security.ends import Tags


class State(NamedTuple):
    """An estate as it was read, with its network and intents."""

    network: "Network"
    tags: "Tags | None"
    intents: "tuple[Intent, ...]"


def watch(path: Path, output: WatchForm) -> NoReturn:
    """Tell the state at the start, then at each save what differs from the start; never ends.

    What cannot be read is told, and waited for to be mended; only at the start it is an InputError.
    """
    saves, start = Saves(path), _state(path)
    since, intended = Since(start.network, start.tags), Intended(*start)
    last = intended.first
    _tell(Watched(last, (), None), output)
    while True:
        saves.wait()
        try:
            state = _state(path)
        except InputError as error:
            typer.echo(tamed(f"{clock()} {error}"), err=True)
        else:
            now = intended.now(*state)
            _tell(Watched(now, last, since.difference(state.network, state.tags)), output)
            last = now


def _state(path: Path) -> State:
    estate, _ = read_estate(path, bare=True)
    network = assembled(estate)
    return State(network, estate.tags, intents_of(estate, path, network))


def _tell(watched: Watched, output: WatchForm) -> None:
    lines = {WatchForm.NDJSON.value: lambda: line(watched)}
    show(Result(document(watched), (), lambda: view(watched), lines), output)
    sys.stdout.flush()
