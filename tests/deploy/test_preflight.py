"""What would stop a deployment is found before it begins, with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from tests.deploy.applied import path_of
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.preflight import Hindrance, Intended, Sure, hindrances
from landbridge.deploy.work import Work
from landbridge.model.plan import Plan

GROUP = "rg-avs-contoso"


@pytest.fixture
def intended(plan: Plan, works: tuple[Work, ...], arm: Arm) -> Intended:
    return Intended(plan, works, arm)


@contextmanager
def standing(azure: Azure) -> Iterator[str]:
    """The resource group of the cloud, for so long."""
    azure.groups.create_or_update(GROUP, {"location": "northeurope"})
    yield GROUP
    azure.groups.begin_delete(GROUP).result()


def found(intended: Intended) -> list[Hindrance]:
    return list(hindrances(intended))


def test_an_empty_subscription_that_grants_enough_has_nothing_in_the_way(
    intended: Intended,
) -> None:
    assert found(intended) == []


def test_a_provider_that_is_not_registered_is_in_the_way(azure: Azure, intended: Intended) -> None:
    azure.resources.providers.unregister("Microsoft.AVS")
    try:
        provider, quota = found(intended)
    finally:
        azure.resources.providers.register("Microsoft.AVS")
    assert provider.sure is Sure.BLOCKED
    assert "Microsoft.AVS is " in provider.problem
    assert provider.remedy == "az provider register --namespace Microsoft.AVS --wait"
    assert quota.sure is Sure.UNKNOWN  # who is not registered is not told


@pytest.mark.parametrize(("lacks", "in_the_way"), [(0, False), (1, True)])
def test_a_quota_that_is_a_host_too_small_is_in_the_way(
    azure: Azure, intended: Intended, lacks: int, in_the_way: bool
) -> None:
    needed = sum(
        int(
            each.body["properties"].get("managementCluster", each.body["properties"])["clusterSize"]
        )
        for each in intended.works
        if each.type in ("Microsoft.AVS/privateClouds", "Microsoft.AVS/privateClouds/clusters")
    )
    control(azure, "PUT", "/settings", json={"quota": {"AV64": needed - lacks}})
    try:
        told = [each for each in found(intended) if "quota" in each.problem]
    finally:
        control(azure, "PUT", "/settings", json={})
    assert bool(told) is in_the_way
    if told:
        assert told[0].sure is Sure.BLOCKED
        assert (
            f"{needed} hosts are needed in northeurope, and {needed - 1} are left"
            in told[0].problem
        )
        assert "1 hosts of AV64" in told[0].remedy


@pytest.mark.parametrize(
    ("level", "sure"), [("ReadOnly", Sure.BLOCKED), ("CanNotDelete", Sure.UNKNOWN)]
)
def test_a_lock_on_its_group_is_in_the_way(
    azure: Azure, arm: Arm, intended: Intended, level: str, sure: Sure
) -> None:
    group = f"/subscriptions/{arm.subscription}/resourceGroups/{GROUP}"
    path = f"{group}/providers/Microsoft.Authorization/locks/keep"
    with standing(azure):
        arm.put(path, "2020-05-01", {"properties": {"level": level}})
        try:
            (only,) = found(intended)
        finally:
            arm.delete(path, "2020-05-01")
    assert only.sure is sure
    assert only.problem.startswith(f"the lock keep ({level}) on {GROUP}:")


def test_another_cloud_in_the_group_is_in_the_way(
    azure: Azure, arm: Arm, intended: Intended, works: tuple[Work, ...]
) -> None:
    with standing(azure):
        for name in ("vnet-avs", "avs-contoso"):
            work = next(each for each in works if each.name == name)
            arm.put(work.path, work.version, without_tables(work))
        renamed = [
            replace(each, path=each.path.replace("/avs-contoso", "/other")) for each in works
        ]
        told = [each.problem for each in found(replace(intended, works=renamed))]
        arm.delete(path_of(works, "avs-contoso"), "2025-09-01")
        arm.delete(path_of(works, "vnet-avs"), "2025-05-01")
    assert "avs-contoso has the virtual network" in told


def without_tables(work: Work) -> dict[str, object]:
    """The body without subnets, which name tables."""
    properties = {key: value for key, value in work.body["properties"].items() if key != "subnets"}
    return {**work.body, "properties": properties}
