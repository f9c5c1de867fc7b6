"""The tests themselves against a real subscription, for which an emulator poses."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.tiers import (
    TAG,
    Chosen,
    Tier,
    apart,
    cost,
    free,
    hosts,
    published_hours,
    refusals,
)
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.work import Work
from landbridge.intake.price_book import load_price_book
from landbridge.render.arm import Stage

ROOT = Path(__file__).parents[2]
PRICES = ROOT / "examples" / "contoso" / "prices.yaml"
LIMITED = ("--azure-currency", "EUR", "--azure-prices", str(PRICES))
ALL = Chosen(Tier.ALL, "s", "", "public", "", Decimal(9600), "EUR", PRICES, Decimal(24))


QUESTIONS = ("/token", "/whatIf", "/checkQuotaAvailability")
"""What is posted and changes nothing."""


def against(azure: Azure, *more: str) -> subprocess.CompletedProcess[str]:
    """The tests, told nothing of the emulator but what a client is told of Azure."""
    told = azure.served.environment
    where = ("--azure-subscription", azure.subscription, "--azure-endpoint", told["ARM_ENDPOINT"])
    files = ("tests/deploy/test_read_only.py", "tests/deploy/test_deployment.py")
    kept = {key: each for key, each in told.items() if not key.startswith("LANDBRIDGE_")}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-rs", *files, *where, *more]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **kept},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def counted(answer: subprocess.CompletedProcess[str]) -> Sequence[str]:
    return re.findall(r"\d+ (?:passed|skipped|failed|error)", answer.stdout.splitlines()[-1])


def test_below_its_limit_everything_runs_and_nothing_is_left(azure: Azure, arm: Arm) -> None:
    answer = against(azure, "--azure", "all", "--azure-spending-limit", "9600", *LIMITED)
    assert counted(answer) == ["12 passed", "1 skipped"], answer.stdout
    assert "it counts what the emulator was asked for" in answer.stdout
    groups = arm.listed(f"/subscriptions/{azure.subscription}/resourcegroups", "2021-04-01")
    assert not [each for each in groups if each["name"].startswith("rg-landbridge-")]


def test_a_limit_that_is_too_low_ends_the_run_before_anything_is_asked_for(
    azure: Azure,
) -> None:
    asked = ("-k", "uplinks", "--azure", "all", "--azure-spending-limit", "9599", *LIMITED)
    answer = against(azure, *asked)
    assert answer.returncode == pytest.ExitCode.USAGE_ERROR
    assert "9600 EUR are more than the limit of 9599: 24 hours" in answer.stderr
    assert "of 20 AV64" in answer.stderr


def test_reading_asks_for_nothing_to_be_made_changed_or_deleted(azure: Azure) -> None:
    before = len(requests(azure))
    answer = against(azure, "--azure", "read")
    assert counted(answer) == ["4 passed", "9 skipped"], answer.stdout
    assert "it needs --azure free" in answer.stdout
    changing = [each for each in requests(azure)[before:] if each["method"] != "GET"]
    assert {each["method"] for each in changing} == {"POST"}
    assert all(each["path"].endswith(QUESTIONS) for each in changing)


def requests(azure: Azure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = control(azure, "GET", "/requests").json()["value"]
    return found


def test_what_costs_nothing_has_no_host_no_address_and_no_gateway(works: tuple[Work, ...]) -> None:
    found = free(works)
    assert not hosts(found)
    assert {each.stage for each in found} == {Stage.FOUNDATION, Stage.PEERINGS}
    assert {each.name for each in found if each.stage is Stage.PEERINGS} == {
        "hub/to-vnet-data",
        "hub/to-vnet-avs",
    }


def test_all_that_is_made_lies_in_a_group_of_its_own_and_bears_its_tag(
    works: tuple[Work, ...],
) -> None:
    found = apart(works, "rg-x", "x")
    assert all("/resourceGroups/rg-x" in each.path for each in found)
    assert "rg-avs-contoso" not in str(found)
    assert all(each.body["tags"][TAG] == "x" for each in found if "location" in each.body)
    assert len(found) == len(works)


@pytest.mark.parametrize(("limit", "refused"), [("9600", False), ("9599.99", True)])
def test_hosts_by_the_hour_are_held_against_the_limit(
    works: tuple[Work, ...], limit: str, refused: bool
) -> None:
    assert cost(works, load_price_book(PRICES, ("AV64",)), Decimal(24)) == 20 * 20 * 24
    assert bool(list(refusals(works, replace(ALL, limit=Decimal(limit))))) is refused


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (replace(ALL, limit=None), "--azure all needs --azure-spending-limit"),
        (replace(ALL, currency=""), "--azure all needs --azure-spending-limit"),
        (replace(ALL, prices=None), "--azure all needs --azure-spending-limit"),
        (replace(ALL, currency="USD"), "the limit is in USD, the prices in EUR"),
        (replace(ALL, hours=Decimal(1)), "--azure-hours 1: making it alone takes at least"),
    ],
    ids=["no limit", "no currency", "no prices", "another currency", "too few hours"],
)
def test_what_is_not_told_or_does_not_fit_is_refused_by_name(
    works: tuple[Work, ...], told: Chosen, why: str
) -> None:
    assert published_hours(works) > 1
    (said,) = refusals(works, told)
    assert said.startswith(why)
