"""What a subscription tells that is asked itself, and what it does not tell to everybody."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from azure.identity import ClientSecretCredential
from tests.emulator.avnm import Avnm
from tests.emulator.azure import Azure
from tests.emulator.bodies import network
from tests.emulator.conftest import azure, group
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, emulator
from landbridge.clients.arm.target import OfTenant
from landbridge.errors import InputError, RemoteError
from landbridge.intake.azure import Drafted
from landbridge.intake.azure import network as drafted_network
from landbridge.intake.azure.live import Asked, standing_in, told_by
from landbridge.intake.draft.noted import bare
from landbridge.model.network import Network
from landbridge.network.asserts import connection

__all__ = ["azure", "group"]
DENIED = {"status": 403, "code": "AuthorizationFailed", "message": "It may not be read."}
SUBNETS = [
    {"name": name, "properties": {"addressPrefix": f"10.7.{nth}.0/24"}}
    for nth, name in enumerate(("web", "db"))
]


@pytest.fixture
def arm(azure: Azure, group: str) -> Iterator[Arm]:
    """Of a group with a network of two subnets."""
    network(azure, group, "vnet", addressSpace={"addressPrefixes": ["10.7.0.0/16"]})
    for each in SUBNETS:
        azure.network.subnets.begin_create_or_update(group, "vnet", each["name"], each).result()
    with Arm(emulator(azure.served.folder)) as found:
        yield found


@pytest.fixture
def hidden(azure: Azure) -> Iterator[None]:
    """What lies in Virtual Network Manager may not be read."""
    hidden = {"method": "GET", "id": "*/securityAdminConfigurations"}
    control(azure, "PUT", "/faults", json=[{"request": hidden, "do": {"fail": DENIED}}])
    yield
    control(azure, "PUT", "/faults", json=[])


def read(arm: Arm, group: str) -> Drafted:
    told = told_by(arm, Asked((arm.subscription,), (group,)))
    return drafted_network(told.resources, told.remarks)


def verdict(found: Drafted) -> str:
    known = Network.model_validate(bare(found.data))
    return connection(known, "vnet/web", "vnet/db", "ssh").verdict.value


def managed(azure: Azure, group: str) -> None:
    """An instance of Virtual Network Manager that denies nothing of it."""
    Avnm(azure, group).made("SecurityAdmin")


def test_what_stands_in_a_group_is_read(arm: Arm, group: str) -> None:
    found = read(arm, group)
    assert (verdict(found), found.missing) == ("allow", 0)


def test_both_ways_of_reading_tell_the_same(azure: Azure, arm: Arm, group: str) -> None:
    managed(azure, group)
    told = standing_in(arm, [f"/subscriptions/{arm.subscription}/resourceGroups/{group}"])
    assert drafted_network(told.resources, told.remarks).data == read(arm, group).data


def test_rules_above_all_that_may_not_be_read_leave_everything_open(
    azure: Azure, arm: Arm, group: str, hidden: None
) -> None:
    managed(azure, group)
    found = read(arm, group)
    assert verdict(found) == "depends"
    assert any(
        "the securityAdminConfigurations of it may not be read" in each.what
        for each in found.remarks
    )


def test_a_failure_is_no_missing_right(azure: Azure, arm: Arm, group: str) -> None:
    managed(azure, group)
    fail = {"status": 400, "code": "BadRequest", "message": "Not now."}
    fault = {"request": {"method": "GET", "id": "*/networkGroups"}, "do": {"fail": fail}}
    control(azure, "PUT", "/faults", json=[fault])
    with pytest.raises(RemoteError, match="Not now"):
        read(arm, group)
    control(azure, "PUT", "/faults", json=[])


def test_a_group_that_is_not_there_is_refused(arm: Arm) -> None:
    with pytest.raises(InputError, match="no such group is there") as caught:
        read(arm, "nowhere")
    assert caught.value.place == "--resource-group nowhere"


def test_a_name_that_would_end_a_text_of_the_query_is_refused(arm: Arm) -> None:
    with pytest.raises(InputError, match="this is no name of a group"):
        read(arm, "rg') or (1 == 1")


def test_a_subscription_of_nobody_is_refused_with_what_to_do(arm: Arm) -> None:
    with pytest.raises(RemoteError) as caught:
        told_by(arm, Asked(("22222222-2222-2222-2222-222222222222",)))
    assert caught.value.code == "SubscriptionNotFound"
    assert "--tenant" in caught.value.remedy


def test_an_emulator_is_reached_whatever_proxy_the_machine_has(
    azure: Azure, arm: Arm, group: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with Arm(emulator(azure.served.folder)) as there:
        assert read(there, group).data == read(arm, group).data


def test_a_token_is_asked_of_the_tenant_that_is_named(azure: Azure, arm: Arm) -> None:
    """Entra says which tenant it was asked for, and the error what to do."""
    there, other = emulator(azure.served.folder), "33333333-3333-3333-3333-333333333333"
    told = azure.served.environment
    at_home = ClientSecretCredential(
        *(told[f"AZURE_{each}"] for each in ("TENANT_ID", "CLIENT_ID", "CLIENT_SECRET")),
        authority=azure.served.endpoint,
        disable_instance_discovery=True,
        connection_verify=told["REQUESTS_CA_BUNDLE"],
        additionally_allowed_tenants=[other],
    )
    with (
        Arm(replace(there, credential=OfTenant(at_home, other))) as named,
        pytest.raises(RemoteError, match=f"Tenant '{other}' not found") as caught,
    ):
        told_by(named, Asked((arm.subscription,)))
    assert caught.value.code == "AADSTS90002"
    assert "--tenant" in caught.value.remedy
