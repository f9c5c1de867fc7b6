"""What a deployment meets that it cannot use: each is told by name, with what to do."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.child import landbridge
from tests.deploy.applied import VERSION, path_of
from tests.deploy.small import GROUP
from tests.deploy.test_command import deploy
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.work import Work

ELSEWHERE = "00000000-0000-4000-8000-00000000eeee"
NETWORK = {
    "location": "northeurope",
    "properties": {"addressSpace": {"addressPrefixes": ["10.30.0.0/20"]}},
}


@pytest.fixture
def standing(azure: Azure) -> Iterator[Azure]:
    """An Azure where the group of the cloud stands already; all is as before afterwards."""
    control(azure, "PUT", "/snapshots/clean")
    azure.groups.create_or_update(GROUP, {"location": "northeurope", "tags": {"by": "terraform"}})
    yield azure
    control(azure, "PUT", "/faults", json=[])
    control(azure, "POST", "/snapshots/clean/restore")


Deployed = Callable[..., CompletedProcess[str]]
"""The small estate is deployed, with these options."""


@pytest.fixture
def deployed(azure: Azure, small: Path, tmp_path: Path) -> Deployed:
    return lambda *more: deploy(azure, tmp_path, *more, estate=str(small))


def named(azure: Azure, small: Path, folder: Path, **changes: str) -> CompletedProcess[str]:
    """The estate, deployed with other credentials than the emulator's."""
    text = (azure.served.folder / "emulator.env").read_text("utf-8")
    lines = [each for each in text.splitlines() if each.split("=")[0][7:] not in changes]
    told = [*lines, *(f"export {name}={value}" for name, value in changes.items())]
    (folder / "emulator.env").write_text("\n".join(told), "utf-8")
    where = ("--target", "emulator", "--emulator", str(folder), "--state", str(folder / "state"))
    return landbridge("deploy", str(small), *where)


def test_credentials_of_another_tenant_are_refused_by_name(
    azure: Azure, small: Path, tmp_path: Path
) -> None:
    answer = named(azure, small, tmp_path, AZURE_TENANT_ID=ELSEWHERE)
    assert answer.returncode == 3
    assert "The credentials are of another tenant, or have expired." in answer.stderr
    assert "az login --tenant" in answer.stderr
    assert f"Tenant '{ELSEWHERE}' not found" in answer.stderr


def test_a_subscription_that_is_not_there_is_refused_by_name(
    azure: Azure, small: Path, tmp_path: Path
) -> None:
    answer = named(azure, small, tmp_path, AZURE_SUBSCRIPTION_ID=ELSEWHERE)
    assert answer.returncode == 1
    assert f"blocked: the subscription {ELSEWHERE} is not there" in answer.stderr
    assert "az account list" in answer.stderr


REFUSALS: Mapping[str, tuple[int, str, str]] = {
    "ExpiredAuthenticationToken": (401, "or have expired", "az login --tenant"),
    "DeploymentActive": (409, "Something else is at work", "Wait until it has ended"),
}


@pytest.mark.parametrize("code", REFUSALS)
def test_what_azure_refuses_meanwhile_is_told_with_its_cause_and_what_to_do(
    standing: Azure, deployed: Deployed, code: str
) -> None:
    status, cause, remedy = REFUSALS[code]
    fail = {"status": status, "code": code, "message": "Said by Azure."}
    request = {"method": "PUT", "type": "Microsoft.Network/*"}
    control(standing, "PUT", "/faults", json=[{"request": request, "do": {"fail": fail}}])
    answer = deployed()
    assert answer.returncode == 3
    assert cause in answer.stderr
    assert remedy in answer.stderr
    assert f"{code}: Said by Azure." in answer.stderr


def test_a_subscription_without_the_provider_is_refused(
    standing: Azure, deployed: Deployed
) -> None:
    standing.resources.providers.unregister("Microsoft.AVS")
    answer = deployed()
    assert answer.returncode == 1
    assert "az provider register --namespace Microsoft.AVS --wait" in answer.stderr


def test_a_group_where_nothing_may_change_is_refused(
    standing: Azure, deployed: Deployed, arm: Arm, tmp_path: Path
) -> None:
    locked(arm, "ReadOnly")
    answer = deployed()
    assert answer.returncode == 1
    assert f"the lock keep (ReadOnly) on {GROUP}: nothing in it may be changed" in answer.stderr
    assert "az lock delete --ids" in answer.stderr
    assert not (tmp_path / "state").exists()


def test_where_nothing_may_be_deleted_the_way_back_waits_for_the_lock_to_go(
    standing: Azure, deployed: Deployed, arm: Arm
) -> None:
    lock = locked(arm, "CanNotDelete")
    assert deployed().returncode == 0
    answer = deployed("--undo", "--yes")
    assert answer.returncode == 3
    assert "A lock on the group or the resource forbids it." in answer.stderr
    assert "az lock list" in answer.stderr
    arm.delete(lock, "2020-05-01")
    assert deployed("--undo", "--yes").returncode == 0
    assert standing.groups.get(GROUP).tags == {"by": "terraform"}
    assert not list(standing.resources.resources.list_by_resource_group(GROUP))


def locked(arm: Arm, level: str) -> str:
    group = f"/subscriptions/{arm.subscription}/resourceGroups/{GROUP}"
    path = f"{group}/providers/Microsoft.Authorization/locks/keep"
    arm.put(path, "2020-05-01", {"properties": {"level": level}})
    return path


def test_a_group_that_another_tool_has_begun_is_refused_with_what_stands_there(
    standing: Azure, deployed: Deployed, arm: Arm, few: tuple[Work, ...]
) -> None:
    network = path_of(few, "vnet-avs")
    arm.put(network, VERSION, NETWORK)
    cloud = next(each for each in few if each.name == "avs")
    path = cloud.path.replace("/privateClouds/avs", "/privateClouds/of-terraform")
    arm.put(path, cloud.version, {**cloud.body, "tags": {"by": "terraform"}})
    before = arm.get(path, cloud.version)
    answer = deployed()
    assert answer.returncode == 1
    assert "of-terraform has the virtual network" in answer.stderr
    assert "a resource group and a virtual network of its own" in answer.stderr
    assert arm.get(path, cloud.version) == before


def test_a_cloud_that_another_tool_failed_to_make_is_made_and_stays_theirs(
    standing: Azure, deployed: Deployed, arm: Arm, few: tuple[Work, ...]
) -> None:
    arm.put(path_of(few, "vnet-avs"), VERSION, NETWORK)
    cloud = next(each for each in few if each.name == "avs")
    begun = {**cloud.body, "tags": {"by": "terraform"}}
    fail = {"status": 409, "code": "Conflict", "message": "No capacity."}
    request = {"method": "PUT", "type": "Microsoft.AVS/privateClouds"}
    half = {"request": request, "when": {"nth": 1}, "do": {"half": fail}}
    control(standing, "PUT", "/faults", json=[half])
    with pytest.raises(Exception, match="No capacity"):
        arm.put(cloud.path, cloud.version, begun)
    assert deployed().returncode == 0
    found = arm.get(cloud.path, cloud.version) or {}
    assert found["properties"]["provisioningState"] == "Succeeded"
    assert found["tags"]["by"] == "terraform"


def test_a_name_that_is_taken_in_another_region_is_refused_before_anything_is_done(
    standing: Azure, deployed: Deployed, arm: Arm, few: tuple[Work, ...], tmp_path: Path
) -> None:
    path = path_of(few, "out")
    arm.put(path, VERSION, {"location": "westeurope", "properties": {"routes": []}})
    answer = deployed()
    assert answer.returncode == 2
    assert f"{path}: location: set at creation only" in answer.stderr
    assert not (tmp_path / "state").exists()
