"""What is rendered for NSX, imported again, lets just the same traffic through."""

import json
from pathlib import Path
from random import Random

import pytest
from tests.network.agree import tags_of
from tests.oracle import draw
from tests.render.nsx.back import imported, told_back

from landbridge.intake import read_estate
from landbridge.model.network import Network
from landbridge.model.proof import NOTHING
from landbridge.network.difference.difference import difference
from landbridge.network.estate.assembled import assembled
from landbridge.network.proof import Proof
from landbridge.render.nsx import rendered

SEEDS = range(6)
EXAMPLES = Path(__file__).parents[3] / "examples"


def with_a_cloud(seed: int) -> Network:
    """A drawn network whose first cloud has NSX, with tags as far as a tree can tell them."""
    for more in range(100):
        drawn = draw.network(Random(1000 * seed + more))
        if drawn.private_clouds and drawn.private_clouds[0].distributed_firewall:
            return known(drawn)
    raise AssertionError("no network with a cloud was drawn")


def known(drawn: Network) -> Network:
    """Segments whose tags are known, and criteria that are about the first cloud."""
    first, *others = drawn.private_clouds
    segments = [each.model_copy(update={"tags": each.tags or ()}) for each in first.segments]
    clouds = (first.model_copy(update={"segments": tuple(segments)}), *others)
    groups = [
        each.model_copy(update={"private_cloud": first.name}) if each.criteria else each
        for each in drawn.groups
    ]
    return drawn.model_copy(update={"private_clouds": clouds, "groups": tuple(groups)})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drawn_network_comes_back_equal(seed: int, tmp_path: Path) -> None:
    """Where a rule names whom nobody knows, what was open is settled, and the tree says so."""
    before = with_a_cloud(seed)
    cloud = before.private_clouds[0]
    made = rendered(before, cloud, "drawn")
    after = told_back(before, cloud, made, tmp_path)
    tags = tags_of(draw.tags(Random(seed)))
    found = difference(Proof(before, tags), Proof(after, tags))
    turns = {(each.loses, each.may_lose, each.gains, each.may_gain) for each in found.places}
    assert turns <= {(NOTHING,) * 4}
    assert (found.gone, found.come, found.moved) == ((), (), ())
    if not any("is not known for certain" in each.what for each in made.remarks):
        assert [*found.places] == []
        assert found.inspections == ()


@pytest.mark.parametrize("seed", [3, 6])
def test_the_round_trip_tells_a_wrong_rule_apart(seed: int, tmp_path: Path) -> None:
    before = with_a_cloud(seed)
    cloud = before.private_clouds[0]
    without = cloud.model_copy(update={"distributed_firewall": (), "gateway_firewall": ()})
    after = told_back(before, cloud, rendered(before, without, "drawn"), tmp_path)
    assert [*difference(Proof(before), Proof(after)).places]


def test_the_example_comes_back_equal(tmp_path: Path) -> None:
    estate, _ = read_estate(EXAMPLES / "contoso")
    before = assembled(estate)
    (cloud,) = (each for each in before.private_clouds if each.name == estate.private_cloud.name)
    after = told_back(before, cloud, rendered(before, cloud, estate.name), tmp_path)
    found = difference(Proof(before, estate.tags), Proof(after, estate.tags))
    assert [*found.places] == []
    assert (found.gone, found.come, found.moved) == ((), (), ())


def test_what_an_import_knows_for_certain_stays_so(tmp_path: Path) -> None:
    """The export of the example has doubts; what they leave open may be settled, and is told."""
    before = imported(json.loads((EXAMPLES / "nsx" / "infra.json").read_text("utf-8")), tmp_path)
    (cloud,) = before.private_clouds
    made = rendered(before, cloud, "example")
    found = difference(Proof(before), Proof(told_back(before, cloud, made, tmp_path)))
    turns = {(each.loses, each.may_lose, each.gains, each.may_gain) for each in found.places}
    assert turns <= {(NOTHING,) * 4}
    assert any("nobody knows" in each.what for each in made.remarks)
