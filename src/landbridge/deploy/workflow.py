"""A deployment as durable work: each thing is done once, whatever is killed in between."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from landbridge.deploy.applying import Hands
from landbridge.deploy.work import Work
from landbridge.durable import GOES_ON, at_work, done, durable, give_up, states, step, workflow

STATE, KEY = "state.sqlite", "deploy"
DIGITS = 16
HANDS: dict[str, Hands] = {}
"""By the key of the run that they do: a workflow is data and functions, and outlives them."""


def apply(works: Sequence[Work], hands: Hands, folder: Path) -> Sequence[str]:
    """What became of each, in their order; a run that was killed is gone on with.

    Not one of another plan: what this one changes, that one would take for done. Raises RemoteError
    for the first that fails.
    """
    told = [asdict(each) for each in works]
    with durable(folder / STATE):
        key = _key(told)
        give_up(KEY, but=key)
        HANDS[key] = hands
        return done(key, applied, told)


def forget(folder: Path) -> None:
    """No run is gone on with: what is taken back now, it would take for done."""
    if (folder / STATE).exists():
        with durable(folder / STATE):
            give_up(KEY)


@workflow()
def applied(works: Sequence[Mapping[str, Any]]) -> list[str]:
    """All of them, one after the other."""
    return [one(each) for each in works]


@step()
def one(told: Mapping[str, Any]) -> str:
    """What became of it, which is written down before the next begins."""
    return HANDS[at_work()].do(Work(**told))


def _key(told: Sequence[Mapping[str, Any]]) -> str:
    """That of a run that was killed, if it did the same; else a new one."""
    digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    head = f"{KEY}-{digest[:DIGITS]}-"
    runs = states(head)
    waiting = [key for key, state in runs.items() if state in GOES_ON]
    return waiting[-1] if waiting else f"{head}{len(runs) + 1}"
