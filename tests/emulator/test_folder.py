"""The folder of an emulator: held by one, whole after any end, and refused where it is not."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from signal import SIGINT, SIGKILL
from subprocess import PIPE, Popen, check_output
from sys import executable

import pytest
import requests
from tests.cli.child import landbridge
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network
from tests.emulator.controlled import control

from landbridge.emulator import authority
from landbridge.emulator.authority import authorised
from landbridge.emulator.clock import wall

STATE = "state.sqlite"
KIBIBYTES_512 = ("sh", "-c", 'ulimit -f 1024; exec "$@"', "sh")  # in blocks of half of one
CERTIFIED = ("ca.pem", "server.pem", "server.key")
TAGS = {f"tag{number}": "x" * 250 for number in range(40)}


def refused(folder: Path, *more: str) -> str:
    """What an emulator that does not start says."""
    answer = landbridge("emulate", "--folder", str(folder), *(more or ("--port", "0")))
    assert (answer.returncode, answer.stdout) == (2, "")
    return answer.stderr


def test_a_folder_that_another_holds_is_refused_and_the_other_goes_on(tmp_path: Path) -> None:
    with emulated(tmp_path) as azure:
        told = (tmp_path / "emulator.env").read_text("utf-8")
        assert f"{tmp_path / STATE}: is held by another emulator" in refused(tmp_path)
        assert (tmp_path / "emulator.env").read_text("utf-8") == told
        azure.groups.create_or_update("group", {"location": "eastus"})


def test_a_port_that_is_taken_is_told_with_the_way_out(tmp_path: Path, azure: Azure) -> None:
    port = azure.served.endpoint.rpartition(":")[2]
    told = refused(tmp_path, "--port", port)
    assert f"--port {port}: is taken" in told
    assert "0 takes a free one" in told
    assert not (tmp_path / STATE).exists()


def test_a_database_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / STATE).write_text("no database, but a text that somebody may need\n" * 9)
    assert f"{tmp_path / STATE}: is damaged" in refused(tmp_path)
    assert (tmp_path / STATE).read_text("utf-8").startswith("no database")


def test_a_database_with_a_damaged_page_is_told_at_the_start(tmp_path: Path) -> None:
    with emulated(tmp_path) as azure:
        for number in range(60):
            azure.groups.create_or_update(f"group-{number}", {"location": "eastus", "tags": TAGS})
    with sqlite3.connect(tmp_path / STATE) as rows:
        rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    rows.close()
    whole = (tmp_path / STATE).read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    (tmp_path / STATE).write_bytes(whole[:middle] + b"\xff" * 4096 + whole[middle + 4096 :])
    told = refused(tmp_path)
    assert f"{tmp_path / STATE}: is damaged" in told
    assert "snapshots" in told


def test_a_database_of_a_later_version_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / STATE) as rows:
        rows.execute("PRAGMA user_version=99")
    rows.close()
    assert "was written by a later Landbridge: its version is 99" in refused(tmp_path)
    with sqlite3.connect(tmp_path / STATE) as rows:
        assert rows.execute("PRAGMA user_version").fetchone() == (99,)
    rows.close()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert f"{tmp_path / 'file'}: cannot be a folder" in refused(tmp_path / "file")
    assert "cannot be a folder: Not a directory" in refused(tmp_path / "file" / "below")


def test_a_folder_that_cannot_be_written_is_told_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / STATE).mkdir()
    assert f"{tmp_path / STATE}: cannot be written" in refused(tmp_path)
    (tmp_path / STATE).rmdir()
    (tmp_path / "control.token").mkdir()
    told = refused(tmp_path)
    assert f"{tmp_path / 'control.token'}: cannot be used: Is a directory" in told
    assert "Let it be read and written, or name another --folder." in told


@pytest.mark.parametrize("name", CERTIFIED)
def test_a_certificate_that_does_not_serve_is_made_anew(tmp_path: Path, name: str) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        authorised(folder)
    for strange in (b"", (other / name).read_bytes()):
        last = authorised(own).private_numbers()
        (own / name).write_bytes(strange)
        made = authorised(own).private_numbers()
        assert made != last
        assert authorised(own).private_numbers() == made


def test_an_emulator_with_empty_certificates_and_token_makes_them_anew(tmp_path: Path) -> None:
    for name in (*CERTIFIED, "control.token"):
        (tmp_path / name).write_bytes(b"")
    with emulated(tmp_path) as azure:
        assert azure.groups.check_existence("group") is False
        assert azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
        assert control(azure, "GET", "/settings").status_code == 200


def test_certificates_are_made_anew_before_they_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, now = authorised(tmp_path).private_numbers(), wall()
    monkeypatch.setattr(authority, "wall", lambda: now + timedelta(days=300))
    assert authorised(tmp_path).private_numbers() == first
    monkeypatch.setattr(authority, "wall", lambda: now + timedelta(days=340))
    second = authorised(tmp_path).private_numbers()
    assert second != first
    assert authorised(tmp_path).private_numbers() == second


def test_a_folder_with_a_quote_and_a_space_can_be_sourced(tmp_path: Path) -> None:
    folder = tmp_path / "azure's own"
    told = landbridge("emulate", "--prepare", "--port", "0", "--folder", str(folder)).stdout
    sourced = told.splitlines()[-1].partition(": ")[2]
    found = check_output(("sh", "-c", f'{sourced}; printf %s "$SSL_CERT_FILE"'), text=True)
    assert found == str(folder / "ca.pem")


def filled(azure: Azure, path: str) -> tuple[list[str], requests.Response]:
    """The names that were taken, and the first answer that was a refusal."""
    kept: list[str] = []
    while True:
        name, body = f"group-{len(kept)}", {"location": "eastus", "tags": TAGS}
        answer = azure.ask("PUT", f"{path}/{name}", json=body)
        if answer.status_code != 201:
            return kept, answer
        kept.append(name)


def test_a_full_disk_is_told_and_what_was_acknowledged_stands(tmp_path: Path) -> None:
    with emulated(tmp_path, within=KIBIBYTES_512) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        path = f"/subscriptions/{azure.subscription}/resourceGroups/group"
        path += "/providers/Microsoft.Network/ipGroups"
        kept, answer = filled(azure, path)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (500, "InternalServerError")
        assert "could not write its state, and nothing has changed" in error["message"]
        assert azure.ask("GET", f"{path}/{kept[0]}").status_code == 200
        assert azure.ask("GET", f"{path}/group-{len(kept)}").status_code == 404
    with emulated(tmp_path) as azure:
        found = azure.network.ip_groups.list_by_resource_group("group")
        assert sorted(each.name for each in found) == sorted(kept)


def test_what_takes_hours_goes_on_after_a_kill(tmp_path: Path) -> None:
    """As long as it takes in Azure: nobody waits for it here."""
    with emulated(tmp_path, "--clock", "real", stop=SIGKILL) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        path = f"/subscriptions/{azure.subscription}/resourceGroups/group"
        path += "/providers/Microsoft.AVS/privateClouds/cloud"
        body = cloud(network(azure, "group"))
        polled = azure.ask("PUT", path, json=body).headers["Azure-AsyncOperation"]
    with emulated(tmp_path, "--clock", "real", stop=SIGKILL) as azure:
        assert azure.ask("GET", path).json()["properties"]["provisioningState"] == "Building"
        status = azure.ask("GET", "/subscriptions" + polled.partition("/subscriptions")[2])
        assert status.json()["status"] == "InProgress"
        again = azure.ask("PUT", path, json=body)
        assert again.json()["error"]["code"] == "AnotherOperationInProgress"


def test_an_interrupt_ends_it_at_once_and_without_a_word(tmp_path: Path) -> None:
    """Though a client keeps its connection."""
    command = [executable, "-m", "landbridge", "emulate", "--port", "0", "--folder"]
    with Popen([*command, str(tmp_path)], stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdout is not None
        endpoint = process.stdout.readline().split()[-1]
        with requests.Session() as session:
            session.verify, session.trust_env = str(tmp_path / "ca.pem"), False
            assert session.get(f"{endpoint}/metadata/endpoints", timeout=30).status_code == 200
            process.send_signal(SIGINT)
            _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "")


def test_one_that_somebody_started_for_himself_ends_with_him(tmp_path: Path) -> None:
    """However he ended: what he held open is closed then."""
    command = [executable, "-m", "landbridge", "emulate", "--attached", "--port", "0", "--folder"]
    with Popen([*command, str(tmp_path)], stdin=PIPE, stdout=PIPE, stderr=PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdin.close()
        assert process.wait(timeout=30) == 0
