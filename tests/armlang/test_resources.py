"""Resources have the ids, names, copies and bodies that Azure would give them."""

import pytest
from tests.armlang.build import (
    GROUP,
    LIMITS,
    PROVIDERS,
    SUBSCRIPTION,
    Known,
    deployed,
    resource,
    scope,
    thing,
)

from landbridge.armlang import Level, Pending, Turn
from landbridge.errors import InputError

LOCKED = "Microsoft.Authorization/locks"
ELSEWHERE = "/subscriptions/s2/resourceGroups/rg2/providers/My.Rp/things/a"

IDS: list[tuple[dict[str, object], str]] = [
    (resource(), thing("a")),
    (resource("a/b", "My.Rp/things/parts"), f"{PROVIDERS}/My.Rp/things/a/parts/b"),
    (resource("r", "Microsoft.Resources/resourceGroups"),
     f"/subscriptions/{SUBSCRIPTION}/resourceGroups/r"),
    (resource("m", "Microsoft.Management/managementGroups"),
     "/providers/Microsoft.Management/managementGroups/m"),
    (resource("a/Microsoft.Authorization/l", "My.Rp/things/providers/locks"),
     f"{thing('a')}/providers/{LOCKED}/l"),
    (resource("l", LOCKED, scope="My.Rp/things/a"), f"{thing('a')}/providers/{LOCKED}/l"),
    (resource("l", LOCKED, scope="[resourceId('My.Rp/things', 'a')]"),
     f"{thing('a')}/providers/{LOCKED}/l"),
    (resource("d", "My.Rp/things", scope="/"), "/providers/My.Rp/things/d"),
    (resource("d", "My.Rp/things", scope="/subscriptions/s2"),
     "/subscriptions/s2/providers/My.Rp/things/d"),
    (resource("d", "My.Rp/things", scope="Microsoft.Management/managementGroups/m"),
     "/providers/Microsoft.Management/managementGroups/m/providers/My.Rp/things/d"),
    (resource(existing=True, subscriptionId="s2", resourceGroup="rg2"), ELSEWHERE),
    (resource(scope="/subscriptions/s2/resourceGroups/rg2"), ELSEWHERE),
    (resource("d", "Microsoft.Resources/deployments", resourceGroup="rg2", properties={}),
     f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg2/providers/Microsoft.Resources/deployments/d"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), IDS)
def test_a_resource_has_its_id(given: dict[str, object], expected: str) -> None:
    found = deployed(languageVersion="2.0", resources={"it": given})
    assert found.resources[0].id == expected


def test_resources_within_a_resource_have_its_name_and_type_before_theirs() -> None:
    leaf = resource("c", "leaves")
    whole = resource("a/w", "My.Rp/things/parts")
    parent = resource(resources=[resource("b", "parts", resources=[leaf]), whole])
    found = deployed(resources=[parent]).resources
    assert [each.id for each in found] == [
        thing("a"),
        f"{thing('a')}/parts/b",
        f"{thing('a')}/parts/b/leaves/c",
        f"{thing('a')}/parts/w",
    ]
    assert [each.name for each in found] == ["a", "a/b", "a/b/c", "a/w"]
    assert "resources" not in found[0].body


def test_a_name_must_have_as_many_parts_as_its_type() -> None:
    with pytest.raises(InputError, match="has 2 parts behind its namespace, and 1 names") as caught:
        deployed(resources=[resource("a", "My.Rp/things/parts")])
    assert str(caught.value.place) == "main.json, resources[0].name"


def test_a_copy_makes_one_resource_a_turn() -> None:
    loop = {"name": "l", "count": 3, "mode": "serial", "batchSize": 2}
    found = deployed(resources=[resource("[concat('r', copyIndex(1))]", copy=loop)]).resources
    assert [each.name for each in found] == ["r1", "r2", "r3"]
    assert found[2].turn == Turn("l", 2, 3, batch=2)


def test_resources_within_a_copied_one_are_copied_with_it() -> None:
    part = resource("[concat('p', copyIndex('l'))]", "parts")
    given = resource("[concat('r', copyIndex())]", resources=[part], copy={"name": "l", "count": 2})
    assert [each.name for each in deployed(resources=[given]).resources] == [
        "r0",
        "r0/p0",
        "r1",
        "r1/p1",
    ]


def test_a_copy_within_a_resource_is_refused() -> None:
    part = resource("p", "parts", copy={"name": "l", "count": 2})
    with pytest.raises(InputError, match="a resource within another one has a copy"):
        deployed(resources=[resource(resources=[part])])


def test_properties_are_copied_within_their_own_loop() -> None:
    inner = {
        "name": "rules",
        "count": 2,
        "input": "[add(mul(copyIndex(), 10), copyIndex('rules'))]",
    }
    given = resource(
        "[concat('r', copyIndex())]",
        copy={"name": "l", "count": 2},
        properties={"copy": [inner], "kept": 1},
    )
    found = deployed(resources=[given]).resources
    assert [each.properties for each in found] == [
        {"rules": [0, 1], "kept": 1},
        {"rules": [10, 11], "kept": 1},
    ]


@pytest.mark.parametrize(
    ("count", "problem"),
    [
        (LIMITS.copies + 1, f"a copy turns {LIMITS.copies + 1} times"),
        (-1, "a copy turns -1 times"),
        ("many", "`count` of a copy is string"),
        (True, "`count` of a copy is bool"),
        ("[reference('a').x]", "reference() stands in name, type, condition"),
        ("[int(deployer().x)]", "this must be known before anything is deployed"),
    ],
)
def test_a_copy_turns_as_often_as_azure_takes(count: object, problem: str) -> None:
    given = resource("[string(copyIndex())]", copy={"name": "l", "count": count})
    with pytest.raises(InputError) as caught:
        deployed({}, scope(deployer=None), resources=[given])
    assert problem in caught.value.problem


def test_a_template_has_as_many_resources_as_azure_takes() -> None:
    loop = {"name": "l", "count": LIMITS.resources}
    many = resource("[concat('r', copyIndex())]", copy=loop)
    assert len(deployed(resources=[many]).resources) == LIMITS.resources
    with pytest.raises(InputError, match=f"more than {LIMITS.resources} resources"):
        deployed(resources=[many, resource()])


def test_a_resource_is_declared_once_but_for_conditions() -> None:
    with pytest.raises(InputError, match="is declared twice") as caught:
        deployed(resources=[resource(), resource("A")])
    assert str(caught.value.place) == "main.json, resources[1]"
    assert caught.value.remedy == "The other one is main.json, resources[0]."
    assert len(deployed(resources=[resource(), resource(condition=False)]).resources) == 2


def test_a_resource_whose_condition_is_false_is_left_out_and_not_computed() -> None:
    given = resource("[split(null(), '/')[0]]", condition="[equals(1, 2)]", properties="[int('x')]")
    found = deployed(resources=[given]).resources[0]
    assert found.condition is False
    assert not found.deployed
    assert found.body == {}


@pytest.mark.parametrize(
    ("given", "found"), [("true", True), ("[not(false())]", True), ("FALSE", False), (True, True)]
)
def test_a_condition_is_true_or_false(given: object, found: bool) -> None:
    assert deployed(resources=[resource(condition=given)]).resources[0].condition is found


def test_a_condition_that_is_neither_is_refused() -> None:
    with pytest.raises(InputError, match="the condition is int"):
        deployed(resources=[resource(condition=1)])


def test_what_waits_is_pending_where_it_stands_and_the_rest_is_known() -> None:
    given = resource("b", properties={"ip": "[reference('a').ip]", "fixed": "[add(1, 1)]"})
    found = deployed(resources=[resource("a"), given])
    assert found.resources[1].properties == {
        "ip": Pending("[reference('a').ip]", frozenset({thing("a")})),
        "fixed": 2,
    }
    assert found.pending == {thing("b"): frozenset({thing("a")})}


def test_an_expression_waits_for_all_that_it_needs() -> None:
    text = "[concat(reference('a').x, if(reference('b').y, 'c', 'd'), reference('a').z)]"
    given = resource("c", properties={"p": text})
    found = deployed(resources=[resource("a"), resource("b"), given]).resources[-1]
    assert found.needs == {thing("a"), thing("b")}
    assert found.depends_on == (thing("a"), thing("b"))


def test_a_place_that_tells_nothing_leaves_values_open() -> None:
    place = scope(location=None, subscription_name=None, environment=None)
    given = resource(location="[resourceGroup().location]", tags={"e": "[environment().name]"})
    found = deployed({}, place, resources=[given]).resources[0]
    assert found.location == Pending("[resourceGroup().location]", frozenset({GROUP}))
    assert found.needs == {GROUP, "environment()"}
    known = found.resolved(Known({GROUP: {"location": "northeurope"}}))
    assert known.location == "northeurope"


def test_what_exists_already_is_asked_at_once() -> None:
    state = Known({f"{PROVIDERS}/My.Rp/old/o": {"properties": {"ip": "10.0.0.4"}}})
    text = "[reference(resourceId('My.Rp/old', 'o'), '2020-01-01').ip]"
    found = deployed({}, scope(state=state), resources=[resource(properties={"ip": text})])
    assert found.resources[0].properties == {"ip": "10.0.0.4"}


def test_what_is_deployed_again_is_not_asked_before_it_is() -> None:
    state = Known({thing("a"): {"properties": {"ip": "old"}}})
    given = resource("b", properties={"ip": "[reference('a').ip]"})
    found = deployed({}, scope(state=state), resources=[resource("a"), given]).resources[1]
    assert found.needs == {thing("a")}
    assert found.resolved(Known({thing("a"): {"properties": {"ip": "new"}}})).properties == {
        "ip": "new"
    }


def test_a_subscription_holds_resources_of_its_own() -> None:
    place = scope(level=Level.SUBSCRIPTION)
    found = deployed({}, place, resources=[resource("p", "My.Rp/policies")]).resources[0]
    assert found.id == f"{GROUP.partition('/resourceGroups')[0]}/providers/My.Rp/policies/p"
