"""Faults as data: which request goes wrong, when, and how."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
import yaml
from azure.core.exceptions import HttpResponseError
from tests.cli.child import landbridge
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network

from landbridge.emulator.faults import Faults, read
from landbridge.errors import InputError

CLUSTERS = "Microsoft.AVS/privateClouds/clusters"
BUSY = {"status": 409, "code": "Conflict", "message": "The service is busy."}


def faults(*told: dict[str, object], path: Path) -> Path:
    path.write_text(yaml.safe_dump(list(told)), "utf-8")
    return path


@contextmanager
def going_wrong(folder: Path, *told: dict[str, object]) -> Iterator[Azure]:
    """An emulator with faults, and a group in it."""
    path = faults(*told, path=folder / "faults.yaml")
    with emulated(folder / "azure", "--faults", str(path)) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        yield azure


def test_the_third_put_of_a_cluster_fails_and_the_fourth_does_not(tmp_path: Path) -> None:
    fault = {
        "request": {"method": "put", "type": CLUSTERS},
        "when": {"nth": 3},
        "do": {"fail": BUSY},
    }
    body = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
    with going_wrong(tmp_path, fault) as azure:
        attached = cloud(network(azure, "group"))
        azure.avs.private_clouds.begin_create_or_update("group", "cloud", attached).result()
        make = azure.avs.clusters.begin_create_or_update
        for name in ("Cluster-2", "Cluster-3"):
            make("group", "cloud", name, body).result()
        with pytest.raises(HttpResponseError) as caught:
            make("group", "cloud", "Cluster-4", body).result()
        assert caught.value.error is not None
        assert (caught.value.status_code, caught.value.error.code) == (409, "Conflict")
        assert make("group", "cloud", "Cluster-4", body).result().name == "Cluster-4"


def test_a_throttled_client_tries_again_and_gets_there(tmp_path: Path) -> None:
    fault = {"request": {"method": "GET"}, "when": {"first": 2}, "do": {"throttle": 0.01}}
    with going_wrong(tmp_path, fault) as azure:
        assert azure.groups.get("group").name == "group"


def test_what_was_done_stands_though_its_answer_was_lost(tmp_path: Path) -> None:
    fault = {"request": {"method": "PUT", "name": "vnet"}, "do": {"lost": True}}
    with going_wrong(tmp_path, fault) as azure:
        path = f"/subscriptions/{azure.subscription}/resourceGroups/group"
        path += "/providers/Microsoft.Network/virtualNetworks/vnet"
        body = {
            "location": "eastus",
            "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
        }
        with pytest.raises(requests.exceptions.RequestException):
            azure.ask("PUT", path, json=body)
        assert azure.ask("GET", path).status_code == 200


def test_work_that_fails_at_its_end_leaves_a_failed_resource(tmp_path: Path) -> None:
    fault = {
        "request": {"name": "cloud", "method": "PUT"},
        "when": {"nth": 1},
        "do": {"half": BUSY},
    }
    with going_wrong(tmp_path, fault) as azure:
        body = cloud(network(azure, "group"))
        make = azure.avs.private_clouds.begin_create_or_update
        with pytest.raises(HttpResponseError) as caught:
            make("group", "cloud", body).result()
        assert caught.value.error is not None
        assert caught.value.error.message == "The service is busy."
        found = azure.avs.private_clouds.get("group", "cloud")
        assert found.properties.provisioning_state == "Failed"
        assert make("group", "cloud", body).result().properties.provisioning_state == "Succeeded"


WRONG = {
    "- do: {}": "exactly one of fail, throttle, slow, hang, lost and half",
    "- do: {lost: true, hang: true}": "exactly one of fail, throttle, slow, hang, lost and half",
    "- do: {explode: true}": "explode",
    "- request: {verb: PUT}\n  do: {lost: true}": "verb",
    "- when: {nth: 0}\n  do: {lost: true}": "nth",
    "- do: {fail: {status: 200}}": "status",
    "nonsense": "tuple",
    "[": "is no YAML",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_file_of_faults_that_is_wrong_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.place == path
    assert WRONG[text] in str(caught.value)


def test_the_command_ends_with_two_before_a_wrong_file_of_faults(tmp_path: Path) -> None:
    arguments = ("emulate", "--prepare", "--port", "0", "--faults", "lost.yaml")
    answer = landbridge(*arguments, folder=tmp_path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "lost.yaml: cannot be read" in answer.stderr


def test_the_file_that_the_page_shows_is_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "emulator.md"
    text, *_ = re.findall(r"```yml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    (tmp_path / "faults.yaml").write_text(text, "utf-8")
    found = read(tmp_path / "faults.yaml")
    asked = [found.next("PUT", CLUSTERS, "Cluster-2") for _ in range(3)]
    assert [each and each.fail and each.fail.status for each in asked] == [None, None, 409]


def test_every_second_request_is_every_second(tmp_path: Path) -> None:
    told = {"when": {"every": 2}, "do": {"hang": True}}
    found: Faults = read(faults(told, path=tmp_path / "faults.yaml"))
    assert [bool(found.next("GET", "type", "name")) for _ in range(4)] == [False, True] * 2
