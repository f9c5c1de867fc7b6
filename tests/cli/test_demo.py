"""`landbridge demo` as a shell calls it, with an emulator that fails once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.child import CONTOSO, call, landbridge
from tests.emulator.azure import Azure, emulated
from tests.emulator.controlled import control
from tests.render.page import Page

ACCEPTED = str(Path(CONTOSO) / "accepted.yaml")
DENIED = {
    "request": {"method": "PUT", "type": "Microsoft.AVS/privateClouds"},
    "when": {"first": 1},
    "do": {"fail": {"status": 403, "code": "RequestDisallowedByPolicy", "message": "Denied."}},
}


@dataclass(frozen=True)
class Run:
    """A demonstration that failed in its midst, and was started again."""

    folder: Path
    first: CompletedProcess[str]
    left: list[str]
    second: CompletedProcess[str]
    secrets: tuple[str, ...]

    @property
    def page(self) -> Page:
        return Page((self.folder / "out" / "report.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("demo")
    more = ("--accepted", ACCEPTED, "--out", str(folder / "out"), "--work", str(folder / "work"))
    with emulated(folder / "work" / "azure") as azure:
        control(azure, "PUT", "/faults", json=[DENIED])
        first = landbridge("demo", CONTOSO, *more)
        left = sorted(each.name for each in folder.iterdir())
        control(azure, "PUT", "/faults", json=[])
        second = landbridge("demo", CONTOSO, *more)
        yield Run(folder, first, left, second, secrets(azure))


def secrets(azure: Azure) -> tuple[str, ...]:
    """The token of its own interface, and the passwords of the cloud."""
    told = azure.avs.private_clouds.list_admin_credentials("rg-avs-contoso", "avs-contoso")
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    return token, str(told.nsxt_password), str(told.vcenter_password)


def test_a_failure_is_told_and_writes_no_half_of_a_report(run: Run) -> None:
    assert run.first.returncode == 3
    assert "RequestDisallowedByPolicy: Denied." in run.first.stderr
    assert run.left == ["work"]


def test_started_again_it_goes_on_and_says_where_the_report_lies(run: Run) -> None:
    assert run.second.returncode == 0, run.second.stderr
    assert f"Report: {run.folder / 'out' / 'report.html'}" in run.second.stdout
    assert "Nothing differs from the plan" in run.second.stdout
    assert "proved equal to the plan" in run.second.stdout
    assert "\nNot cleared: " in run.second.stderr  # the plan itself, as `plan` says it


def test_the_report_tells_what_was_made_and_links_files_that_are_there(run: Run) -> None:
    words = run.page.words
    assert "rg-avs-contosostands, made by an earlier runit is removedMicrosoft.Res" in words
    assert "avs-contosomadeit is removedMicrosoft.AVS/privateClouds" in words
    files = [link for link in run.page.links if not link.startswith("#")]
    assert "accepted/report.html" in files
    assert all((run.folder / "out" / each).exists() for each in files)


def test_its_record_names_each_step_and_azure_lists_the_cloud(run: Run) -> None:
    folder = run.folder / "out" / "deployment"
    record = json.loads((folder / "record.json").read_text("utf-8"))
    listing = json.loads((folder / "resources.json").read_text("utf-8"))
    assert {each["stage"] for each in record["steps"]} >= {"foundation", "monitoring"}
    assert "avs-contoso" in {each["name"] for each in listing}
    assert len(listing) == record["listed"]


def test_no_secret_of_the_emulator_is_in_any_file(run: Run) -> None:
    written = [each for each in run.folder.rglob("*") if each.is_file()]
    told = [each for each in written if not each.is_relative_to(run.folder / "work" / "azure")]
    assert len(run.secrets) == 3
    for secret in run.secrets:
        assert not [each for each in told if secret.encode() in each.read_bytes()]


def test_the_command_that_it_names_undoes_it(run: Run) -> None:
    record = json.loads((run.folder / "out" / "deployment" / "record.json").read_text("utf-8"))
    program, *arguments = record["commands"]["Undo it, and nothing else"].split()
    assert program == "landbridge"
    assert landbridge(*arguments).returncode == 0


def test_what_is_not_cleared_is_planned_and_not_deployed(tmp_path: Path) -> None:
    answer = call("demo", tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "Undecided: rules that matter have no answer" not in answer.stderr
    assert "Deployment" not in Page((tmp_path / "demo" / "report.html").read_text("utf-8")).words
    assert not (tmp_path / "demo-on-emulator").exists()
