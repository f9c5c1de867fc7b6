"""Every fault of the catalogue at every remote call of a deployment.

The suite stops one deployment at each shape of a call after the other. In the profile `thorough`
each call of its own has each fault, every deployment from its beginning.
"""

from collections.abc import Iterator, Mapping

import pytest
from tests.deploy.applied import silently
from tests.deploy.campaign import BEFORE, THOROUGH, Call, Campaign, attempted, finished
from tests.deploy.small import made_by_others, small_plan
from tests.emulator.azure import emulated
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, emulator

DENIED = {"status": 403, "code": "RequestDisallowedByPolicy", "message": "Denied."}
BROKEN = {"status": 500, "code": "InternalServerError", "message": "Something broke."}
BUSY = {"status": 409, "code": "AnotherOperationInProgress", "message": "It is busy."}
STOPS: Mapping[str, Mapping[str, object]] = {
    "denied": {"fail": DENIED},
    "broken": {"fail": BROKEN},
    "throttled": {"throttle": 0.01},
    "hanging": {"hang": True},
    "lost": {"lost": True},
    "half": {"half": BUSY},
}
FAULTS = {**STOPS, "slow": {"slow": 0.05}}
EVERY = {"lost": 1, "half": 1, "broken": 2, "denied": 6, "throttled": 6, "hanging": 12}
"""Of the shapes, so many in the suite: those that are alike for a client are seldom."""


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    folder = tmp_path_factory.mktemp("azure")
    with emulated(folder) as azure:
        with Arm(emulator(folder)) as arm:
            made_by_others(arm)
        control(azure, "PUT", f"/snapshots/{BEFORE}")
        yield Campaign(azure, small_plan(), tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def calls(campaign: Campaign) -> list[Call]:
    """All that a deployment does that nothing disturbs."""
    return campaign.calls()


@pytest.mark.parametrize("fault", STOPS)
def test_stopped_at_call_after_call_it_says_why_each_time_and_ends_as_if_nothing_had_been(
    campaign: Campaign, calls: list[Call], fault: str
) -> None:
    first = {each.shape: each for each in reversed(calls)}
    shapes = sorted(first.values(), key=lambda each: each.nth)[:: EVERY[fault]]
    if fault == "half":
        shapes = [each for each in shapes if each.method != "GET"]  # which has no end of its own
    with campaign.deployment() as found:
        before, last = campaign.standing(), campaign.last()
        for call in shapes:
            disturbance = {"request": call.which, "when": {"nth": 1}, "do": STOPS[fault]}
            campaign.disturb(disturbance)
            if attempted(found) is None:  # what was made by then is not asked for again
                campaign.disturb()
                found.undo(silently)
                last = campaign.last()
                campaign.disturb(disturbance)
                assert attempted(found), call
        finished(campaign, found, last)
        found.undo(silently)
        assert campaign.standing() == before


def test_slow_answers_are_waited_for(campaign: Campaign) -> None:
    with campaign.deployment() as found:
        last = campaign.last()
        campaign.disturb({"do": FAULTS["slow"], "when": {"every": 3}})
        assert attempted(found) is None
        finished(campaign, found, last)


@pytest.mark.skipif(not THOROUGH, reason="takes half an hour: for the profile `thorough`")
@pytest.mark.parametrize("fault", FAULTS)
def test_stopped_at_any_call_it_says_why_and_the_next_run_ends_as_if_nothing_had_been(
    campaign: Campaign, calls: list[Call], fault: str
) -> None:
    for call in calls:
        with campaign.deployment() as found:
            before, last = campaign.standing(), campaign.last()
            campaign.disturb({"when": {"nth": call.nth}, "do": FAULTS[fault]})
            attempted(found)
            finished(campaign, found, last)
            found.undo(silently)
            assert campaign.standing() == before, call
