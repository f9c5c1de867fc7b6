"""`landbridge deploy` as a shell calls it, with an emulator that runs."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.child import cloud, landbridge
from tests.deploy.applied import VERSION
from tests.deploy.small import GROUP
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.deployment import LEDGER
from landbridge.deploy.ledger import Entry, Ledger

pytestmark = pytest.mark.emulator("it calls the command for an emulator")
POLICY = {
    "request": {"method": "PUT", "type": "Microsoft.AVS/privateClouds"},
    "when": {"first": 1},
    "do": {
        "fail": {"status": 403, "code": "RequestDisallowedByPolicy", "message": "Denied by names."}
    },
}


def deploy(azure: Azure, folder: Path, *more: str, estate: str = "") -> CompletedProcess[str]:
    where = ("--emulator", str(azure.served.folder), "--state", str(folder / "state"))
    named = estate or str(cloud(folder))
    return landbridge("deploy", named, "--target", "emulator", *where, *more)


def test_a_plan_that_is_not_cleared_is_refused_before_anything_is_done(
    azure: Azure, tmp_path: Path
) -> None:
    answer = deploy(azure, tmp_path)
    assert answer.returncode in (1, 4)
    assert "Undecided" in answer.stderr or "Not cleared" in answer.stderr
    assert not (tmp_path / "state").exists()


def test_a_preview_of_a_plan_that_is_not_cleared_says_what_forbids_to_deploy_it(
    azure: Azure, tmp_path: Path
) -> None:
    answer = deploy(azure, tmp_path, "--preview", "--json")
    assert answer.returncode == 0
    assert {each["what"] for each in json.loads(answer.stdout)["resources"]} == {"create"}
    assert answer.stderr.startswith("This was a preview only: deploying it is refused.\nUndecided:")


def test_two_modes_at_once_are_refused(azure: Azure, tmp_path: Path) -> None:
    answer = deploy(azure, tmp_path, "--check", "--undo")
    assert answer.returncode == 2
    assert "--preview, --check and --undo are asked for together" in answer.stderr


def test_without_a_subscription_azure_is_not_asked(tmp_path: Path) -> None:
    answer = landbridge("deploy", str(cloud(tmp_path)), "--preview", AZURE_SUBSCRIPTION_ID="")
    assert answer.returncode == 2
    assert "no subscription is named" in answer.stderr


def test_what_is_no_id_of_a_subscription_is_refused_before_anybody_is_asked(tmp_path: Path) -> None:
    answer = landbridge("deploy", str(cloud(tmp_path)), "--preview", "--subscription", "prod")
    assert answer.returncode == 2
    assert answer.stderr.startswith("'prod' is no id of a subscription\n")


@pytest.mark.parametrize(
    "asked",
    [
        ("--subscription", "11111111-1111-1111-1111-111111111111"),
        ("--tenant", "contoso.com"),
        ("--cloud", "china"),
    ],
)
def test_the_emulator_is_not_taken_for_what_is_told_of_azure(
    azure: Azure, tmp_path: Path, asked: tuple[str, str]
) -> None:
    answer = deploy(azure, tmp_path, "--preview", *asked)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert f"Leave them out; its subscription is {azure.subscription}." in answer.stderr


def test_what_is_missing_is_drift(azure: Azure, tmp_path: Path) -> None:
    answer = deploy(azure, tmp_path, "--check", "--json")
    assert answer.returncode == 1
    assert {each["what"] for each in json.loads(answer.stdout)["drift"]} == {"create"}


def test_nothing_made_is_nothing_to_undo(azure: Azure, tmp_path: Path) -> None:
    answer = deploy(azure, tmp_path, "--undo")
    assert answer.returncode == 0
    assert "Nothing was to be undone." in answer.stdout


def test_nobody_undoes_anything_unasked(azure: Azure, tmp_path: Path) -> None:
    ledger = tmp_path / "state" / azure.subscription / "avs" / LEDGER
    Ledger(ledger).note(Entry("/subscriptions/s/resourceGroups/rg", "t", "2024-11-01", None))
    answer = deploy(azure, tmp_path, "--undo")
    assert answer.returncode == 2
    assert answer.stderr == "nobody is there to say yes\nAdd --yes, if it shall be done.\n"


def test_a_failure_is_explained_and_the_same_command_goes_on(
    azure: Azure, small: Path, tmp_path: Path
) -> None:
    control(azure, "PUT", "/faults", json=[POLICY])
    answer = deploy(azure, tmp_path, estate=str(small))
    control(azure, "PUT", "/faults", json=[])
    assert answer.returncode == 3
    assert "A policy of the subscription denies it." in answer.stderr
    assert "What is safe: Run the same command again once that is mended" in answer.stderr
    assert "RequestDisallowedByPolicy: Denied by names." in answer.stderr
    again = deploy(azure, tmp_path, estate=str(small))
    assert again.returncode == 0, again.stderr
    stages = [line.partition(":")[0] for line in again.stderr.splitlines() if " thing" in line]
    assert stages[:2] == ["foundation", "private cloud"]
    assert "private cloud: 1 thing (at least 5 hours, at most 15 are allowed)" in again.stderr
    assert "Watched from now on, looked at once more: avs-logs" in again.stdout
    assert "Read back and proved equal to the plan" in again.stdout
    assert deploy(azure, tmp_path, "--undo", "--yes", estate=str(small)).returncode == 0


def test_what_others_put_into_a_group_keeps_undo_from_being_done(
    azure: Azure, arm: Arm, small: Path, tmp_path: Path, emptied: None
) -> None:
    assert deploy(azure, tmp_path, estate=str(small)).returncode == 0
    theirs = f"/resourceGroups/{GROUP}/providers/Microsoft.Network/routeTables/theirs"
    path = f"/subscriptions/{azure.subscription}{theirs}"
    arm.put(path, VERSION, {"location": "northeurope"})
    answer = deploy(azure, tmp_path, "--undo", "--yes", "-o", "ndjson", estate=str(small))
    assert answer.returncode == 1
    *events, last = map(json.loads, answer.stdout.splitlines())
    assert (events[0]["stage"], events[0]["became"]) == ("undo", "begun")
    (left,) = last["left"]
    assert left["left"] == "it holds what others put there: theirs"
