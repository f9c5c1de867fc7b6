"""Parameters take what their types allow, variables what they ask for; secrets stay secret."""

import pytest
from tests.armlang.build import LIMITS, deployed, read, scope, value

from landbridge.armlang import Pending, Spot, expanded, given_parameters, parameter_file
from landbridge.errors import InputError

KIDS = {"type": "array", "items": {"$ref": "#/definitions/tree"}}
TREE = {"type": "object", "properties": {"kids": KIDS}}
SHAPES = {
    "tree": TREE,
    "name": {"type": "string", "minLength": 2},
    "again": {"$ref": "#/definitions/name", "maxLength": 3},
    "loop": {"$ref": "#/definitions/loop"},
}

TAKEN: list[tuple[dict[str, object], object]] = [
    ({"type": "string", "minLength": 1, "maxLength": 2}, "ab"),
    ({"type": "INT", "minValue": -1, "maxValue": 3}, 3),
    ({"type": "securestring"}, "s3cret"),
    ({"type": "array", "allowedValues": ["a", "b"]}, ["b", "a"]),
    ({"type": "string", "nullable": True}, None),
    ({"$ref": "#/definitions/again"}, "abc"),
    ({"$ref": "#/definitions/tree"}, {"kids": [{"kids": [{"kids": []}]}]}),
    ({"type": "array", "prefixItems": [{"type": "int"}], "items": False}, [1]),
    ({"type": "object", "additionalProperties": {"type": "int"}}, {"a": 1}),
    ({"type": "object", "discriminator": {"propertyName": "kind", "mapping": {
        "a": {"properties": {"size": {"type": "int"}}}}}}, {"kind": "a", "size": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "given"), TAKEN)
def test_a_value_of_the_type_is_taken(schema: dict[str, object], given: object) -> None:
    found = deployed({"p": given}, parameters={"p": schema}, definitions=SHAPES)
    assert found.parameters["p"] == given


REFUSED: list[tuple[dict[str, object], object, str]] = [
    ({"type": "string", "maxLength": 2}, "abc", "the length 3 is too large"),
    ({"type": "string", "minLength": 1}, "", "the length 0 is too small"),
    ({"type": "int", "maxValue": 3}, 4, "the value 4 is too large"),
    ({"type": "int", "minValue": 3}, 2, "the value 2 is too small"),
    ({"type": "int"}, "4", "the value is string"),
    ({"type": "bool"}, 1, "the value is int"),
    ({"type": "string", "allowedValues": ["a", "b"]}, "c", "`c` is not allowed"),
    ({"type": "array", "allowedValues": ["a", "b"]}, ["a", "c"], "`c` is not allowed"),
    ({"type": "text"}, "c", "there is no type `text`"),
    ({"$ref": "#/definitions/none"}, "c", "there is no `#/definitions/none`"),
    ({"$ref": "#/definitions/loop"}, "c", "definitions refer to each other"),
    ({"$ref": "#/definitions/again"}, "abcd", "the length 4 is too large"),
    ({"$ref": "#/definitions/tree"}, {"kids": [{"kids": 5}]}, "the value is int"),
    ({"type": "object", "properties": {"a": {"type": "int"}}}, {}, "the object has no `a`"),
    ({"type": "object", "additionalProperties": False}, {"b": 1}, "the object has `b`"),
    ({"type": "array", "prefixItems": [{"type": "int"}], "items": False}, [1, 2], "has 2 elements"),
    ({"type": "object", "discriminator": {"propertyName": "kind", "mapping": {"a": {}}}},
     {"kind": "b"}, "the property `kind` chooses no type"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "given", "problem"), REFUSED)
def test_a_value_of_another_type_is_refused(
    schema: dict[str, object], given: object, problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        deployed({"p": given}, parameters={"p": schema}, definitions=SHAPES)
    assert problem in caught.value.problem
    assert "main.json, parameters.p" in str(caught.value.place)


def test_a_parameter_without_a_value_is_missing_unless_it_may_be_open() -> None:
    given = {"p": {"type": "int"}}
    with pytest.raises(InputError, match="the parameter `p` has no value"):
        deployed(parameters=given)
    found = expanded(read(parameters=given), scope(), open_parameters=True)
    assert found.parameters["p"] == Pending("[parameters('p')]", frozenset({"parameters('p')"}))


def test_a_value_for_no_parameter_is_refused() -> None:
    with pytest.raises(InputError, match="the template has no parameter `x`") as caught:
        deployed({"x": 1}, parameters={"p": {"type": "int", "defaultValue": 1}})
    assert caught.value.remedy == "It has p."


def test_a_default_may_ask_for_other_parameters() -> None:
    given = {
        "a": {"type": "string", "defaultValue": "[concat(parameters('b'), '!')]"},
        "b": {"type": "string", "defaultValue": "b"},
    }
    assert deployed(parameters=given).parameters["a"] == "b!"
    assert deployed({"B": "c"}, parameters=given).parameters["a"] == "c!"


@pytest.mark.parametrize("section", ["parameters", "variables"])
def test_a_circle_is_named(section: str) -> None:
    ask = "[{}('{}')]"
    texts = {name: ask.format(section, other) for name, other in ("ab", "bc", "ca")}
    given = {name: {"type": "string", "defaultValue": text} for name, text in texts.items()}
    with pytest.raises(InputError, match="need each other: a → b → c → a"):
        value(ask.format(section, "a"), **{section: given if section == "parameters" else texts})


def test_a_secret_stands_in_no_message() -> None:
    given = {"p": {"type": "securestring", "minLength": 9}}
    with pytest.raises(InputError) as caught:
        deployed({"p": "hunter2"}, parameters=given)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "expression",
    [
        "[fail(parameters('p'))]",
        "[createObject('a', 1)[parameters('p')]]",
        "[int(parameters('p'))]",
        "[reference(concat('x-', parameters('p')))]",
        "[resourceId(parameters('p'), 'x', 'y')]",
    ],
)
def test_a_secret_that_was_computed_with_stands_in_no_message(expression: str) -> None:
    given = {"p": {"type": "securestring"}, "q": {"type": "secureObject", "defaultValue": {}}}
    outputs = {"o": {"type": "string", "value": expression}}
    with pytest.raises(InputError) as caught:
        deployed(
            {"p": "hunter/two", "q": {"k": "v4lue"}}, parameters=given, outputs=outputs
        ).outputs()
    assert "hunter" not in str(caught.value)


def test_secure_parameters_and_outputs_are_named() -> None:
    given = {
        "p": {"type": "secureString", "defaultValue": "s"},
        "q": {"type": "int", "defaultValue": 1},
    }
    outputs = {"o": {"type": "securestring", "value": "[parameters('p')]"}}
    found = deployed(parameters=given, outputs=outputs)
    assert found.secure == {"p"}
    assert found.outputs()["o"].secure
    assert "hunter2" not in repr(deployed({"p": "hunter2"}, parameters=given))


def test_values_come_from_a_file_or_a_request() -> None:
    vault = {"keyVault": {"id": "/v"}, "secretName": "s"}
    given = {"a": {"value": 1}, "b": {"reference": vault}}
    read_ = parameter_file({"$schema": "x", "contentVersion": "1", "parameters": given}, "p.json")
    assert read_ == given_parameters(given, Spot("p.json"))
    assert read_["a"] == 1
    assert isinstance(read_["b"], Pending)
    assert read_["b"].needs == {"/v"}
    with pytest.raises(InputError, match="a parameter has no value"):
        given_parameters({"a": {}}, Spot("p.json"))


def test_variables_are_copied_in_loops() -> None:
    variables = {
        "copy": [{"name": "disks", "count": 2, "input": "[concat('d', copyIndex('disks', 1))]"}],
        "inner": {
            "copy": [{"name": "ids", "count": 2, "input": {"n": "[copyIndex('ids')]"}}],
            "fixed": 1,
        },
    }
    assert value("[variables('disks')]", variables=variables) == ["d1", "d2"]
    assert value("[variables('inner')]", variables=variables) == {
        "ids": [{"n": 0}, {"n": 1}],
        "fixed": 1,
    }


def test_a_long_row_of_variables_is_no_deep_one() -> None:
    variables: dict[str, object] = {
        f"v{number}": f"[add(variables('v{number + 1}'), 1)]"
        for number in range(LIMITS.variables - 1)
    }
    variables[f"v{LIMITS.variables - 1}"] = 0
    assert value("[variables('v0')]", variables=variables) == LIMITS.variables - 1


def test_a_variable_that_nobody_asks_for_may_be_wrong() -> None:
    variables = {"bad": "[int('x')]", "good": 1}
    assert value("[if(true(), variables('good'), variables('bad'))]", variables=variables) == 1


def test_a_name_of_a_property_may_be_computed() -> None:
    assert value("[variables('v')]", variables={"v": {"[concat('a', 'b')]": 1, "[[c]": 2}}) == {
        "ab": 1,
        "[c]": 2,
    }


@pytest.mark.parametrize(
    ("steps", "found"), [(".?x.y.z", None), (".?a[?5].b", None), (".?a[?0].b", 1)]
)
def test_what_is_safely_asked_for_may_be_absent(steps: str, found: object) -> None:
    assert value(f"[variables('v'){steps}]", variables={"v": {"a": [{"b": 1}]}}) == found
