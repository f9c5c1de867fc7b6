"""Whatever is changed in an answer, it is read or refused with a sentence."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.intake.azure.answers import Folder

from landbridge.armlang.document import document
from landbridge.catalogue.arm import template_limits
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
EXPRESSIONS: tuple[Any, ...] = (
    *("[", "[[x]", "[parameters('", "[parameters('nobody')]", "[variables('v')]", "[concat()]"),
    *("[resourceId('a')]", "[copyIndex()]", "[json('{')]", "[reference('x').y]", "[if(true)]"),
    *("[range(0, 10000000)]", "[createArray()]", "[null()]", "[deployment().name]", "\x00"),
    *("[first(createArray())]", "a" * 3000, 10**30, 1e308),
)
WORDS = (
    *("copy", "condition", "scope", "dependsOn", "resources", "properties", "name", "type"),
    *("templateLink", "template", "count", "existing", "apiVersion"),
)
HEAD = {
    "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    "contentVersion": "1.0.0.0",
}
TEMPLATES = Path(__file__).parents[2] / "armlang" / "templates"


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


def spoilt(data: Any, draw: random.Random) -> Any:  # noqa: ANN401
    """A template with a part struck, a part put elsewhere, or an odd one in its place."""
    made = copy.deepcopy(data)
    *way, last = draw.choice(list(spots(made)))
    held = made
    for step in way:
        held = held[step]
    if draw.random() < 0.2:
        del held[last]
    elif draw.random() < 0.3 and isinstance(held, dict):
        held[draw.choice(WORDS)] = draw.choice(EXPRESSIONS)
    elif draw.random() < 0.2:
        held[last] = copy.deepcopy(draw.choice(list(data.values())))
    else:
        held[last] = draw.choice((*ODD, *EXPRESSIONS))
    return made


def judged(folder: Folder, *answers: object) -> bool:
    """Whether it is read, or refused with what is wrong; anything else is raised."""
    try:
        folder.takes(*answers)
    except InputError as error:
        return bool(error.problem)
    return True


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_answer_is_read_or_refused_with_a_sentence(folder: Folder, seed: int) -> None:
    draw = random.Random(seed)
    data = [json.loads(each.read_text("utf-8")) for each in sorted(EXAMPLE.glob("*.json"))]
    assert all(judged(folder, *changed(data, draw)) for _ in range(ROUNDS // 4))


@pytest.mark.parametrize("name", ["cloud", "hub"])
def test_a_spoilt_template_is_read_or_refused_with_a_sentence(folder: Folder, name: str) -> None:
    draw = random.Random(name)
    file = TEMPLATES / f"{name}.template.json"
    data = document(file.read_text("utf-8"), name, template_limits())
    assert all(judged(folder, spoilt(data, draw)) for _ in range(ROUNDS // 2))


@pytest.mark.parametrize("link", ["a" * 3000, "x\x00.json"])
def test_a_link_that_can_be_no_file_is_told(folder: Folder, link: str) -> None:
    inner = {"mode": "Incremental", "templateLink": {"relativePath": link}}
    nested = {"type": "Microsoft.Resources/deployments", "apiVersion": "2021-04-01", "name": "n"}
    network = {
        "type": "Microsoft.Network/virtualNetworks",
        "apiVersion": "2021-02-01",
        "name": "app",
        "properties": {"addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}},
    }
    folder.takes({**HEAD, "resources": [network, {**nested, "properties": inner}]})
    assert "is not beside this one" in folder.remarks["$.resources[1]"]
