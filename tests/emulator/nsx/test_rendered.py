"""What the tool renders for NSX, sent to a manager and exported again, lets the same through."""

from pathlib import Path
from random import Random

import pytest
from tests.emulator.nsx.manager import Nsx
from tests.emulator.nsx.test_tree import ALL
from tests.oracle import draw
from tests.render.nsx.back import imported, with_nsx
from tests.render.nsx.test_round_trip import known

from landbridge.model.network import Network
from landbridge.network.difference.difference import difference
from landbridge.network.proof import Proof
from landbridge.render.nsx import Standing, rendered


def standing(nsx: Nsx) -> Standing:
    """The gateways that came with the cloud, by the names that an estate gives them."""
    (edge,), (inner,) = (nsx.get(f"/{each}")["results"] for each in ("tier-0s", "tier-1s"))
    return Standing({"tier-0": edge["path"], "tier-1": inner["path"]})


def drawn(seed: int) -> Network:
    """A network whose first cloud has rules and names that rules use."""
    for more in range(200):
        found = draw.network(Random(7000 * seed + more))
        if found.private_clouds and found.private_clouds[0].name == "sddc1":
            cloud = found.private_clouds[0]
            plain = [each for each in cloud.segments if ":" not in each.prefix]
            if cloud.gateway_firewall and len(plain) == len(cloud.segments):
                return known(found)
    raise AssertionError("no network with such a cloud was drawn")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_drawn_network_survives_the_manager(nsx: Nsx, seed: int, tmp_path: Path) -> None:
    before = drawn(seed)
    cloud = before.private_clouds[0]
    made = rendered(before, cloud, "drawn", standing(nsx))
    for _ in range(2):
        nsx.patch(**made.tree)
    assert {each["_revision"] for each in nsx.get("/segments")["results"]} == {0}
    after = with_nsx(before, cloud, imported(nsx.get(filter=ALL), tmp_path))
    found = difference(Proof(before), Proof(after))
    assert [*found.places] == []
    assert found.inspections == ()
