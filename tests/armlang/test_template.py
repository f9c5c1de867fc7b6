"""What a template may have is read; all else is refused by name and place."""

import pytest
from tests.armlang.build import LIMITS, SCHEMA, deployed, read, resource, template, value

from landbridge.armlang import Level, Template
from landbridge.errors import InputError


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("2015-01-01/deploymentTemplate.json#", Level.RESOURCE_GROUP),
        ("2019-04-01/deploymentTemplate.json", Level.RESOURCE_GROUP),
        ("2018-05-01/subscriptionDeploymentTemplate.json#", Level.SUBSCRIPTION),
        ("2019-08-01/managementGroupDeploymentTemplate.json#", Level.MANAGEMENT_GROUP),
        ("2019-08-01/tenantDeploymentTemplate.json#", Level.TENANT),
    ],
)
def test_the_schema_tells_where_a_template_deploys_to(name: str, level: Level) -> None:
    schema = f"https://schema.management.azure.com/schemas/{name}"
    assert Template.read({**template(), "$schema": schema}, "main.json", LIMITS).level is level


REFUSED: list[tuple[dict[str, object], str, str]] = [
    ({"$schema": "https://x/y.json"}, "`https://x/y.json` is no schema of a template", "$schema"),
    ({"$schema": None}, "the template has no $schema", "$schema"),
    ({"imports": {}}, "a template has no `imports`", "imports"),
    ({"extensions": {}}, "a template has no `extensions`", "extensions"),
    ({"languageVersion": "2.1-experimental"}, "2.1-experimental of the language",
     "languageVersion"),
    ({"parameters": []}, "`parameters` is array", "parameters"),
    ({"parameters": {"p": {"typ": "int"}}}, "a parameter has no `typ`", "parameters.p.typ"),
    ({"outputs": {"o": {"type": "int"}}}, "an output has no value", "outputs.o"),
    ({"resources": "x"}, "`resources` is string", "resources"),
    ({"resources": {"a": resource()}}, "resources have symbolic names", "resources"),
    ({"resources": [{"name": "a"}]}, "a resource has no type", "resources[0]"),
    ({"resources": [5]}, "a resource is int", "resources[0]"),
    ({"resources": [resource(extension="k8s")]}, "`extension` of a resource",
     "resources[0].extension"),
    ({"resources": [resource(copy={"name": "x", "times": 2})]}, "a copy has no `times`",
     "copy.times"),
    ({"functions": [{"namespace": "c", "members": {"f": {}}}]}, "has no value", "members.f"),
    ({"outputs": {"o": {"value": "[a(]", "type": "int"}}},
     "the end where a function", "outputs.o.value, column 4"),
]  # fmt: skip


@pytest.mark.parametrize(("sections", "problem", "place"), REFUSED)
def test_what_no_template_has_is_refused_by_name(
    sections: dict[str, object], problem: str, place: str
) -> None:
    with pytest.raises(InputError) as caught:
        deployed(**sections)
    assert problem in caught.value.problem
    assert str(caught.value.place).endswith(place)


def test_a_function_that_does_not_exist_is_refused_though_nobody_asks_for_it() -> None:
    hidden = "[if(true(), 1, createArray(reallyNot(2)))]"
    with pytest.raises(InputError, match="there is no function `reallyNot`") as caught:
        read(variables={"v": {"deep": [hidden]}})
    place = str(caught.value.place)
    assert place == "main.json, variables.v.deep[0], column 28"


def test_a_function_of_the_template_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match=r"there is no function `contoso\.named`"):
        read(outputs={"o": {"type": "string", "value": "[contoso.named('a')]"}})


def test_metadata_and_comments_are_passed_over() -> None:
    said = {"x": "[nothing(]"}
    given = resource(comments="for the test", metadata=said)
    found = deployed(metadata=said, resources=[given])
    assert set(found.resources[0].body) == {"type", "apiVersion", "name"}


def test_names_of_sections_are_blind_to_case() -> None:
    given = {"Resources": [{"Type": "My.Rp/a", "ApiVersion": "1", "Name": "x"}]}
    odd = {"$schema": SCHEMA, "contentVersion": "1.0.0.0", **given}
    assert [r.spot.path for r in Template.read(odd, "main.json", LIMITS).resources] == [
        "resources[0]"
    ]


def test_an_apiversion_may_come_from_a_profile_only() -> None:
    bare = {"type": "My.Rp/a", "name": "x"}
    with pytest.raises(InputError, match="a resource has no apiVersion"):
        deployed(resources=[bare])
    assert deployed(apiProfile="2018-03-01-hybrid", resources=[bare]).resources[0].name == "x"


@pytest.mark.parametrize(
    ("section", "most", "one"),
    [
        ("parameters", LIMITS.parameters, {"type": "int", "defaultValue": 1}),
        ("variables", LIMITS.variables, 1),
        ("outputs", LIMITS.outputs, {"type": "int", "value": 1}),
    ],
)
def test_a_section_has_as_many_entries_as_azure_takes(section: str, most: int, one: object) -> None:
    assert read(**{section: {f"n{number}": one for number in range(most)}}).limits == LIMITS
    with pytest.raises(InputError, match=f"the template has {most + 1} {section}"):
        deployed(**{section: {f"n{number}": one for number in range(most + 1)}})


def test_functions_of_the_template_see_their_own_parameters() -> None:
    greet = {
        "parameters": [{"name": "who", "type": "string"}],
        "output": {"type": "string", "value": "[concat('Hi, ', parameters('who'), '!')]"},
    }
    twice = {
        "parameters": [{"name": "who", "type": "string"}],
        "output": {"type": "string", "value": "[concat(c.greet(parameters('who')), '!')]"},
    }
    functions = [{"namespace": "c", "members": {"greet": greet, "twice": twice}}]
    assert value("[C.Twice('Ann')]", functions=functions) == "Hi, Ann!!"
    with pytest.raises(InputError, match=r"c.greet\(\) has 2 arguments"):
        value("[c.greet(1, 2)]", functions=functions)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[c.f()]", "a function calls itself: c.f → c.f"),
        ("[variables('v')]", "variables() stands in a function of the template"),
        ("[reference('x')]", "reference() stands in a function of the template"),
        ("[parameters('p')]", "the template has no parameter of c.f() `p`"),
    ],
)
def test_functions_of_the_template_have_their_bounds(body: str, problem: str) -> None:
    member = {"parameters": [], "output": {"type": "int", "value": body}}
    functions = [{"namespace": "c", "members": {"f": member}}]
    given = {"p": {"type": "int", "defaultValue": 1}}
    with pytest.raises(InputError) as caught:
        value("[c.f()]", functions=functions, parameters=given, variables={"v": 1})
    assert problem in caught.value.problem
