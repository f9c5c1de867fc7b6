"""Bicep parses, and says what the ARM templates of the same plan say."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from tests.deploy.applied import with_table_on_management
from tests.render.templates.deployed import SUBSCRIPTION, meant
from tests.render.templates.hostile import JSON, TEXT
from tests.render.templates.read_bicep import READER, module, unescaped

from landbridge.lint.bicep.quoting import text
from landbridge.model.plan import Plan
from landbridge.render.arm import bodies as of_plan
from landbridge.render.templates.bicep import bicep, modules
from landbridge.render.templates.bicep.writing import comment, written
from landbridge.render.templates.staged import staged


@pytest.fixture(params=["plan", "apart"])
def whole(request: pytest.FixtureRequest) -> Plan:
    found: Plan = request.getfixturevalue(request.param)
    return found


def lowered(value: object) -> object:
    """Ids in small letters: symbols tell them so."""
    if isinstance(value, dict):
        return {key: lowered(each) for key, each in value.items()}
    if isinstance(value, list):
        return [lowered(each) for each in value]
    is_id = isinstance(value, str) and value.startswith("/subscriptions/")
    return value.lower() if is_id and isinstance(value, str) else value


def test_modules_make_the_bodies_of_the_plan_and_nothing_else(whole: Plan) -> None:
    found = staged(whole)
    texts = modules(found)
    groups = {"00-groups": "", **{part.name: part.group for part in found.parts}}
    made = {
        each.id: each.body
        for name, group in groups.items()
        for each in module(texts[f"modules/{name}.bicep"], group, grownPrefixes=[])
        .resources()
        .values()
        if not each.existing
    }
    assert made == {id_: lowered(body) for id_, body in meant(of_plan(whole, SUBSCRIPTION)).items()}


def test_what_is_referred_to_in_another_module_is_made_by_an_earlier_one(whole: Plan) -> None:
    found, made = staged(whole), set[str]()
    texts = modules(found)
    for part in found.parts:
        text = texts[f"modules/{part.name}.bicep"]
        told = module(text, part.group, grownPrefixes=[]).resources().values()
        assert {each.id for each in told if each.existing} <= made, part.name
        made |= {each.id for each in told}


def test_the_main_file_calls_each_module_in_its_group_behind_the_one_before(whole: Plan) -> None:
    found = staged(whole)
    told = READER.parse(text=modules(found)["main.bicep"])["modules"]
    assert [each["detail"]["full"] for each in told.values()] == [
        f"modules/{part.name}.bicep" for part in found.parts
    ]
    symbols = {each.name: each.symbol for each in found.groups}
    configs = [each["config"]["config"] for each in told.values()]
    scopes = [each["scope"] for each in configs]
    words = [each if isinstance(each, str) else each["function"]["type"] for each in scopes]
    known = {"": "subscription", "rg-old": "resource_group", **symbols}
    assert words == [known[part.group] for part in found.parts]
    assert [each.get("dependsOn") for each in configs[1:]] == [[name] for name in [*told][:-1]]


def test_each_uplink_gets_what_is_put_on_it_by_one_module(plan: Plan) -> None:
    texts = bicep(plan)
    calls = READER.parse(text=texts["modules/03-uplinks.bicep"])["modules"]
    assert list(calls) == ["attached_avs_nsx_gw", "attached_avs_nsx_gw_1"]
    put = READER.parse(text=texts["modules/attached.bicep"])
    assert put["parameters"]["subnets"]["decorators"][1] == {"type": "min_length", "argument": 1}
    assert put["resources"]["put"]["decorators"] == [{"type": "batchSize", "argument": 1}]


def test_routes_for_the_management_subnet_are_laid_into_the_table_of_the_service(
    plan: Plan,
) -> None:
    texts = bicep(with_table_on_management(plan))
    calls = READER.parse(text=texts["modules/03-uplinks.bicep"])["modules"]
    assert set(calls) - set(plain(plan)) == {"laid_avs_mgmt"}
    assert "first(filter(" in texts["modules/03-uplinks.bicep"]
    inner = READER.parse(text=texts["modules/laid.bicep"])["modules"]["put"]
    assert inner["detail"]["full"] == "routes.bicep"
    put = READER.parse(text=texts["modules/routes.bicep"])["resources"]["put"]
    assert put["decorators"] == [{"type": "batchSize", "argument": 1}]
    assert "modules/laid.bicep" not in bicep(plan)


def plain(plan: Plan) -> Mapping[str, object]:
    calls: Mapping[str, object] = READER.parse(text=bicep(plan)["modules/03-uplinks.bicep"])[
        "modules"
    ]
    return calls


@given(TEXT)
def test_no_text_ends_its_quotes_or_begins_an_expression(value: str) -> None:
    held = READER.parse(text=f"param a string = {text(value)}\nparam b int = 1\n")["parameters"]
    assert [*held] == ["a", "b"]
    assert unescaped(str(held["a"]["default"] or "")) == value


@given(JSON)
def test_whatever_a_body_holds_comes_back_as_it_was(value: object) -> None:
    body = written({"name": "v", "properties": {"held": value}}, lambda each: "")
    made = module(f"resource r 'Microsoft.X/y@2025-01-01' = {body}\n", "rg").resources()
    assert made["r"].body["properties"] == {"held": value}


@given(TEXT)
def test_no_text_ends_a_comment(value: str) -> None:
    lines = [*comment([f"x{value}"]), "param b int = 1"]
    assert [*READER.parse(text="\n".join(lines) + "\n")["parameters"]] == ["b"]
