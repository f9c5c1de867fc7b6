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
from landbridge.network.assembled import assembled
from landbridge.network.intents import prove
from landbridge.network.reachability import proof_of
from landbridge.network.since import Since

if TYPE_CHECKING:
    from landbridge.model.estate import Estate
    from landbridge.model.network import Network
    from landbridge.model.proof import IntentResult


class State(NamedTuple):
    """An estate as it was read, and what became of its intents."""

    estate: "Estate"
    network: "Network"
    intents: "tuple[IntentResult, ...]"


def watch(path: Path, output: WatchForm) -> NoReturn:
    """Tell the state at the start, then at each save what differs from the start; never ends.

    What cannot be read is told, and waited for to be mended; only at the start it is an InputError.
    """
    saves = Saves(path)
    first = last = _state(path)
    since = Since(first.network, first.estate.tags)
    _tell(Watched(first.intents, (), None), output)
    while True:
        saves.wait()
        try:
            now = _state(path)
        except InputError as error:
            typer.echo(tamed(f"{clock()} {error}"), err=True)
        else:
            found = since.difference(now.network, now.estate.tags)
            _tell(Watched(now.intents, last.intents, found), output)
            last = now


def _state(path: Path) -> State:
    estate, _ = read_estate(path, bare=True)
    network = assembled(estate)
    intents = intents_of(estate, path, network)
    return State(estate, network, prove(proof_of(network, intents, estate.tags), intents))


def _tell(watched: Watched, output: WatchForm) -> None:
    lines = {WatchForm.NDJSON.value: lambda: line(watched)}
    show(Result(document(watched), (), lambda: view(watched), lines), output)
    sys.stdout.flush()
