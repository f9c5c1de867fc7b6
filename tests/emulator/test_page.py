"""What docs/emulator.md shows, done word for word."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.child import landbridge, python
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

PAGE = (Path(__file__).parents[2] / "docs" / "emulator.md").read_text("utf-8")
HIDING = """
import sys
for name in {names!r}:
    sys.modules[name] = None
from landbridge.cli import main
sys.argv = ["landbridge", "emulate", "--port", "0", "--folder", {folder!r}]
main()
"""


def block(language: str, word: str) -> str:
    """The one block of the page that has a word."""
    (found,) = (
        each for each in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if word in each
    )
    return str(found)


def sourced(azure: Azure, script: str, folder: Path) -> str:
    """What a shell says after the page's own first step."""
    (folder / "emulator").symlink_to(azure.served.folder.resolve())
    done = subprocess.run(
        ["sh", "-eu", "-c", script, "sh", sys.executable],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_ten_lines_of_the_page_make_a_cloud_and_delete_it(azure: Azure, tmp_path: Path) -> None:
    script = block("py", "AVSClient")
    assert len(script.partition("\n\n")[2].splitlines()) == 10
    (tmp_path / "script.py").write_text(script, "utf-8")
    before = control(azure, "GET", "/requests").json()["value"][-1:]
    told = sourced(azure, '. emulator/emulator.env; "$1" script.py', tmp_path)
    assert told.endswith("/resourceGroups/rg-avs/providers/Microsoft.AVS/privateClouds/cloud\n")
    after = before[0]["number"] if before else 0
    noted = control(azure, "GET", f"/requests?after={after}").json()["value"]
    changes = [(each["method"], each["status"]) for each in noted if each["method"] != "GET"]
    assert changes == [("PUT", 201), ("PUT", 201), ("PUT", 201), ("DELETE", 202)]
    assert list(azure.avs.private_clouds.list("rg-avs")) == []
    azure.groups.begin_delete("rg-avs").result()


@pytest.mark.skipif(not shutil.which("curl"), reason="the page's commands need curl")
def test_the_commands_of_the_control_interface_do_what_the_page_says(
    azure: Azure, group: str, tmp_path: Path
) -> None:
    try:
        told = sourced(azure, block("sh", "emulator()"), tmp_path)
    finally:
        control(azure, "PUT", "/faults", json=[])
    assert f'"path":"/subscriptions/{azure.subscription}/resourcegroups/{group}"' in told
    assert {"name": "start"} in control(azure, "GET", "/snapshots").json()["value"]
    assert azure.groups.get(group).name == group


@pytest.mark.parametrize("missing", [["uvicorn"], ["starlette"], ["cryptography"]])
def test_who_lacks_the_extra_is_told_how_to_get_it(tmp_path: Path, missing: list[str]) -> None:
    answer = python(HIDING.format(names=missing, folder=str(tmp_path / "azure")))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert f"emulating needs {missing[0]}" in answer.stderr
    assert "pip install 'landbridge[emulator]'" in answer.stderr
    assert not (tmp_path / "azure").exists()


def test_what_is_printed_is_on_demand_a_record(tmp_path: Path) -> None:
    arguments = ("--prepare", "--port", "0", "--folder", str(tmp_path / "azure"), "--json")
    answer = landbridge("emulate", *arguments)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert '"endpoint": "https://localhost:' in answer.stdout
    assert f'"environment": "{tmp_path / "azure" / "emulator.env"}"' in answer.stdout
    assert (tmp_path / "azure" / "emulator.env").stat().st_mode & 0o077 == 0
