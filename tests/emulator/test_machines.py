"""VMs that the control interface places, as azure-mgmt-avs shows them."""

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network
from tests.emulator.controlled import control

WEB = {"vcpus": 8, "memory_gib": 64, "used_gib": 200, "provisioned_gib": 500, "load": 0.25}


@pytest.fixture
def cluster(azure: Azure, group: str) -> str:
    """The path of the VMs of a Generation 2 cloud's first cluster, as the control names it."""
    body = cloud(network(azure, group))
    made = azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    return f"{made.id}/clusters/Cluster-1/virtualMachines"


def shown(azure: Azure, group: str) -> dict[str, str]:
    found = azure.avs.virtual_machines.list(group, "cloud", "Cluster-1")
    return {each.name: each.properties.display_name for each in found}


def test_a_vm_that_is_placed_is_shown_under_its_reference(
    azure: Azure, group: str, cluster: str
) -> None:
    assert control(azure, "PUT", f"{cluster}/web", json=WEB).status_code == 200
    control(azure, "PUT", f"{cluster}/db", json=WEB)
    control(azure, "PUT", f"{cluster}/WEB", json={**WEB, "load": 1})
    assert shown(azure, group) == {"vm-1": "web", "vm-2": "db"}
    found = azure.avs.virtual_machines.get(group, "cloud", "Cluster-1", "vm-1")
    assert found.properties.mo_ref_id == "vm-1"
    assert "figures" not in str(found.as_dict())


def test_what_is_told_of_a_vm_is_told_again(azure: Azure, cluster: str) -> None:
    since = "2026-01-01T00:00:00Z"
    control(azure, "PUT", f"{cluster}/web", json={**WEB, "since": since})
    (told,) = control(azure, "GET", cluster).json()["value"]
    assert told == {"id": f"{cluster}/vm-1", "name": "web", **WEB, "since": since}


def test_a_list_of_vms_takes_the_place_of_those_that_stood(
    azure: Azure, group: str, cluster: str
) -> None:
    control(azure, "PUT", f"{cluster}/old", json=WEB)
    control(azure, "PUT", f"{cluster}/kept", json=WEB)
    assert control(azure, "PUT", cluster, json={"kept": {}, "new": WEB}).status_code == 200
    assert shown(azure, group) == {"vm-2": "kept", "vm-3": "new"}


def test_a_vm_that_is_taken_away_is_shown_no_more(azure: Azure, group: str, cluster: str) -> None:
    control(azure, "PUT", f"{cluster}/web", json=WEB)
    assert control(azure, "DELETE", f"{cluster}/web").status_code == 200
    assert control(azure, "DELETE", f"{cluster}/web").status_code == 204
    assert shown(azure, group) == {}


BODIES: list[dict[str, object]] = [
    {"load": 2},
    {"vcpus": 0},
    {"cores": 1},
    {"since": "today"},
    {"used_gib": 1e300},
    {"memory_gib": -1},
]


@pytest.mark.parametrize("body", BODIES)
def test_figures_that_no_vm_has_are_refused(
    azure: Azure, cluster: str, body: dict[str, object]
) -> None:
    answer = control(azure, "PUT", f"{cluster}/web", json=body).json()["error"]
    assert (answer["code"], answer["target"]) == ("InvalidVirtualMachine", next(iter(body)))


def test_a_vm_needs_a_cluster_with_hosts(azure: Azure, cluster: str) -> None:
    elsewhere = cluster.replace("Cluster-1", "Cluster-9")
    answer = control(azure, "PUT", f"{elsewhere}/web", json=WEB)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ClusterNotFound")


def test_azure_itself_makes_no_vm(azure: Azure, cluster: str) -> None:
    answer = azure.ask("PUT", f"{cluster}/vm-9", json={"properties": {}})
    assert answer.json()["error"]["code"] == "HttpMethodNotAllowed"
