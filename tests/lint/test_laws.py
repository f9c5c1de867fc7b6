"""Laws of the judge: over every property of every type of Microsoft.AVS."""

import copy
import json
from typing import Any

import pytest
from tests.lint.bodies import AVS, Json, Path, body, forms, paths, template, types
from tests.lint.told import about, findings, ids

from landbridge.catalogue.shapes import Property, Wrong, shapes
from landbridge.lint.fitting import unfit
from landbridge.lint.json_tree import json_tree

OF_RULES = ("lint.gen", "lint.block", "lint.few-hosts")
CASES = [(each, form) for each in types() for form in forms(each) or [""]]


def told(type_: str, made: dict[str, Any]) -> list[str]:
    """What the models say; rules look at values that are made up here."""
    return [e for e in ids(json.dumps(template(type_, made))) if not e.startswith(OF_RULES)]


def held(type_: str, path: Path, made: dict[str, Any]) -> Property:
    """What the models say of a property."""
    known, model, here = shapes(AVS), shapes(AVS).of(type_), made
    for step in path[:-1]:
        model, here = known.properties(model, here)[step].model, here[step]
    return known.properties(model, here)[path[-1]]


def changed(made: dict[str, Any], path: Path, value: Json) -> dict[str, Any]:
    return renamed(made, path, path[-1], value)


def renamed(made: dict[str, Any], path: Path, key: str, value: Json) -> dict[str, Any]:
    found = copy.deepcopy(made)
    here = found
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    here[key] = value
    return found


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_body_with_every_property_has_no_finding(type_: str, form: str) -> None:
    assert told(type_, body(type_, form)) == []


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_property_that_is_renamed_is_unknown_and_named(type_: str, form: str) -> None:
    made = body(type_, form)
    for path in paths(made):
        wrong = (*path[:-1], f"{path[-1]}Xq")
        text = json.dumps(template(type_, renamed(made, path, wrong[-1], _at(made, path))))
        found = about(findings(text), ".".join(wrong))
        if held(type_, path, made).map_of is None or found:
            assert [each.id for each in found] == ["lint.unknown-property"], path
            assert f"Write `{path[-1]}`." in found[0].fix or len(path[-1]) < 4, found[0].fix


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_value_of_another_type_is_told(type_: str, form: str) -> None:
    made = body(type_, form)
    for path in paths(made):
        property_ = held(type_, path, made)
        if property_.is_ == "any" or _decides(type_, path, made):
            continue
        wrong: Any = [[]] if not property_.list_of else "x"
        found = told(type_, changed(made, path, wrong))
        assert found == ["lint.wrong-type"], path


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_word_that_an_enumeration_lacks_is_told(type_: str, form: str) -> None:
    made = body(type_, form)
    for path in paths(made):
        if held(type_, path, made).values and not _decides(type_, path, made):
            assert told(type_, changed(made, path, "Qqq")) == ["lint.wrong-value"], path


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_property_that_is_required_is_missed(type_: str, form: str) -> None:
    made = body(type_, form)
    for path in paths(made):
        if held(type_, path, made).required and not _decides(type_, path, made):
            assert told(type_, changed(made, path, None)) == ["lint.missing-property"], path


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_property_that_only_the_service_writes_is_told(type_: str, form: str) -> None:
    made = body(type_, form)
    known, model = shapes(AVS), shapes(AVS).of(type_)
    inner = made.get("properties", {})
    properties = known.model(model).properties.get("properties", Property()).model
    for name, each in known.properties(properties, inner).items() if properties else ():
        if each.read_only:
            told_ = told(type_, {**made, "properties": {**inner, name: "x"}})
            assert told_ == ["lint.read-only-property"], name


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_a_property_that_is_moved_is_unknown_there_and_missed_if_required(
    type_: str, form: str
) -> None:
    made = body(type_, form)
    if "properties" not in made:
        return
    for name, value in made["properties"].items():
        path = ("properties", name)
        if name in made or _decides(type_, path, made):
            continue
        inner = {key: each for key, each in made["properties"].items() if key != name}
        found = told(type_, {**made, "properties": inner, name: value})
        needed = ["lint.missing-property"] if held(type_, path, made).required else []
        top = shapes(AVS).model(shapes(AVS).of(type_)).properties
        wrong = [] if name in top else ["lint.unknown-property"]
        assert sorted(found) == sorted([*needed, *wrong]), name


@pytest.mark.parametrize(("type_", "form"), CASES)
def test_the_judge_of_places_and_the_judge_of_bodies_say_the_same(type_: str, form: str) -> None:
    made = body(type_, form)
    model = shapes(AVS).of(type_)
    for path in paths(made):
        if _decides(type_, path, made):
            continue  # here the form is open, and nothing is said of what depends on it
        wrong = changed(made, path, {"odd": 1})
        told_ = {(e.path, e.wrong) for e in shapes(AVS).misfits(wrong, model)}
        tree = json_tree(json.dumps(wrong), "body")
        found = {(e.shown, e.wrong) for e in unfit(tree, model, shapes(AVS))}
        assert {e for e in found if e[1] is not Wrong.READ_ONLY} == told_, path


def _at(made: dict[str, Any], path: Path) -> Json:
    for step in path:
        made = made[step]
    return made


def _decides(type_: str, path: Path, made: dict[str, Any]) -> bool:
    """Whether a property tells in which form all the others beside it are."""
    known, model, here = shapes(AVS), shapes(AVS).of(type_), made
    for step in path[:-1]:
        model, here = known.properties(model, here)[step].model, here[step]
    return bool(known.model(model).by) and known.model(model).by == path[-1]
