"""A kill at any instant: what was answered stands, and what went on goes on."""

from pathlib import Path
from signal import SIGKILL

from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network


def begun(azure: Azure) -> None:
    """A cloud whose making was taken, and nobody waits for."""
    azure.groups.create_or_update("group", {"location": "eastus"})
    path = f"/subscriptions/{azure.subscription}/resourceGroups/group"
    path += "/providers/Microsoft.AVS/privateClouds/cloud"
    answer = azure.ask("PUT", path, json=cloud(network(azure, "group")))
    assert (answer.status_code, answer.json()["properties"]["provisioningState"]) == (
        201,
        "Building",
    )


def test_a_cloud_is_whole_after_a_kill_in_the_middle_of_its_making(tmp_path: Path) -> None:
    with emulated(tmp_path, stop=SIGKILL) as azure:
        begun(azure)
    with emulated(tmp_path) as azure:
        found = azure.avs.private_clouds.get("group", "cloud")
        assert found.properties.provisioning_state == "Succeeded"
        assert len(list(azure.network.subnets.list("group", "vnet"))) == 9
        assert len(list(azure.avs.hosts.list("group", "cloud", "Cluster-1"))) == 3
