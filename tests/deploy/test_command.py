"""`landbridge deploy` as a shell calls it, with an emulator that runs."""

import json
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli.child import cloud, landbridge
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.deploy.deployment import LEDGER
from landbridge.deploy.ledger import Entry, Ledger

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "contoso" / "accepted.yaml")
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


def test_two_modes_at_once_are_refused(azure: Azure, tmp_path: Path) -> None:
    answer = deploy(azure, tmp_path, "--check", "--undo")
    assert answer.returncode == 2
    assert "--preview, --check and --undo are asked for together" in answer.stderr


def test_without_a_subscription_azure_is_not_asked(tmp_path: Path) -> None:
    answer = landbridge("deploy", str(cloud(tmp_path)), "--preview", AZURE_SUBSCRIPTION_ID="")
    assert answer.returncode == 2
    assert "no subscription is named" in answer.stderr


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


def test_a_failure_is_explained_and_the_same_command_goes_on(azure: Azure, tmp_path: Path) -> None:
    control(azure, "PUT", "/faults", json=[POLICY])
    answer = deploy(azure, tmp_path, estate=EXAMPLE)
    control(azure, "PUT", "/faults", json=[])
    assert answer.returncode == 3
    assert "A policy of the subscription denies it." in answer.stderr
    assert "What is safe: Nothing was made by the step that failed." in answer.stderr
    assert "RequestDisallowedByPolicy: Denied by names." in answer.stderr
    assert deploy(azure, tmp_path, estate=EXAMPLE).returncode == 0
    assert deploy(azure, tmp_path, "--undo", "--yes", estate=EXAMPLE).returncode == 0
