"""Asking for help costs next to nothing, because next to nothing is imported."""

import json
import sys
from pathlib import Path

from tests.cli.child import python

MODULES = """
import json, sys
sys.argv = ["landbridge", *sys.argv[1:]]
from landbridge.cli import main
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
ALONE = """
name: alone
network:
  virtual_networks:
    - {name: net, address_space: [10.0.0.0/16], subnets: [{name: a, prefixes: [10.0.1.0/24]}]}
"""
"""An estate without an inventory."""

OURS = {"__init__", "cli", "cli.commands", "cli.door", "cli.exits", "cli.tame", "errors"}
OTHERS = {"annotated_doc", "landbridge", "shellingham", "typer", "typing_extensions"}
"""What typer needs; nothing that reads, computes or draws."""

NOT_OF_A_PACKAGE = {"__main__", "_distutils_hack", "sitecustomize", "usercustomize"}
HEAVY = {"numpy", "pyarrow", "fastexcel", "jinja2", "xlsxwriter"}


def imported(*arguments: str) -> set[str]:
    """The modules in memory after this command."""
    found: list[str] = json.loads(python(MODULES, *arguments).stderr.splitlines()[-1])
    return set(found)


def packages(modules: set[str]) -> set[str]:
    """Their packages, without what comes with Python and its environment."""
    strangers = {name.split(".")[0] for name in modules} - NOT_OF_A_PACKAGE
    return {name for name in strangers if name not in sys.stdlib_module_names}


def test_help_imports_typer_and_nothing_else() -> None:
    assert packages(imported("--help")) <= OTHERS


def test_help_imports_the_door_and_no_command() -> None:
    ours = {name for name in imported("--help") if name.startswith("landbridge.")}
    assert {name.removeprefix("landbridge.") for name in ours} <= OURS


def test_the_version_costs_no_more_than_help() -> None:
    assert packages(imported("--version")) <= OTHERS


def test_the_help_of_a_command_imports_nothing_that_computes() -> None:
    for name in ("init", "plan", "size", "check", "anonymise", "facts"):
        assert not packages(imported(name, "--help")) & HEAVY, name


def test_a_connection_is_traced_without_what_reads_an_inventory(tmp_path: Path) -> None:
    estate = tmp_path / "estate.yaml"
    estate.write_text(ALONE, "utf-8")
    modules = imported("trace", str(estate), "--from", "net/a", "--to", "net/a", "--port", "ssh")
    assert "landbridge.network.proof" in modules
    assert not modules & {"pyarrow.compute", "fastexcel", "landbridge.intake.rvtools.inventory"}


def test_facts_are_looked_up_without_what_sizing_needs() -> None:
    assert not packages(imported("facts", "host.av64-gen2.cores")) & HEAVY
