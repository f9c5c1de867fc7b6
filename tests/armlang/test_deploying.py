"""Whoever deploys goes through a deployment and gets whole values when their turn has come."""

import json
from pathlib import Path

import pytest
from tests.armlang.build import (
    LIMITS,
    PROVIDERS,
    SCHEMA,
    Known,
    deployed,
    resource,
    scope,
    template,
    thing,
)

from landbridge.armlang import Deployment, Pending, Template, document, expanded, nested
from landbridge.errors import InputError

FOLDER = Path(__file__).parent / "templates"
GOLDEN = sorted(FOLDER.glob("*.template.json"))


def deploy(deployment: Deployment, done: dict[str, dict[str, object]]) -> list[str]:
    """A small engine: each resource gets a number, and its properties come back with it."""
    order = []
    for each in deployment.resources:
        if not each.deployed:
            continue
        now = each.resolved(Known(done))
        assert not now.needs, f"{now.id} waits for {now.needs}"
        assert all(other in done for other in each.depends_on)
        within = nested(now)
        outputs = {}
        if within is not None:
            order += deploy(within, done)
            outputs = {k: {"value": o.value} for k, o in within.outputs(Known(done)).items()}
        order.append(str(now.id))
        properties = {**now.properties, "number": len(done), "outputs": outputs}
        done[str(now.id)] = {"properties": properties, "location": now.location}
    return order


def test_a_deployment_goes_through_in_its_order() -> None:
    inner = template(
        parameters={"number": {"type": "int"}},
        resources=[resource("n", properties={"twice": "[mul(parameters('number'), 2)]"})],
        outputs={"twice": {"type": "int", "value": "[reference('n').twice]"}},
    )
    sub = resource(
        "sub",
        "Microsoft.Resources/deployments",
        properties={
            "mode": "Incremental",
            "expressionEvaluationOptions": {"scope": "inner"},
            "parameters": {"number": {"value": "[reference('b').number]"}},
            "template": inner,
        },
    )
    last = resource("z", properties={"x": "[reference('sub').outputs.twice.value]"})
    found = deployed(
        resources=[last, sub, resource("b", dependsOn=["a"]), resource("a")],
        outputs={"x": {"type": "int", "value": "[reference('z').x]"}},
    )
    assert found.outputs()["x"].value == Pending("[reference('z').x]", frozenset({thing("z")}))
    done: dict[str, dict[str, object]] = {}
    ids = [thing("a"), thing("b"), thing("n")]
    ids += [f"{PROVIDERS}/Microsoft.Resources/deployments/sub", thing("z")]
    assert deploy(found, done) == ids
    assert found.outputs(Known(done))["x"].value == 2


def test_outputs_have_conditions_and_copies() -> None:
    outputs = {
        "off": {"type": "int", "value": 1, "condition": "[equals(1, 2)]"},
        "many": {"type": "array", "copy": {"count": 2, "input": "[copyIndex(1)]"}},
    }
    found = deployed(outputs=outputs).outputs()
    assert {name: each.value for name, each in found.items()} == {"many": [1, 2]}


def test_an_output_is_of_its_type() -> None:
    with pytest.raises(InputError, match="the value is string"):
        deployed(outputs={"o": {"type": "int", "value": "[concat('a')]"}}).outputs()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.partition(".")[0])
def test_a_whole_template_is_expanded_as_reviewed(path: Path, pytestconfig: pytest.Config) -> None:
    value = document(path.read_text("utf-8"), path.name, LIMITS)
    read = Template.read(value, path.name, LIMITS)
    text = json.dumps(shown(expanded(read, scope(level=read.level))), indent=2) + "\n"
    kept = path.with_name(path.name.replace(".template.", ".expanded."))
    if pytestconfig.getoption("--update-golden"):
        kept.write_text(text, "utf-8")
    assert text == kept.read_text("utf-8"), "run pytest --update-golden and read the difference"


def shown(deployment: Deployment) -> dict[str, object]:
    """What a deployment means, as JSON."""
    resources = []
    for each in deployment.resources:
        within = nested(each)
        resources.append(
            {
                "id": plain(each.id),
                "symbol": each.symbol,
                "deployed": each.deployed,
                "dependsOn": list(each.depends_on),
                "body": plain({k: v for k, v in each.body.items() if k != "properties"}),
                "properties": plain({k: v for k, v in each.properties.items() if k != "template"}),
                **({"nested": shown(within)} if within else {}),
            }
        )
    outputs = {name: plain(each.value) for name, each in deployment.outputs().items()}
    return {"resources": resources, "outputs": outputs}


def plain(value: object) -> object:
    """A value with what is pending in words."""
    if isinstance(value, Pending):
        return f"PENDING {value.text} on {', '.join(sorted(value.needs))}"
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


def test_there_are_whole_templates() -> None:
    assert len(GOLDEN) >= 2
    assert all(SCHEMA.split("/")[2] in path.read_text("utf-8") for path in GOLDEN)
