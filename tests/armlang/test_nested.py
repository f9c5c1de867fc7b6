"""Templates within templates see what their scope allows, and deploy where they are told."""

from collections.abc import Mapping

import pytest
from tests.armlang.build import (
    LIMITS,
    SUBSCRIPTION,
    Known,
    deployed,
    resource,
    scope,
    template,
    thing,
)

from landbridge.armlang import Pending, flattened, nested
from landbridge.armlang.inner import DEEPEST
from landbridge.errors import InputError

INNER = {"expressionEvaluationOptions": {"scope": "inner"}}
NAMED = resource("[parameters('name')]")


def deployment(name: str = "d", /, **properties: object) -> dict[str, object]:
    """A resource that deploys a template."""
    more: dict[str, object] = {
        key: properties.pop(key) for key in ("resourceGroup", "scope") if key in properties
    }
    given = {"mode": "Incremental", **properties}
    made = resource(name, "Microsoft.Resources/deployments", properties=given)
    return {**made, **more}


def ids(**sections: object) -> list[object]:
    """The ids of what is deployed by the first resource."""
    found: list[object] = [each.id for each in flattened(deployed(**sections))]
    return found[1:]


def test_the_inner_scope_sees_its_own_parameters_only() -> None:
    inner = template(parameters={"name": {"type": "string"}}, resources=[NAMED])
    given = deployment(template=inner, parameters={"name": {"value": "[parameters('p')]"}}, **INNER)
    outer = {"p": {"type": "string", "defaultValue": "inside"}}
    assert ids(parameters=outer, resources=[given]) == [thing("inside")]


def test_the_outer_scope_sees_the_parameters_around_it() -> None:
    given = deployment(template=template(resources=[NAMED]))
    outer = {"name": {"type": "string", "defaultValue": "around"}}
    assert ids(parameters=outer, resources=[given]) == [thing("around")]


def test_the_inner_scope_does_not_see_the_parameters_around_it() -> None:
    given = deployment(template=template(resources=[NAMED]), **INNER)
    outer = {"name": {"type": "string", "defaultValue": "around"}}
    with pytest.raises(InputError, match="the template has no parameter `name`") as caught:
        ids(parameters=outer, resources=[given])
    place = "main.json, resources[0].properties.template.resources[0].name, column 2"
    assert str(caught.value.place) == place


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"resourceGroup": "other"}, f"/subscriptions/{SUBSCRIPTION}/resourceGroups/other"),
        ({"scope": "/subscriptions/s2"}, "/subscriptions/s2"),
        ({"scope": "/"}, ""),
    ],
)
def test_a_nested_template_deploys_where_it_is_told(more: dict[str, object], expected: str) -> None:
    given = deployment(template=template(resources=[resource()]), **INNER, **more)
    assert ids(resources=[given]) == [f"{expected}/providers/My.Rp/things/a"]


def test_a_place_that_is_not_known_leaves_the_ids_within_open() -> None:
    given = deployment(
        template=template(resources=[resource(), resource("b", dependsOn=["a"])]),
        resourceGroup="[deployer().group]",
        **INNER,
    )
    found = list(flattened(deployed({}, scope(deployer=None), resources=[given])))[1:]
    assert [each.id for each in found] == [
        Pending(name, frozenset({"deployer()"})) for name in "ab"
    ]


def test_a_parameter_that_waits_is_pending_within() -> None:
    inner = template(
        parameters={"ip": {"type": "string"}},
        resources=[resource("n", properties={"ip": "[concat(parameters('ip'), '/32')]"})],
    )
    given = deployment(template=inner, parameters={"ip": {"value": "[reference('a').ip]"}}, **INNER)
    found = deployed(resources=[given, resource("a")])
    assert [each.name for each in found.resources] == ["a", "d"]
    within = nested(found.resources[1])
    assert within is not None
    assert within.resources[0].needs == {thing("a")}
    after = nested(found.resources[1].resolved(Known({thing("a"): {"properties": {"ip": "::1"}}})))
    assert after is not None
    assert after.resources[0].properties == {"ip": "::1/32"}


def test_the_outer_scope_depends_on_what_it_asks_of_the_template_around_it() -> None:
    within = resource("n", properties={"x": "[reference('a').x]"})
    given = deployment(template=template(resources=[within]))
    found = deployed(resources=[given, resource("a")]).resources
    assert [each.name for each in found] == ["a", "d"]
    assert found[1].depends_on == (thing("a"),)


def test_a_nested_template_that_is_computed_sees_itself_only() -> None:
    inner = template(
        parameters={"name": {"type": "string"}}, resources=[resource("[[parameters('name')]")]
    )
    given = deployment(template="[variables('t')]", parameters={"name": {"value": "x"}})
    assert ids(resources=[given], variables={"t": inner}) == [thing("x")]


def test_a_linked_template_is_refused_by_name_unless_somebody_reads_it() -> None:
    given = deployment(templateLink={"uri": "https://example.com/b.json"})
    found = deployed(resources=[given])
    with pytest.raises(
        InputError, match=r"the linked template https://example\.com/b\.json was not read"
    ):
        nested(found.resources[0])
    place = scope(linked=lambda link: template(resources=[resource(str(link["uri"])[-6:-5])]))
    within = nested(deployed({}, place, resources=[given]).resources[0])
    assert within is not None
    assert within.resources[0].id == thing("b")


def test_a_template_that_links_to_itself_is_refused() -> None:
    link = {"uri": "https://example.com/a.json"}
    again = template(resources=[deployment("again", templateLink=link)])
    place = scope(linked=lambda _: again)
    with pytest.raises(
        InputError, match=r"a template links to itself: https://example\.com/a\.json → "
    ):
        list(flattened(deployed({}, place, resources=[deployment(templateLink=link)])))


def test_links_without_end_are_refused() -> None:
    def following(link: Mapping[str, object]) -> object:
        return template(resources=[deployment(templateLink={"uri": f"{link['uri']}x"})])

    given = deployment(templateLink={"uri": "x"})
    with pytest.raises(InputError, match=f"more than {DEEPEST} templates are nested"):
        list(flattened(deployed({}, scope(linked=following), resources=[given])))


def test_templates_nested_without_end_are_refused() -> None:
    inner = template(resources=[resource()])
    for _ in range(DEEPEST + 10):
        inner = template(resources=[deployment(template=inner)])
    with pytest.raises(InputError, match="stand within each other"):
        list(flattened(deployed(resources=inner["resources"])))


def test_a_deployment_without_a_template_is_refused() -> None:
    with pytest.raises(InputError, match="a deployment has no template"):
        nested(deployed(resources=[deployment()]).resources[0])


def test_each_nested_template_counts_its_resources_for_itself() -> None:
    loop = {"name": "l", "count": LIMITS.resources}
    many = template(resources=[resource("[concat('r', copyIndex())]", copy=loop)])
    given = [deployment(name, template=many, resourceGroup=name, **INNER) for name in ("d", "e")]
    assert len(ids(resources=given)) == 2 * LIMITS.resources + 1


def test_a_nested_template_is_looked_through_before_anything_is_deployed() -> None:
    inner = template(outputs={"o": {"type": "string", "value": "[noSuch()]"}})
    given = deployment(template=inner, **INNER)
    with pytest.raises(InputError, match="there is no function `noSuch`"):
        nested(deployed(resources=[given]).resources[0])


def test_the_name_of_a_nested_deployment_is_its_own() -> None:
    inner = template(resources=[resource("[deployment().name]")])
    assert ids(resources=[deployment("sub", template=inner, **INNER)]) == [thing("sub")]


def test_a_deployment_to_a_subscription_has_the_location_that_it_is_given() -> None:
    schema = "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"
    named = resource("[deployment().location]")
    inner = {**template(resources=[named]), "$schema": schema}
    given = {**deployment(template=inner, scope="/subscriptions/s2", **INNER), "location": "here"}
    assert ids(resources=[given]) == ["/subscriptions/s2/providers/My.Rp/things/here"]
