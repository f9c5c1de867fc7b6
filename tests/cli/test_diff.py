"""`diff` says who loses before it says anything else, also against a commit."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.child import CONTOSO, NETWORK, landbridge

INFRA = Path(NETWORK).parent / "nsx" / "infra.json"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """A copy of the example that may be edited."""
    return Path(shutil.copytree(NETWORK, tmp_path / "estate"))


def edited(estate: Path, old: str, new: str) -> None:
    """Puts a text in place of another that is there once."""
    path = estate / "estate.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Runs git where nothing of the user's settings counts."""
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.invalid")
    subprocess.run(("git", *identity, *arguments), cwd=folder, check=True, capture_output=True)


def test_a_network_does_not_differ_from_its_copy(estate: Path) -> None:
    done = landbridge("diff", NETWORK, str(estate))
    assert done.returncode == 0
    assert done.stdout.endswith("pairs compared, and nothing differs\n")


def test_who_loses_is_named_with_the_traffic(estate: Path) -> None:
    edited(estate, "protocol: mssql, action: Allow", "protocol: mssql, action: Deny")
    done = landbridge("diff", NETWORK, str(estate), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["places"] == [
        {"source": "avs-new/seg-web", "destination": "spoke/db", "loses": "tcp/1433",
         "may_lose": "nothing", "closes": "nothing", "gains": "nothing", "may_gain": "nothing",
         "clears": "nothing"}
    ]  # fmt: skip
    table = landbridge("diff", NETWORK, str(estate)).stdout
    assert table.startswith("Somebody loses a connection")
    assert table.index("of places, 1 loses") < table.index("WHO LOSES")
    assert "avs-new/seg-web  spoke/db  tcp/1433" in table


def test_who_gains_is_no_reason_to_answer_no(estate: Path) -> None:
    edited(estate, "protocol: mssql, action: Allow", "protocol: mssql, action: Deny")
    done = landbridge("diff", str(estate), NETWORK, "-o", "tsv")
    assert (done.returncode, done.stdout) == (0, "gains\tavs-new/seg-web\tspoke/db\ttcp/1433\n")


def test_a_move_to_generation_2_names_whose_inspection_changes() -> None:
    """Global Reach led past the firewall; on Generation 2 the offices come through it."""
    twin = f"{CONTOSO}/generation-1.yaml"
    done = landbridge("diff", twin, CONTOSO, "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["inspections"] == [
        {"source": "offices", "destination": "avs-contoso/seg-web", "before": [],
         "after": ["hub-firewall"], "before_open": False, "after_open": False,
         "traffic": "tcp/443"}
    ]  # fmt: skip
    lost = {
        each["destination"]: each["loses"] for each in told["places"] if each["source"] == "offices"
    }
    assert lost["avs-contoso/seg-sql"] == "any"
    table = landbridge("diff", twin, CONTOSO).stdout
    assert "offices  avs-contoso/seg-web  no firewall  hub-firewall  tcp/443" in table
    part = "a part of avs-contoso/management"
    assert f"Moved with its addresses: {part} to vnet-avs/*\n" in table
    assert f"Only in the old network, and not compared: {part}\n" in table
    assert "Groups and applications only in the old network: avs-segments\n" in table
    assert "from some address of its sources to some of its destinations" in table


def test_a_change_board_gets_the_answer_first_in_markdown(estate: Path) -> None:
    edited(estate, "protocol: mssql, action: Allow", "protocol: mssql, action: Deny")
    done = landbridge("diff", NETWORK, str(estate), "-o", "markdown")
    assert done.returncode == 1
    heading, answer, title, table, legend = done.stdout.split("\n\n")
    assert heading.startswith("## Landbridge: ")
    assert answer.startswith("**Somebody loses a connection, or a connection a firewall that it")
    assert answer.endswith("of places, 1 loses.")
    assert (title, table.splitlines()[-1]) == (
        "### Who loses", "| avs-new/seg-web | spoke/db | tcp/1433 |",
    )  # fmt: skip
    assert legend.startswith("A line tells what turned from some address")


def test_what_is_gone_is_left_open(estate: Path) -> None:
    edited(estate, "  topology:", "  sites: [{name: lost, prefixes: [10.99.0.0/24]}]\n  topology:")
    done = landbridge("diff", str(estate), NETWORK)
    assert done.returncode == 4
    assert "Only in the old network, and not compared: lost" in done.stdout
    assert landbridge("diff", str(estate), NETWORK, "--allow-depends").returncode == 0
    assert landbridge("diff", NETWORK, str(estate)).returncode == 0


def az(name: str, *rules: dict[str, object]) -> list[dict[str, object]]:
    """What `az network vnet list` and `az network nsg list` answer for a subnet with a group."""
    of = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network"
    group: dict[str, object] = {
        "id": f"{of}/networkSecurityGroups/nsg",
        "name": "nsg",
        "securityRules": list(rules),
    }
    subnet = {
        "id": f"{of}/virtualNetworks/{name}/subnets/db",
        "name": "db",
        "addressPrefix": "10.1.2.0/24",
        "networkSecurityGroup": {"id": group["id"]},
    }
    space = {"addressPrefixes": ["10.1.0.0/16"]}
    home: dict[str, object] = {
        "id": f"{of}/virtualNetworks/{name}",
        "name": name,
        "addressSpace": space,
    }
    return [{**home, "subnets": [subnet]}, group]


def test_a_side_may_be_an_export_of_what_runs(tmp_path: Path) -> None:
    closed = {
        "name": "closed", "priority": 100, "direction": "Inbound", "access": "Deny",
        "protocol": "*", "sourceAddressPrefix": "*", "sourcePortRange": "*",
        "destinationAddressPrefix": "*", "destinationPortRange": "*",
    }  # fmt: skip
    before, folder = tmp_path / "before.json", tmp_path / "after"
    folder.mkdir()
    before.write_text(json.dumps(az("spoke")), "utf-8")
    for nth, each in enumerate(az("spoke", closed)):
        (folder / f"{nth}.json").write_text(json.dumps([each]), "utf-8")
    done = landbridge("diff", str(before), str(folder), "-o", "tsv")
    assert done.stdout == "loses\tspoke/db\tspoke/db\tany\n"
    assert done.returncode == 1


def test_what_of_an_export_is_not_understood_is_said(tmp_path: Path) -> None:
    odd = {"id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/teapots/t"}
    path = tmp_path / "export.json"
    path.write_text(json.dumps([*az("spoke"), odd]), "utf-8")
    done = landbridge("diff", str(path), str(path))
    assert done.returncode == 0
    assert f"{path}: 1 not understood; `landbridge import` lists what that is" in done.stderr


def test_a_side_may_be_a_commit(estate: Path) -> None:
    git(estate.parent, "init", "-q")
    git(estate.parent, "add", ".")
    git(estate.parent, "commit", "-q", "-m", "before")
    edited(estate, "protocol: mssql, action: Allow", "protocol: mssql, action: Deny")
    done = landbridge("diff", "HEAD:estate", str(estate), "-o", "tsv", folder=estate.parent)
    assert done.stdout == "loses\tavs-new/seg-web\tspoke/db\ttcp/1433\n"
    below = landbridge("diff", "HEAD:", ".", "-o", "tsv", folder=estate)
    assert below.stdout == done.stdout


def test_a_commit_that_is_not_there_is_refused(estate: Path) -> None:
    git(estate.parent, "init", "-q")
    done = landbridge("diff", "HEAD~3:estate", str(estate), folder=estate.parent)
    assert done.returncode == 2
    assert done.stderr.startswith("HEAD~3:estate: git says: ")
    assert "Name a commit and a path of the repository you are in" in done.stderr


def test_a_side_may_be_an_export_of_nsx_or_a_folder_of_both(tmp_path: Path) -> None:
    folder, infra = tmp_path / "both", INFRA
    folder.mkdir()
    (folder / "azure.json").write_text(json.dumps(az("spoke")), "utf-8")
    (folder / "infra.json").write_bytes(infra.read_bytes())
    only = tmp_path / "only"
    only.mkdir()
    (only / "infra.json").write_bytes(infra.read_bytes())
    same = landbridge("diff", str(infra), str(only), "-o", "json")
    assert same.returncode == 0, same.stderr
    both = json.loads(landbridge("diff", str(infra), str(folder), "-o", "json").stdout)
    assert both["come"] == ["spoke/db"]


def test_a_single_resource_may_be_a_side_in_any_letters(tmp_path: Path) -> None:
    (home, _) = az("spoke")
    path = tmp_path / "one.json"
    capitals = {f"{key[0].upper()}{key[1:]}": value for key, value in home.items()}
    path.write_text(json.dumps(capitals), "utf-8")
    done = landbridge("diff", str(path), str(path))
    assert done.returncode in (0, 4), done.stderr


def test_two_exports_of_nsx_in_one_folder_are_refused(tmp_path: Path) -> None:
    text = INFRA.read_bytes()
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(text)
    done = landbridge("diff", str(tmp_path), str(tmp_path))
    assert done.returncode == 2
    assert "here are 2 exports of NSX, and one is compared" in done.stderr
