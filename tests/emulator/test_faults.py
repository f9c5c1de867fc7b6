"""Faults as data: which request goes wrong, when, and how; through Azure's own clients."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest
import requests
import yaml
from azure.core.exceptions import HttpResponseError, ResourceExistsError
from tests.cli.child import landbridge
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network
from tests.emulator.controlled import control

from landbridge.emulator.faults import Faults
from landbridge.emulator.faults_file import read
from landbridge.errors import InputError

CLUSTERS = "Microsoft.AVS/privateClouds/clusters"
NETWORKS = "Microsoft.Network/virtualNetworks"
BUSY = {"status": 409, "code": "Conflict", "message": "The service is busy."}
CLUSTER = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
NETWORK = {
    "location": "eastus",
    "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
}
PAGE = Path(__file__).parents[2] / "docs" / "emulator.md"


@contextmanager
def going_wrong(azure: Azure, *told: dict[str, object]) -> Iterator[None]:
    """With faults until the end of the block."""
    assert control(azure, "PUT", "/faults", json=list(told)).status_code == 204
    try:
        yield
    finally:
        control(azure, "PUT", "/faults", json=[])


def at(azure: Azure, group: str, name: str = "vnet") -> str:
    where = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    return f"{where}/providers/{NETWORKS}/{name}"


def shown() -> str:
    """The file of faults that the page shows."""
    blocks = re.findall(r"```yml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (text,) = (each for each in blocks if "nth: 3" in each)
    return str(text)


def test_the_faults_of_the_page_let_the_third_put_of_a_cluster_fail_and_not_the_fourth(
    azure: Azure, group: str
) -> None:
    attached = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", attached).result()
    make = azure.avs.clusters.begin_create_or_update
    with going_wrong(azure, *yaml.safe_load(shown())):
        for name in ("Cluster-2", "Cluster-3"):
            make(group, "cloud", name, CLUSTER).result()
        with pytest.raises(ResourceExistsError) as caught:
            make(group, "cloud", "Cluster-4", CLUSTER).result()
        assert caught.value.error is not None
        assert (caught.value.status_code, caught.value.error.code) == (409, "Conflict")
        assert caught.value.error.message == "The service is busy."
        names = [each.name for each in azure.avs.clusters.list(group, "cloud")]
        assert names == ["Cluster-2", "Cluster-3"]
        assert make(group, "cloud", "Cluster-4", CLUSTER).result().name == "Cluster-4"


def test_a_throttled_client_tries_again_and_gets_there(azure: Azure, group: str) -> None:
    fault = {"request": {"method": "GET"}, "when": {"first": 2}, "do": {"throttle": 0.01}}
    with going_wrong(azure, fault):
        assert azure.groups.get(group).name == group
        answer = azure.ask("GET", at(azure, group))
        assert answer.json()["error"]["code"] == "ResourceNotFound"


def test_a_throttled_request_says_when_to_come_again(azure: Azure, group: str) -> None:
    with going_wrong(azure, {"do": {"throttle": 2}}):
        answer = azure.ask("GET", at(azure, group))
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "TooManyRequests")
    assert answer.headers["Retry-After"] == "2"


def test_a_slow_answer_takes_as_long_as_it_was_told_and_is_right(azure: Azure, group: str) -> None:
    with going_wrong(azure, {"request": {"method": "GET"}, "do": {"slow": 0.2}}):
        began = perf_counter()
        assert azure.groups.get(group).name == group
        assert perf_counter() - began >= 0.2


def test_a_client_whose_answer_was_lost_asks_again_and_finds_what_was_done(
    azure: Azure, group: str
) -> None:
    fault = {
        "request": {"method": "PUT", "id": f"*/{group}/*/vnet"},
        "when": {"nth": 1},
        "do": {"lost": True},
    }
    with going_wrong(azure, fault):
        before = control(azure, "GET", "/requests").json()["value"][-1]["number"]
        assert network(azure, group).endswith("vnet")
        noted = control(azure, "GET", f"/requests?after={before}").json()["value"]
    puts = [each["status"] for each in noted if each["method"] == "PUT"]
    assert puts == [201, 200]


def test_what_was_done_stands_though_its_answer_was_lost(azure: Azure, group: str) -> None:
    with going_wrong(azure, {"request": {"method": "PUT"}, "do": {"lost": True}}):
        with pytest.raises(requests.exceptions.ConnectionError):
            azure.ask("PUT", at(azure, group), json=NETWORK)
        assert azure.ask("GET", at(azure, group)).status_code == 200


def test_what_never_answers_has_done_nothing_and_holds_up_nobody_else(
    azure: Azure, group: str
) -> None:
    with going_wrong(azure, {"request": {"method": "PUT"}, "do": {"hang": True}}):
        with pytest.raises(requests.exceptions.ReadTimeout):
            azure.ask("PUT", at(azure, group), json=NETWORK, timeout=0.2)
        assert azure.ask("GET", at(azure, group)).status_code == 404


def test_work_that_fails_at_its_end_leaves_a_failed_resource(azure: Azure, group: str) -> None:
    fault = {
        "request": {"name": "cloud", "method": "PUT"},
        "when": {"nth": 1},
        "do": {"half": BUSY},
    }
    body = cloud(network(azure, group))
    make = azure.avs.private_clouds.begin_create_or_update
    with going_wrong(azure, fault):
        with pytest.raises(HttpResponseError) as caught:
            make(group, "cloud", body).result()
        assert caught.value.error is not None
        assert caught.value.error.message == "The service is busy."
        found = azure.avs.private_clouds.get(group, "cloud")
        assert found.properties.provisioning_state == "Failed"
        assert make(group, "cloud", body).result().properties.provisioning_state == "Succeeded"


def test_what_has_no_work_of_its_own_stands_as_failed_when_it_is_half_done(
    azure: Azure, group: str
) -> None:
    fault = {"request": {"type": NETWORKS}, "when": {"nth": 1}, "do": {"half": BUSY}}
    with going_wrong(azure, fault):
        answer = azure.ask("PUT", at(azure, group), json=NETWORK)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "Conflict")
        found = azure.network.virtual_networks.get(group, "vnet")
        assert found.provisioning_state == "Failed"
        network(azure, group)
        found = azure.network.virtual_networks.get(group, "vnet")
        assert found.provisioning_state == "Succeeded"


WRONG = {
    "- do: {}": ("line 1, column 3", "0.do: exactly one of fail, throttle, slow, hang"),
    "- do: {lost: true, hang: true}": ("line 1", "exactly one of fail, throttle, slow"),
    "- do: {explode: true}": ("line 1, column 8", "one of fail, throttle, slow, hang, lost, half"),
    "- request: {verb: PUT}\n  do: {lost: true}": (
        "line 1, column 13",
        "one of method, type, name, id is expected",
    ),
    "- do: {lost: true}\n- do: {lost: true}\n  then: 3": (
        "line 3, column 3",
        "one of request, when, do is expected",
    ),
    "- when:\n    nth: 0\n  do: {lost: true}": ("line 2, column 5", "1 or more is expected"),
    "- do:\n    fail: {status: 200}": ("line 2, column 12", "400 or more is expected"),
    "nonsense": ("line 1", "a list of faults is expected"),
    "- do:\n  - [": ("line 2", "is no YAML"),
    "- request: {}": ("line 1", "0.do: is missing"),
    "- request: {method: PUTT}\n  do: {hang: true}": ("line 1, column 13", "one of GET, HEAD, PUT"),
    "{}": ("line 1", "a list of faults is expected"),
    "- do: {slow: soon}": ("line 1, column 8", "0.do.slow: a number is expected"),
    "- do: {hang: false}": ("line 1, column 8", "0.do.hang: true is expected"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_file_of_faults_that_is_wrong_is_told_with_its_line_and_what_was_expected(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    place, expected = WRONG[text]
    assert str(caught.value.place).startswith(f"{path}, {place}")
    assert expected in str(caught.value)


def test_faults_that_are_wrong_are_refused_with_their_place_and_the_others_stay(
    azure: Azure, group: str
) -> None:
    with going_wrong(azure, {"request": {"method": "HEAD"}, "do": {"fail": BUSY}}):
        answer = control(azure, "PUT", "/faults", json=[{"do": {"fail": {"code": 7}}}])
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (400, "InvalidFaults")
        assert error["message"].startswith("0.do.fail.code: a text is expected")
        assert azure.ask("HEAD", at(azure, group)).status_code == 409


def test_the_command_ends_with_two_before_a_wrong_file_of_faults(tmp_path: Path) -> None:
    arguments = ("emulate", "--prepare", "--port", "0", "--faults", "lost.yaml")
    answer = landbridge(*arguments, folder=tmp_path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "lost.yaml: cannot be read" in answer.stderr


def test_the_files_that_the_page_shows_are_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "emulator.md"
    texts = re.findall(r"```yml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    paths = [tmp_path / f"{number}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    busy, policy = map(read, paths)
    asked = [busy.next("PUT", CLUSTERS, "Cluster-2") for _ in range(3)]
    assert [each and each.fail and each.fail.status for each in asked] == [None, None, 409]
    refused = policy.next("PUT", "Microsoft.AVS/privateClouds", "cloud")
    assert refused is not None
    assert refused.half is not None
    assert refused.half.code == "RequestDisallowedByPolicy"


def test_every_second_request_is_every_second(tmp_path: Path) -> None:
    path = tmp_path / "faults.yaml"
    path.write_text(yaml.safe_dump([{"when": {"every": 2}, "do": {"hang": True}}]), "utf-8")
    found: Faults = read(path)
    assert [bool(found.next("GET", "type", "name", "id")) for _ in range(4)] == [False, True] * 2
