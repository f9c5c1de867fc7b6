"""Templates that mean harm end in an error that names the place, and soon."""

from dataclasses import replace

import pytest
from tests.armlang.build import LIMITS, deployed, read, resource, template, value

from landbridge.armlang import Spot, document
from landbridge.armlang.context import Context, Pace, Section
from landbridge.armlang.depth import DEEPEST
from landbridge.armlang.evaluation import valued
from landbridge.errors import InputError


def test_a_value_that_doubles_is_stopped() -> None:
    variables: dict[str, object] = {"v0": "x" * 100}
    for number in range(1, 40):
        once = f"variables('v{number - 1}')"
        variables[f"v{number}"] = f"[concat({once}, {once})]"
    with pytest.raises(InputError, match=r"is larger than a template may be|grows beyond"):
        value("[length(variables('v39'))]", variables=variables)


def test_an_array_that_holds_itself_twice_and_again_is_stopped() -> None:
    variables: dict[str, object] = {"v0": ["x"]}
    for number in range(1, 40):
        once = f"variables('v{number - 1}')"
        variables[f"v{number}"] = f"[createArray({once}, {once})]"
    with pytest.raises(InputError, match="grows beyond what Azure accepts"):
        value("[string(variables('v39'))]", variables=variables)


def test_copies_within_copies_are_stopped() -> None:
    inner: object = "x"
    for name in "abcd":
        inner = {"copy": [{"name": name, "count": 800, "input": inner}]}
    with pytest.raises(InputError, match="grows beyond what Azure accepts"):
        deployed(resources=[resource(properties=inner)])


def test_large_bodies_are_stopped_at_the_size_of_one_resource() -> None:
    half = "x" * (LIMITS.resource_bytes // 2)
    assert deployed(resources=[resource(properties={"a": half})]).resources
    with pytest.raises(InputError, match="grows beyond what Azure accepts"):
        deployed(resources=[resource(properties={"a": half, "b": half})])


@pytest.mark.parametrize("expression", [
    "[padLeft('x', 9000000)]",
    "[format('{0,9000000}', 'x')]",
    "[replace(padLeft('x', 4000000, 'a'), 'a', 'aaaaaaaaaaaaaaaa')]",
    "[join(createArray(padLeft('x', 4000000), padLeft('x', 4000000)), '')]",
])  # fmt: skip
def test_a_text_is_no_larger_than_a_template(expression: str) -> None:
    with pytest.raises(InputError, match="is larger than a template may be"):
        value(expression)


def test_json_may_be_nested_to_a_depth_and_no_deeper() -> None:
    def deep(levels: int) -> object:
        inner: object = 1
        for _ in range(levels):
            inner = [inner]
        return inner

    room = DEEPEST - 2  # the template itself, and `variables`
    assert read(variables={"v": deep(room)}).variables
    with pytest.raises(InputError, match=f"more than {DEEPEST} objects and arrays"):
        read(variables={"v": deep(room + 1)})


def test_an_expression_has_as_many_characters_as_azure_takes() -> None:
    filler = "x" * (LIMITS.expression_characters - len("[length('')]"))
    assert value(f"[length('{filler}')]") == len(filler)
    with pytest.raises(InputError, match=f"has {LIMITS.expression_characters + 1} characters"):
        value(f"[length('{filler}x')]")


def test_a_deep_row_of_defaults_ends_in_an_error() -> None:
    given: dict[str, object] = {
        f"p{number}": {"type": "int", "defaultValue": f"[add(parameters('p{number + 1}'), 1)]"}
        for number in range(LIMITS.parameters - 1)
    }
    given[f"p{LIMITS.parameters - 1}"] = {"type": "int", "defaultValue": 0}
    with pytest.raises(InputError, match="nested too deeply"):
        deployed(parameters=given)


def test_lambdas_within_lambdas_are_stopped() -> None:
    inner = "1"
    for name in "abc":
        inner = f"map(range(0, 500), lambda('{name}', add(1, length(string({inner})))))"
    frame = deployed().frame
    few = replace(frame, pace=Pace(10_000))
    context = Context(few, Section.OUTPUT, Spot("main.json", "outputs.o"))
    with pytest.raises(InputError, match="computes without end"):
        valued(f"[{inner}]", context)


def test_a_pattern_with_many_stars_is_no_riddle() -> None:
    stars = "*a" * 400
    assert value(f"[like(padLeft('', 20000, 'a'), '{stars}*b')]") is False
    assert value(f"[like(padLeft('', 20000, 'a'), '{stars}*')]") is True


@pytest.mark.parametrize("piece", ["/* ", '\\"', "'", ", "])
def test_what_never_closes_is_looked_at_once(piece: str) -> None:
    with pytest.raises(InputError, match="the JSON ends in the middle"):
        document('{"a": "' + piece * 300_000, "main.json", LIMITS)


def test_a_parameter_may_be_nested_no_deeper_than_a_template() -> None:
    tree: object = {}
    for _ in range(DEEPEST):
        tree = {"kids": [tree]}
    schema = {"type": "object", "properties": {"kids": {"type": "array", "nullable": True}}}
    with pytest.raises(InputError, match=f"more than {DEEPEST} objects and arrays"):
        deployed({"p": tree}, parameters={"p": schema})


def test_values_that_cannot_be_shared_are_not_changed() -> None:
    given = template(variables={"v": {"a": [1]}})
    before = repr(given)
    sections = {key: part for key, part in given.items() if key == "variables"}
    value("[union(variables('v'), createObject('a', createArray(2)))]", **sections)
    assert repr(given) == before
