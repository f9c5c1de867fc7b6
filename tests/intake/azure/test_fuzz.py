"""Whatever is changed in an answer, it is read or refused with a sentence."""

import copy
import json
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.intake.azure.answers import Folder

from landbridge.errors import InputError

EXAMPLE = Path(__file__).parents[3] / "examples" / "azure"
ODD: tuple[Any, ...] = (
    *(None, "", 0, -1, 3.5, True, [], {}, "x", "*", "10.0.0.0/8", "10.0.0.300", "::/0"),
    *(
        [None],
        [[]],
        [{}],
        {"id": "x"},
        {"id": None},
        "[parameters('x')]",
        "/subscriptions/",
        "\ud7ff",
    ),
)
ROUNDS = 150


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inner:
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from spots(each, (*path, key))


def changed(data: Any, draw: random.Random) -> Any:  # noqa: ANN401
    """The answers with a value struck, or an odd one in its place."""
    made = copy.deepcopy(data)
    *way, last = draw.choice(list(spots(made)))
    held = made
    for step in way:
        held = held[step]
    if draw.random() < 0.3:
        del held[last]
    else:
        held[last] = draw.choice(ODD)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_answer_is_read_or_refused_with_a_sentence(folder: Folder, seed: int) -> None:
    draw = random.Random(seed)
    data = [json.loads(each.read_text("utf-8")) for each in sorted(EXAMPLE.glob("*.json"))]
    for _ in range(ROUNDS // 4):
        with suppress(InputError):
            folder.takes(*changed(data, draw))
