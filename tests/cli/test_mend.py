"""`trace --fix` and `prove --fix` tell what to change, and change nothing."""

import json
import shutil
from pathlib import Path

from tests.cli.child import CONTOSO, NETWORK, landbridge

ENDS = ("--from", "app", "--to", "vnet-data/lake", "--port")


def test_trace_tells_the_fixes_of_a_denied_connection() -> None:
    done = landbridge("trace", CONTOSO, *ENDS, "ssh", "--fix", "--json")
    assert done.returncode == 1
    first, *_ = json.loads(done.stdout)["fix"]["fixes"]
    assert [each["where"] for each in first["changes"]] == [
        "firewall_rules, from which firewall policy hub-firewall-policy is drawn",
        "network security group nsg-lake",
    ]
    assert first["opens"] == 0
    assert [(e["source"], e["destination"], e["gains"]) for e in first["gains"]] == [
        ("avs-contoso/seg-app", "vnet-data/lake", "tcp/22")
    ]
    assert first["loses"] == []


def test_a_shell_gets_a_row_a_change() -> None:
    asked = ("--from", "app", "--to", "vnet-data/lake", "--port", "ssh")
    done = landbridge("trace", CONTOSO, *asked, "--fix", "-o", "tsv")
    fixes = [row.split("\t") for row in done.stdout.splitlines() if row.startswith("fix")]
    assert [row[1] for row in fixes] == ["1", "1"]
    assert fixes[1][2:4] == ["0", "network security group nsg-lake"]


def test_trace_has_no_fix_unless_it_is_asked_for_one() -> None:
    done = landbridge("trace", CONTOSO, *ENDS, "ssh", "--json")
    assert json.loads(done.stdout)["fix"] is None


def test_a_connection_that_works_has_no_fix() -> None:
    done = landbridge("trace", CONTOSO, *ENDS, "https", "--fix", "--json")
    assert (done.returncode, json.loads(done.stdout)["fix"]) == (0, None)


def test_what_nothing_mends_is_said() -> None:
    ends = ("--from", "Internet", "--to", "web", "--port", "https")
    done = landbridge("trace", CONTOSO, *ends, "--fix")
    assert done.returncode == 1
    assert "No change of rules or routes was found that mends" in done.stdout
    assert "no public address leads to it" in done.stdout


def test_prove_tells_the_fixes_of_intents_that_something_denies(tmp_path: Path) -> None:
    home = Path(shutil.copytree(NETWORK, tmp_path / "network"))
    file = home / "estate.yaml"
    before = file.read_text("utf-8") + "  - seg-web reaches spoke/db on ssh\n"
    file.write_text(before, "utf-8")
    done = landbridge("prove", str(home), "--fix", "--json")
    assert done.returncode == 1
    intents = {each["name"]: each["fix"] for each in json.loads(done.stdout)["intents"]}
    assert intents.pop("seg-web reaches spoke/db on ssh")["fixes"][0]["changes"]
    assert set(intents.values()) == {None}
    assert file.read_text("utf-8") == before
