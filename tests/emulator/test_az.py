"""The az commands of docs/emulator.md, typed into a shell by an az CLI of its own environment."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.emulator.azure import emulated

from landbridge.intake import read_estate
from landbridge.plan import plan as planning
from landbridge.render.templates.arm import arm

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso" / "accepted.yaml"
GONE = "az resource delete -g rg-avs -n cloud --resource-type Microsoft.AVS/privateClouds"
PAGE = Path(__file__).parents[2] / "docs" / "emulator.md"
NAME = "LANDBRIDGE_AZ"
MISSING = f"{NAME} names no az: make an environment for `pip install azure-cli==2.91.*`"
MOST = 12
SECONDS = 120


def block(language: str) -> str:
    """The first block of a language behind the heading `With az`."""
    _, _, rest = PAGE.read_text("utf-8").partition("\n## With az\n")
    _, _, found = rest.partition(f"\n```{language}\n")
    return found.partition("\n```")[0]


def lines() -> list[str]:
    return block("sh").splitlines()


@pytest.fixture(scope="module")
def az() -> Path:
    """The folder of the az CLI; missing where everything must be there, it fails."""
    named = os.environ.get(NAME, "")
    if Path(named).is_file():
        return Path(named).absolute().parent
    if os.environ.get("LANDBRIDGE_REQUIRE_ALL") == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest.fixture(scope="module")
def folder(az: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the emulator runs and the commands are typed."""
    found = tmp_path_factory.mktemp("az")
    (found / "main.json").write_text(block("json"), "utf-8")
    with emulated(found / "emulator") as azure:
        azure.served.write()
        yield found


@pytest.fixture(scope="module")
def told(az: Path, folder: Path) -> Mapping[str, Any]:
    """What each command printed, by its words; one that fails ends it with what it said."""
    return {_words(line): _typed(line, folder, az) for line in lines() if line.startswith("az ")}


def _typed(line: str, folder: Path, az: Path) -> Any:  # noqa: ANN401 - whatever az prints
    """A line in a shell that has read the lines of the page which set something."""
    settings = [each for each in lines() if not each.startswith("az ")]
    done = subprocess.run(
        ["sh", "-c", "\n".join([*settings, line])],
        cwd=folder,
        env={"PATH": f"{az}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"$ {line}\n{done.stderr}"
    return json.loads(done.stdout) if done.stdout.strip() else None


def _words(line: str) -> str:
    """What a command is called: `group create`."""
    return line.removeprefix("az ").partition(" -")[0]


def test_the_page_shows_a_dozen_commands_at_most() -> None:
    assert 0 < sum(line.startswith("az ") for line in lines()) <= MOST


def test_az_logs_in_as_a_service_principal(told: Mapping[str, Any]) -> None:
    (subscription,) = told["login"]
    assert (subscription["state"], subscription["user"]["type"]) == ("Enabled", "servicePrincipal")


def test_az_makes_a_group_a_network_and_a_security_group(told: Mapping[str, Any]) -> None:
    assert told["group create"]["properties"]["provisioningState"] == "Succeeded"
    prefixes = told["network vnet create"]["newVNet"]["addressSpace"]["addressPrefixes"]
    assert prefixes == ["10.100.0.0/16"]
    assert told["network nsg create"]["NewNSG"]["name"] == "nsg"


def test_az_asks_what_a_template_would_do(told: Mapping[str, Any]) -> None:
    found = told["deployment group what-if"]["changes"]
    assert {each["resourceId"].rpartition("/")[2]: each["changeType"] for each in found} == {
        "cloud": "Create",
        "vnet": "Ignore",
        "nsg": "Ignore",
    }


def test_az_deploys_a_template_with_comments(told: Mapping[str, Any]) -> None:
    assert told["deployment group create"]["properties"]["provisioningState"] == "Succeeded"
    assert {"vnet", "nsg", "cloud"} <= {each["name"] for each in told["resource list"]}
    assert told["resource show"]["properties"]["provisioningState"] == "Succeeded"


def test_az_asks_whatever_it_is_told_to(told: Mapping[str, Any]) -> None:
    (cloud,) = told["rest"]["value"]
    assert cloud["name"] == "cloud"


def test_az_reads_metrics(told: Mapping[str, Any]) -> None:
    (metric,) = told["monitor metrics list"]["value"]
    assert metric["name"]["value"] == "DiskUsedLatest"
    assert metric["errorCode"] == "Success"


@pytest.mark.usefixtures("told")
def test_az_deploys_what_is_rendered_as_its_readme_says(az: Path, folder: Path) -> None:
    files = arm(planning(*read_estate(EXAMPLE), date(2026, 11, 22)))
    (folder / "arm").mkdir()
    for name, text in files.items():
        (folder / "arm" / name).write_text(text, "utf-8")
    _typed(GONE, folder, az)  # its block is that of the example
    page = files["README.md"].partition("## Again")[0]
    typed = [line for line in page.splitlines() if line.startswith("az deployment ")]
    states = [_typed(f"cd arm\n{line}", folder, az) for line in typed]
    assert {each["properties"]["provisioningState"] for each in states} == {"Succeeded"}
    assert len(states) == sum(name.endswith(".json") and "parameters" not in name for name in files)
    again = files["README.md"].partition("## Again")[2].partition("```sh\n")[2].partition("```")[0]
    assert _typed(f"cd arm\n{again}", folder, az)["properties"]["provisioningState"] == "Succeeded"
