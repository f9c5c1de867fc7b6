"""Resources come in an order in which each finds what it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.armlang.build import Known, deployed, resource, scope, thing

from landbridge.errors import InputError

LOOP = resource("[concat('l', copyIndex())]", copy={"name": "all", "count": 2})

WAYS: list[tuple[str, list[str]]] = [
    ("first", [thing("first")]),
    ("[resourceId('My.Rp/things', 'first')]", [thing("first")]),
    ("[concat('My.Rp/things/', 'first')]", [thing("first")]),
    ("my.rp/THINGS/first", [thing("first")]),
    ("all", [thing("l0"), thing("l1")]),
    ("l1", [thing("l1")]),
    ("part", [f"{thing('first')}/parts/part"]),
    ("none", []),
]


@pytest.mark.parametrize(("way", "expected"), WAYS)
def test_a_dependency_may_be_said_in_many_ways(way: str, expected: list[str]) -> None:
    part = resource("part", "parts")
    none = resource("[concat('n', copyIndex())]", copy={"name": "none", "count": 0})
    last = resource("last", dependsOn=[way])
    found = deployed(resources=[last, LOOP, resource("first", resources=[part]), none])
    by_name = {each.name: each for each in found.resources}
    assert list(by_name["last"].depends_on) == expected


def test_symbolic_names_mean_resources_and_loops() -> None:
    resources = {
        "c": resource("x", dependsOn=["loop", "a"]),
        "d": resource("y", dependsOn=["loop[1]"]),
        "a": resource("first"),
        "loop": LOOP,
    }
    found = deployed(languageVersion="2.0", resources=resources)
    depends = {each.symbol: each.depends_on for each in found.resources}
    assert depends["c"] == (thing("l0"), thing("l1"), thing("first"))
    assert depends["d"] == (thing("l1"),)
    assert [each.symbol for each in found.resources] == ["a", "loop[0]", "loop[1]", "c", "d"]


def test_a_reference_is_a_dependency_even_where_the_answer_is_known() -> None:
    asking = resource("b", properties={"x": "[reference('a').x]"})
    state = Known({thing("a"): {"properties": {"x": 1}}})
    found = deployed({}, scope(state=state), resources=[asking, resource("a")])
    assert [each.name for each in found.resources] == ["a", "b"]
    assert found.resources[1].depends_on == (thing("a"),)


def test_what_is_left_out_or_exists_is_passed_over_to_what_comes_before_it() -> None:
    resources = {
        "c": resource("c", dependsOn=["off", "old"]),
        "off": resource("off", condition=False, dependsOn=["a"]),
        "old": resource("old", existing=True, dependsOn=["b"]),
        "a": resource("a"),
        "b": resource("b"),
    }
    found = deployed(languageVersion="2.0", resources=resources)
    depends = {each.symbol: each.depends_on for each in found.resources}
    assert depends["c"] == (thing("a"), thing("b"))


def test_what_a_resource_waits_for_that_is_not_deployed_need_not_be_known() -> None:
    off = resource("off", condition=False, dependsOn=["[resourceId('contoso.Test/things', '')]"])
    found = deployed(resources=[off, resource("b", dependsOn=["off"])])
    by_name = {each.name: each.depends_on for each in found.resources}
    assert by_name["b"] == ()
    with pytest.raises(InputError, match="is empty"):
        deployed(resources=[{**off, "condition": True}])


def test_what_the_template_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match="`nobody` is no resource of the template") as caught:
        deployed(resources=[resource("a", dependsOn=["nobody"])])
    assert str(caught.value.place) == "main.json, resources[0].dependsOn"


def test_a_circle_is_named() -> None:
    resources = [
        resource("a", dependsOn=["b"]),
        resource("b", properties={"x": "[reference('c').x]"}),
        resource("c", dependsOn=["a"]),
        resource("d", dependsOn=["a"]),
    ]
    circle = f"{thing('a')} → {thing('b')} → {thing('c')} → {thing('a')}"
    with pytest.raises(InputError, match="wait for each other") as caught:
        deployed(resources=resources)
    assert caught.value.problem == f"resources wait for each other: {circle}"


def test_a_resource_that_waits_for_itself_only_is_none() -> None:
    found = deployed(resources=[resource("a", dependsOn=["a"])])
    assert found.resources[0].depends_on == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_every_resource_comes_behind_all_that_it_depends_on(pairs: list[tuple[int, int]]) -> None:
    before: dict[int, list[str]] = {number: [] for number in range(10)}
    for left, right in pairs:
        if left != right:
            before[max(left, right)].append(f"r{min(left, right)}")
    made = [resource(f"r{n}", dependsOn=before[n]) for n in reversed(range(10))]
    found = [each.id for each in deployed(resources=made).resources]
    assert sorted(map(str, found)) == sorted(thing(f"r{n}") for n in range(10))
    for each in deployed(resources=made).resources:
        assert all(found.index(other) < found.index(each.id) for other in each.depends_on)


def test_a_name_of_several_resources_is_refused_by_reference() -> None:
    asking = resource("b", properties={"x": "[reference('same').x]"})
    others = [resource("same"), resource("same", "My.Rp/others")]
    with pytest.raises(InputError, match="`same` is the name of 2 resources"):
        deployed(resources=[asking, *others])
