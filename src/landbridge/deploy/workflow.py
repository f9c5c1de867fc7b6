"""A deployment as durable work: each thing is done once, whatever is killed in between."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from landbridge.deploy.applying import Hands
from landbridge.deploy.work import Work
from landbridge.durable import GOES_ON, done, durable, states, step, workflow

STATE, KEY = "state.sqlite", "deploy"
DIGITS = 16
HANDS: dict[str, Hands] = {}
"""By the folder of their deployment: a workflow is data and functions, and outlives them."""


def apply(works: Sequence[Work], hands: Hands, folder: Path) -> Sequence[str]:
    """What became of each, in their order; a run that was killed is gone on with.

    Raises RemoteError for the first that fails.
    """
    name, told = str(folder.absolute()), [asdict(each) for each in works]
    HANDS[name] = hands
    with durable(folder / STATE):
        return done(_key(told), applied, name, told)


@workflow()
def applied(folder: str, works: Sequence[Mapping[str, Any]]) -> list[str]:
    """All of them, one after the other."""
    return [one(folder, each) for each in works]


@step()
def one(folder: str, told: Mapping[str, Any]) -> str:
    """What became of it, which is written down before the next begins."""
    return HANDS[folder].do(Work(**told))


def _key(told: Sequence[Mapping[str, Any]]) -> str:
    """That of a run that was killed, if it did the same; else a new one."""
    digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    head = f"{KEY}-{digest[:DIGITS]}-"
    runs = states(head)
    waiting = [key for key, state in runs.items() if state in GOES_ON]
    return waiting[-1] if waiting else f"{head}{len(runs) + 1}"
