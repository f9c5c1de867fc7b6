"""The text that asks for quota names what the plan needs, and stays away once it is there."""

from typing import Any

import pytest
from tests.render.build import report

from landbridge.checks.design.quota_request import OPEN, quota_request
from landbridge.model.plan import Plan


def text(made: Plan) -> str:
    return quota_request(made.estate, made.sized)


def plan(**cloud: Any) -> Plan:  # noqa: ANN401 - any key of the private cloud
    made = report().plan
    keys = {"name": "x", "customer": "Contoso", "private_cloud": cloud}
    return made.model_copy(update={"estate": type(made.estate).model_validate(keys)})


def test_it_names_hosts_region_and_lead_time() -> None:
    made = plan(region="uksouth", zone=2)
    said = text(made)
    assert f"Hosts: {made.sized.hosts};" in said
    assert "Region: uksouth\nAvailability zone: 2\n" in said
    assert "5 business days" in said


def test_what_nobody_declared_is_left_to_be_filled_in() -> None:
    assert f"Region: {OPEN}\nAvailability zone: any\n" in text(plan())


@pytest.mark.parametrize(("short", "asked"), [(0, False), (1, True)])
def test_it_is_written_while_a_host_is_unconfirmed(short: int, asked: bool) -> None:
    hosts = plan().sized.hosts - short
    made = plan(quota={"state": "confirmed", "hosts": hosts})
    assert bool(text(made)) is asked


def test_hosts_that_were_only_asked_for_do_not_count() -> None:
    assert text(plan(quota={"state": "requested", "hosts": 96}))


RAISED = "Private clouds in the subscription: 2"


def test_a_private_cloud_beyond_the_first_asks_for_the_limit_to_be_raised() -> None:
    made = plan()
    second = made.sized.model_copy(update={"private_clouds": 2})
    assert RAISED not in text(made)
    assert f"{RAISED}; a new subscription begins with 1" in text(
        made.model_copy(update={"sized": second})
    )


def test_a_neighbour_counts_as_one_that_stands() -> None:
    there = [{"name": "avs-1", "resource_group": "rg-1"}]
    assert f"{RAISED}, 1 of which stand;" in text(plan(neighbours=there))
