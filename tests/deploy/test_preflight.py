"""What would stop a deployment is found before it begins, with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from tests.deploy.applied import VERSION, path_of
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.deploy.preflight import Hindrance, Intended, Sure, hindrances
from landbridge.deploy.preflight.policies import effects
from landbridge.deploy.preflight.region import region
from landbridge.deploy.work import Work
from landbridge.model.plan import Plan

pytestmark = pytest.mark.emulator("it sets what the emulator grants")
GROUP = "rg-avs-contoso"


@pytest.fixture
def intended(plan: Plan, works: tuple[Work, ...], arm: Arm) -> Intended:
    return Intended(plan, works, arm)


@contextmanager
def standing(azure: Azure) -> Iterator[str]:
    """The resource group of the cloud, for so long."""
    azure.groups.create_or_update(GROUP, {"location": "northeurope"})
    try:
        yield GROUP
    finally:
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


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("", ["00000000-0000-4000-8000-000000000001"]),
        (f"/resourceGroups/{GROUP}/providers/Microsoft.Network/virtualNetworks/theirs", []),
        (
            f"/resourceGroups/{GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-avs",
            ["vnet-avs"],
        ),
    ],
)
def test_a_lock_is_in_the_way_of_what_is_under_it_alone(
    azure: Azure, arm: Arm, intended: Intended, on: str, told: list[str]
) -> None:
    holder = f"/subscriptions/{arm.subscription}{on}"
    path = f"{holder}/providers/Microsoft.Authorization/locks/keep"
    with standing(azure):
        if on:
            arm.put(holder, VERSION, network("northeurope", "10.100.0.0/16"))
        arm.put(path, "2020-05-01", {"properties": {"level": "ReadOnly"}})
        try:
            problems = [each.problem for each in found(intended) if "lock" in each.problem]
        finally:
            arm.delete(path, "2020-05-01")
    wanted = [f"the lock keep (ReadOnly) on {each}: nothing in it may be changed" for each in told]
    assert problems == wanted


def test_what_is_in_a_group_is_not_in_another_whose_name_begins_so(
    intended: Intended, arm: Arm
) -> None:
    group = f"/subscriptions/{arm.subscription}/resourceGroups/{GROUP}"
    assert intended.types_in(group.upper()) == intended.types_in(group) != ()
    assert intended.types_in(group[:-1]) == ()


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


@contextmanager
def chosen(azure: Azure, **settings: object) -> Iterator[None]:
    """An Azure with these settings, for so long."""
    control(azure, "PUT", "/settings", json=settings)
    try:
        yield
    finally:
        control(azure, "PUT", "/settings", json={})


@pytest.mark.parametrize(
    ("state", "sure", "problem"),
    [
        ("disabled", Sure.BLOCKED, "may not sign in to the tenant"),
        ("absent", Sure.UNKNOWN, "is not in the tenant"),
        ("unreadable", Sure.UNKNOWN, "is not told: Authorization_RequestDenied"),
    ],
)
def test_an_application_of_the_service_that_may_not_sign_in_is_in_the_way(
    azure: Azure, intended: Intended, state: str, sure: Sure, problem: str
) -> None:
    with chosen(azure, fleet_principal=state):
        (only,) = found(intended)
    assert only.sure is sure
    assert only.problem.startswith(("the application Avs Fleet Rp (1a5e141d-", "whether the appl"))
    assert problem in only.problem
    assert "az " in only.remedy


def elsewhere(intended: Intended, **where: object) -> Intended:
    """The same with its cloud in another place."""
    estate = intended.plan.estate
    cloud = estate.private_cloud.model_copy(update=where)
    plan = intended.plan.model_copy(
        update={"estate": estate.model_copy(update={"private_cloud": cloud})}
    )
    return replace(intended, plan=plan)


@pytest.mark.parametrize(
    ("where", "problem", "remedy"),
    [
        (
            {"region": "westeurope", "zone": None},
            "Generation 2 is not listed in westeurope",
            "team",
        ),
        ({"zone": 3}, "AV64 is not listed in zone 3 of northeurope", "name another: 2."),
        (
            {"region": "Belgium Central", "zone": 1},
            "nobody publishes which zones of Belgium Central have AV64",
            "the account team knows them",
        ),
    ],
)
def test_a_region_or_zone_that_is_not_listed_may_be_in_the_way(
    intended: Intended, where: dict[str, object], problem: str, remedy: str
) -> None:
    (only,) = region(elsewhere(intended, **where))
    assert (only.sure, only.problem) == (Sure.UNKNOWN, problem)
    assert remedy in only.remedy


def network(location: str, *prefixes: str, **subnets: str) -> dict[str, object]:
    """A body of a virtual network."""
    told = [{"name": name, "properties": {"addressPrefix": at}} for name, at in subnets.items()]
    space = {"addressPrefixes": list(prefixes)}
    return {"location": location, "properties": {"addressSpace": space, "subnets": told}}


@contextmanager
def put(arm: Arm, path: str, body: dict[str, object]) -> Iterator[None]:
    """A virtual network, for so long."""
    arm.put(path, VERSION, body)
    try:
        yield
    finally:
        arm.delete(path, VERSION)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (network("northeurope", "10.100.0.0/20", lake="10.100.5.0/24"), []),
        (
            network("westeurope", "10.100.0.0/20"),
            ["the virtual network vnet-avs stands in westeurope, and the private cloud"],
        ),
        (
            network("northeurope", "10.100.0.0/20", lake="10.100.3.0/24"),
            ["the subnet vnet-avs/lake lies in the block of the private cloud avs-contoso, 10.100"],
        ),
    ],
)
def test_a_network_that_cannot_take_the_cloud_is_in_the_way(
    azure: Azure, arm: Arm, intended: Intended, body: dict[str, object], problems: list[str]
) -> None:
    with standing(azure), put(arm, path_of(tuple(intended.works), "vnet-avs"), body):
        told = found(intended)
    assert {each.sure for each in told} <= {Sure.BLOCKED}
    assert len(told) == len(problems)
    for each, problem in zip(told, problems, strict=True):
        assert each.problem.startswith(problem)


@pytest.mark.parametrize(
    ("space", "problems"),
    [
        ("10.90.0.0/24", []),
        (
            "10.100.0.0/24",
            [
                "the virtual network vnet-avs overlaps with the virtual network theirs in"
                " 10.100.0.0/24, so that the two can never be peered",
                "the private cloud avs-contoso overlaps with the virtual network theirs in"
                " 10.100.0.0/24, so that the two can never be peered",
            ],
        ),
    ],
)
def test_a_network_that_overlaps_may_be_in_the_way(
    azure: Azure, arm: Arm, intended: Intended, space: str, problems: list[str]
) -> None:
    group = f"/subscriptions/{arm.subscription}/resourceGroups/{GROUP}"
    path = f"{group}/providers/Microsoft.Network/virtualNetworks/theirs"
    with standing(azure), put(arm, path, network("northeurope", space)):
        told = found(intended)
    assert [each.problem for each in told] == problems
    assert {each.sure for each in told} <= {Sure.UNKNOWN}


def test_what_overlaps_with_a_peered_network_is_in_the_way(
    azure: Azure, arm: Arm, intended: Intended
) -> None:
    mine = path_of(tuple(intended.works), "vnet-avs")
    theirs = mine.replace("vnet-avs", "theirs")
    peering = {
        "properties": {"remoteVirtualNetwork": {"id": mine}, "allowVirtualNetworkAccess": True}
    }
    with (
        standing(azure),
        put(arm, mine, network("northeurope", "10.100.8.0/24")),
        put(arm, theirs, network("northeurope", "10.100.0.0/24")),
    ):
        arm.put(f"{theirs}/virtualNetworkPeerings/to-us", VERSION, peering)
        told = found(intended)
        arm.delete(f"{theirs}/virtualNetworkPeerings/to-us", VERSION)
    first, second = told
    assert first.sure is Sure.BLOCKED
    assert first.problem.endswith("in 10.100.0.0/24, and is peered with it")
    assert second.problem.startswith("the private cloud avs-contoso overlaps")


DEFINITIONS: dict[str, object] = {
    "literal": {"properties": {"policyRule": {"then": {"effect": "Deny"}}}},
    "given": {
        "properties": {
            "parameters": {"effect": {"defaultValue": "Audit"}},
            "policyRule": {"then": {"effect": "[parameters('effect')]"}},
        }
    },
    "both": {
        "properties": {
            "parameters": {"how": {"defaultValue": "Disabled"}},
            "policyDefinitions": [
                {
                    "policyDefinitionId": "given",
                    "parameters": {"effect": {"value": "[parameters('how')]"}},
                },
                {"policyDefinitionId": "given"},
            ],
        }
    },
}


@pytest.mark.parametrize(
    ("definition", "parameters", "does"),
    [
        ("literal", {}, {"deny"}),
        ("given", {}, {"audit"}),
        ("given", {"effect": {"value": "Deny"}}, {"deny"}),
        ("both", {}, {"disabled", "audit"}),
        ("both", {"how": {"value": "Deny"}}, {"deny", "audit"}),
        ("gone", {}, {None}),
    ],
)
def test_what_a_policy_does_is_read_from_its_definition_and_the_sets_around_it(
    definition: str, parameters: dict[str, object], does: set[str | None]
) -> None:
    told = {"properties": {"policyDefinitionId": definition, "parameters": parameters}}
    assert effects(told, DEFINITIONS.get) == does  # type: ignore[arg-type] # bodies
