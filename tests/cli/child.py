"""Landbridge in a process of its own, as a shell or a script starts it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.cli.forked import forked
from tests.intake.exports import vinfo, vm, workbook
from tests.replay.logs import line, of_group, written

LANDBRIDGE = (sys.executable, "-m", "landbridge")
SECONDS = 100
INTERPRETER = ("PYTHON", "LC_", "LANG")
"""How variables begin that Python reads before anything of ours."""
BARE = Path(__file__).parent / "bare"
"""Modules in place of those that only the tests' own tools bring."""
NETWORK = str(Path(__file__).parents[2] / "examples" / "network")
CONTOSO = str(Path(__file__).parents[2] / "examples" / "contoso")

GUIDE = Path(__file__).parents[2] / "examples" / "guide"

CALLS: Mapping[str, Sequence[str]] = {
    "init": ("{tmp}/acme", "--rvtools", "{export}", "--yes"),
    "import": ("rvtools", "{export}", "--out", "{tmp}/draft", "--yes"),
    "plan": ("{export}", "--out", "{tmp}/plan", "--on", "2026-11-22", "--allow-depends"),
    "size": ("{export}",),
    "check": ("{export}", "--rule", "intake.*", "--allow-depends", "--on", "2026-11-22"),
    "anonymise": ("{export}", "--out", "{tmp}/copy"),
    "prove": (NETWORK,),
    "trace": (NETWORK, "--from", "seg-web", "--to", "spoke/db", "--port", "mssql"),
    "diff": ("{later}", NETWORK),
    "replay": (NETWORK, "{logs}", "--allow-depends"),
    "render": ("{cloud}", "--out", "{tmp}/rendered"),
    "lint": (str(GUIDE), "--fail-on", "blocking"),
    "translate": (NETWORK, "--into", "azure-firewall"),
    "deploy": (
        "{cloud}",
        *("--target", "emulator", "--emulator", "{tmp}/azure", "--state", "{tmp}/state"),
        "--preview",
    ),
    "demo": ("{cloud}", "--out", "{tmp}/demo", "--allow-depends"),
    "emulate": ("--prepare", "--folder", "{tmp}/azure", "--port", "0"),
    "facts": ("host.av64-gen2",),
}
"""One sensible call of every command."""


def environment(**changes: str) -> dict[str, str]:
    """Ours without Landbridge's own settings and without pandas, and with these."""
    bare = {name: value for name, value in os.environ.items() if "LANDBRIDGE_" not in name}
    path = os.pathsep.join(filter(None, (str(BARE), bare.get("PYTHONPATH"))))
    return {**bare, "PYTHONPATH": path, **changes}


def landbridge(
    *arguments: str, folder: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run it to the end, in a folder or here; `changes` are environment variables.

    Without changes that are meant for the interpreter its modules are loaded already.
    """
    if not any(name.startswith(INTERPRETER) for name in changes):
        return forked(arguments, folder, environment(**changes), SECONDS)
    return subprocess.run(
        [*LANDBRIDGE, *arguments],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )


def call(name: str, folder: Path, *more: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """The sensible call of a command, on a small export and writing into `folder`."""
    given = {
        "tmp": folder,
        "export": export(folder),
        "later": later(folder),
        "logs": logs(folder),
        "cloud": cloud(folder),
    }
    arguments = [argument.format(**given) for argument in CALLS[name]]
    return landbridge(name, *arguments, *more, folder=None, **changes)


def export(folder: Path) -> Path:
    """An RVTools workbook of ten VMs in `folder`; one is named as not all alphabets can write."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["büro-東京", *(f"web{number}" for number in range(9))]
    path = folder / "export.xlsx"
    return path if path.exists() else workbook(path, vinfo(*(vm(name) for name in names)))


def cloud(folder: Path) -> Path:
    """An estate of the export, with a private cloud and nothing around it."""
    own = {"name": "avs", "region": "northeurope", "resource_group": "rg"}
    told = {
        "sources": {"rvtools": [str(export(folder))]},
        "private_cloud": {**own, "address_block": "10.30.0.0/22"},
    }
    path = folder / "cloud.json"
    path.write_text(json.dumps(told), "utf-8")
    return path


def later(folder: Path) -> Path:
    """The small network, with its one rule of the firewall turned round."""
    path = Path(shutil.copytree(NETWORK, folder / "later", dirs_exist_ok=True)) / "estate.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("action: Allow", "action: Deny"), "utf-8")
    return path


def logs(folder: Path) -> Path:
    """A flow log of the network of `NETWORK`."""
    flow = line("10.40.1.5", "10.1.2.4", 1433)
    path = folder / "logs" / "PT1H.json"
    return path if path.exists() else written(path, [of_group("nsg-db", "UserRule_from-web", flow)])


def python(script: str, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """A script that calls Landbridge's `main` after changing something in it."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
