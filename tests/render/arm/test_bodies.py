"""The bodies of the example: they fit the shapes of Azure, and each comes after what it names."""

import json
from pathlib import Path

import pytest
from tests.render.arm.rendered import SUBSCRIPTION

from landbridge.catalogue.shapes import shapes
from landbridge.model.plan import Plan
from landbridge.render.arm import ArmResource, bodies, version_of
from landbridge.render.arm.resource import id_of, mentioned

OF_SHAPE = ("Microsoft.Network", "Microsoft.AVS")


GOLDEN = Path(__file__).parent / "golden" / "contoso.json"


@pytest.fixture(scope="module")
def made(plan: Plan) -> tuple[ArmResource, ...]:
    return bodies(plan, SUBSCRIPTION)


def test_every_body_fits_the_models_of_microsofts_clients(made: tuple[ArmResource, ...]) -> None:
    for each in made:
        provider, _, path = each.type.partition("/")
        if provider in OF_SHAPE and "/providers/" not in each.type:
            known = shapes(provider)
            model = known.of(path)
            if model:
                assert not list(known.misfits(each.body, model)), each


def test_each_resource_comes_after_all_that_it_names(made: tuple[ArmResource, ...]) -> None:
    ids = [id_of(SUBSCRIPTION, each.group, each.type, each.name).lower() for each in made]
    for place, each in enumerate(made):
        for name in {*mentioned(each.body)} & {*ids}:
            assert name == ids[place] or name in ids[:place], (each.name, name)


def test_nothing_names_what_is_not_rendered_but_subnets_within_networks(
    made: tuple[ArmResource, ...],
) -> None:
    ids = {id_of(SUBSCRIPTION, each.group, each.type, each.name).lower() for each in made}
    scope = f"/subscriptions/{SUBSCRIPTION}"
    named = {name for each in made for name in mentioned(each.body)} - ids - {scope}
    assert {name.rpartition("/subnets/")[0] for name in named} <= ids


def test_every_type_has_a_version(made: tuple[ArmResource, ...]) -> None:
    assert all(version_of(each.type)[:2] == "20" for each in made)


def test_the_example_is_rendered_as_it_was_reviewed(
    made: tuple[ArmResource, ...], pytestconfig: pytest.Config
) -> None:
    told = [
        {"type": each.type, "name": each.name, "group": each.group, **each.body}
        | ({"remarks": each.remarks} if each.remarks else {})
        for each in made
    ]
    text = json.dumps(told, indent=1) + "\n"
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8"), "see it, then run pytest --update-golden"
