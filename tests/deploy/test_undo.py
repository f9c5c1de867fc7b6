"""Undone, a subscription is as it was; what others put in between stays, and is told."""

from contextlib import suppress
from typing import Any

import pytest
from tests.deploy.applied import VERSION, path_of, silently
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.undoing import undone
from landbridge.deploy.work import Work
from landbridge.errors import RemoteError
from landbridge.render.arm import Stage

GROUPS = "2024-11-01"
LISTED = (
    ("resourcegroups", GROUPS),
    ("resources", GROUPS),
    ("providers/Microsoft.Network/virtualNetworks", VERSION),
    ("providers/Microsoft.Network/networkSecurityGroups", VERSION),
)


@pytest.fixture
def founded(deployment: Deployment) -> Deployment:
    """Only the foundation, which takes little time."""
    deployment.works = [each for each in deployment.works if each.stage is Stage.FOUNDATION]
    return deployment


def standing(arm: Arm) -> dict[str, Any]:
    """All that stands in the subscription, by id, without what counts changes."""
    found: dict[str, Any] = {}
    for path, version in LISTED:
        for each in arm.listed(f"/subscriptions/{arm.subscription}/{path}", version):
            if "NetworkWatcher" not in each["id"]:  # Azure makes them of itself, and leaves them
                found[each["id"]] = still(each)
    return found


def still(body: Any) -> Any:  # noqa: ANN401 - a body
    """Without marks of versions and times."""
    if isinstance(body, dict):
        return {key: still(each) for key, each in body.items() if key not in MARKS}
    return [still(each) for each in body] if isinstance(body, list) else body


MARKS = frozenset({"etag", "systemData", "changedTime", "createdTime", "managedBy"})


def test_a_subscription_with_things_of_others_is_as_it_was(
    arm: Arm, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    group, home = path_of(works, "rg-avs-contoso"), path_of(works, "vnet-avs")
    own = {
        "addressSpace": {"addressPrefixes": ["10.100.12.0/24"]},
        "subnets": [subnet("theirs", 12)],
    }
    arm.put(group, GROUPS, {"location": "northeurope", "tags": {"owner": "somebody"}})
    arm.put(home, VERSION, {"location": "northeurope", "tags": {"a": "b"}, "properties": own})
    table = path_of(works, "to-firewall")
    arm.put(table, VERSION, {"location": "northeurope", "properties": {"routes": [route()]}})
    before = standing(arm)
    deployment.apply(silently)
    assert standing(arm) != before
    deployment.undo(silently)
    assert standing(arm) == before


def subnet(name: str, nth: int) -> dict[str, Any]:
    return {"name": name, "properties": {"addressPrefix": f"10.100.{nth}.0/27"}}


def route() -> dict[str, Any]:
    properties = {"addressPrefix": "192.0.2.0/24", "nextHopType": "None"}
    return {"name": "theirs", "properties": properties}


def test_a_group_in_which_others_put_something_since_is_left_and_told(
    arm: Arm, founded: Deployment, works: tuple[Work, ...]
) -> None:
    founded.apply(silently)
    group = path_of(works, "rg-avs-contoso")
    theirs = f"{group}/providers/Microsoft.Network/networkSecurityGroups/theirs"
    arm.put(theirs, VERSION, {"location": "northeurope"})
    (left,) = [each for each in founded.undo(silently) if each.left]
    assert (left.id, left.left) == (group, "it holds what others put there: theirs")
    assert arm.get(theirs, VERSION)
    assert [each.id for each in founded.ledger.entries()] == [group]
    arm.delete(theirs, VERSION)
    assert [each.left for each in founded.undo(silently)] == [""]
    assert arm.get(group, GROUPS) is None


def test_a_network_in_which_others_put_a_subnet_since_is_left_with_its_group(
    arm: Arm, founded: Deployment, works: tuple[Work, ...]
) -> None:
    founded.apply(silently)
    home = path_of(works, "vnet-avs")
    arm.put(f"{home}/subnets/theirs", VERSION, {"properties": subnet("", 12)["properties"]})
    left = {each.id: each.left for each in founded.undo(silently) if each.left}
    assert left[home] == "it holds what others put there: theirs"
    assert left[path_of(works, "rg-avs-contoso")].endswith(": vnet-avs")


def test_what_somebody_deleted_by_hand_is_undone_already(
    arm: Arm, founded: Deployment, works: tuple[Work, ...]
) -> None:
    founded.apply(silently)
    arm.delete(path_of(works, "avs-contoso-operators"), "2023-01-01")
    assert not [each for each in founded.undo(silently) if each.left]


def test_a_lock_stops_it_and_the_next_run_goes_on_behind_what_is_undone(
    arm: Arm, founded: Deployment, works: tuple[Work, ...]
) -> None:
    founded.apply(silently)
    lock = f"{path_of(works, 'vnet-avs')}/providers/Microsoft.Authorization/locks/keep"
    arm.put(lock, "2020-05-01", {"properties": {"level": "CanNotDelete"}})
    count = len(founded.ledger.entries())
    with pytest.raises(RemoteError, match="ScopeLocked"):
        founded.undo(silently)
    assert 0 < len(founded.ledger.entries()) < count
    arm.delete(lock, "2020-05-01")
    founded.undo(silently)
    assert not founded.ledger.entries()


def test_an_undo_that_fails_after_it_was_done_is_run_again(
    azure: Azure, founded: Deployment
) -> None:
    founded.apply(silently)
    lost = {"request": {"method": "DELETE"}, "when": {"first": 1}, "do": {"lost": True}}
    assert control(azure, "PUT", "/faults", json=[lost]).status_code == 204
    with suppress(RemoteError):
        founded.undo(silently)
    control(azure, "PUT", "/faults", json=[])
    founded.undo(silently)
    assert not founded.ledger.entries()


def test_nsx_of_a_cloud_that_others_made_loses_only_what_was_put_there(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    cloud = path_of(works, "avs-contoso")
    applied.ledger.undone(cloud)  # as if another tool had made it
    entry = next(each for each in applied.ledger.entries() if each.type == "NSX")
    assert undone(arm, applied.ledger, entry).left == ""
    segments = arm.listed(f"{cloud}/workloadNetworks/default/segments", "2025-09-01")
    assert not list(segments)
