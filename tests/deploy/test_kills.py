"""A kill before and after every remote call of a deployment, and of its way back.

The suite kills at each shape of a call once; `HYPOTHESIS_PROFILE=thorough` at each call.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import silently
from tests.deploy.campaign import BEFORE, THOROUGH, Campaign, stands_once
from tests.deploy.emulating import emulating
from tests.deploy.killed import KILLED, Killing, call, shape, tree_of, verb
from tests.deploy.small import made_by_others, small_plan
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.work import Work
from landbridge.render.arm.ground import ROUTE_TABLE

SPEED = 20_000.0  # a cloud takes about a second: long enough to be killed while it is made


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    folder = tmp_path_factory.mktemp("azure")
    with emulating(folder, SPEED) as azure:
        with Arm(emulator(folder)) as arm:
            made_by_others(arm)
        control(azure, "PUT", f"/snapshots/{BEFORE}")
        yield Campaign(azure, small_plan(), tmp_path_factory.mktemp("state"))


def test_killed_at_every_call_it_comes_to_its_end_and_back(
    campaign: Campaign, tmp_path: Path
) -> None:
    named = call if THOROUGH else shape
    with campaign.deployment() as found:
        before, last = campaign.standing(), campaign.last()
        tree = tree_of(campaign.wanted)
        killing = Killing(campaign.azure.served.folder, found.folder, found.works, tree)
        kills = tmp_path / "kills"
        assert killing.until_done("apply", named, kills) > 20
        stands_once(campaign, found, last)
        kills.unlink()
        assert killing.until_done("undo", named, kills) > 20
        assert campaign.standing() == before


def killed_at_nsx(campaign: Campaign, found: Deployment, kills: Path) -> Deployment:
    """The deployment as the next process finds it: all that comes before NSX is done."""
    known = [f"{moment} {name}" for moment in ("before", "after") for name in ("GET", "PUT")]
    kills.write_text("\n".join([*known, ""]), "utf-8")
    told = campaign.azure.served.folder, found.folder, found.works, tree_of(campaign.wanted)
    assert Killing(*told).once("apply", verb, kills) == KILLED
    return Deployment(found.works, found.arm, found.folder, found.wanted)


def test_killed_undone_and_begun_again_nothing_counts_as_done_that_was_taken_back(
    campaign: Campaign, tmp_path: Path
) -> None:
    with campaign.deployment() as found:
        before = campaign.standing()
        again = killed_at_nsx(campaign, found, tmp_path / "kills")
        again.undo(silently)
        assert campaign.standing() == before
        again.apply(silently)
        assert not differing(again)


def test_killed_and_changed_by_another_plan_what_it_had_done_is_looked_at_again(
    campaign: Campaign, tmp_path: Path
) -> None:
    with campaign.deployment() as found:
        again = killed_at_nsx(campaign, found, tmp_path / "kills")
        works = [turned(each) for each in found.works if each.type == ROUTE_TABLE]
        Deployment(works, found.arm, found.folder, found.wanted).apply(silently)
        assert differing(again)
        again.apply(silently)
        assert not differing(again)


def turned(work: Work) -> Work:
    """As another plan would have it."""
    routes = work.body["properties"]["routes"]
    other = {**routes[0], "properties": {**routes[0]["properties"], "nextHopType": "Internet"}}
    return replace(work, body={**work.body, "properties": {"routes": [other]}})


def test_killed_and_moved_with_all_that_it_remembers_it_goes_on(
    campaign: Campaign, tmp_path: Path
) -> None:
    with campaign.deployment() as found:
        last = campaign.last()
        killed_at_nsx(campaign, found, tmp_path / "kills")
        moved = found.folder.rename(tmp_path / "elsewhere")
        again = Deployment(found.works, found.arm, moved, found.wanted)
        again.apply(silently)
        stands_once(campaign, again, last)


def differing(deployment: Deployment) -> list[Any]:
    """What stands otherwise, but for what others put beside it."""
    return [each for each in deployment.preview() if each.what is not What.LEAVE]
