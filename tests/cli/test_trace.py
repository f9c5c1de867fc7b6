"""What `trace` tells of the example, and of the example with one rule changed."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.child import CONTOSO, NETWORK, landbridge

ASKED = ("--from", "web", "--to", "Storage.WestUS2", "--port", "tcp/443")
STORAGE = """    destination: "Storage.WestUS2"
    protocol: "HTTPS"
    action: "Allow"
"""
CHANGED = {
    ('protocol: "HTTPS"', 'protocol: "HTTP"'): "AVS-to-Azure-Storage is for tcp/80",
    ("Storage.WestUS2", "Storage.NorthEurope"): "AVS-to-Azure-Storage has another destination",
    ('action: "Allow"', 'action: "Deny"'): "deny: Azure Firewall hub-firewall,",
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_rule_that_was_changed_so_that_it_lets_nothing_through_is_named(
    change: tuple[str, str], tmp_path: Path
) -> None:
    shutil.copytree(CONTOSO, tmp_path / "c", ignore=shutil.ignore_patterns("plan"))
    path = tmp_path / "c" / "estate.yaml"
    text = path.read_text("utf-8")
    assert text.count(STORAGE) == 1
    path.write_text(text.replace(STORAGE, STORAGE.replace(*change)), "utf-8")
    done = landbridge("trace", str(tmp_path / "c"), *ASKED)
    assert done.returncode != 0
    told = " ".join(done.stdout.split())
    assert CHANGED[change] in told
    assert "AVS-to-Azure-Storage" in told.partition("There")[0]


def test_json_has_the_sentences_and_what_they_are_made_of() -> None:
    told = json.loads(landbridge("trace", CONTOSO, *ASKED, "--json").stdout)
    assert told["packet"]["destination_port"] == 443
    assert told["witness"].startswith(f"{told['packet']['source']} to ")
    assert told["hops"] == told["forward"][0]["hops"]
    (routed, *_) = (hop for hop in told["hops"] if hop["kind"] == "route")
    assert routed["route"]["table"] == "to-firewall"
    assert routed["what"].startswith("route table route 0.0.0.0/0")
    keys = {
        "place",
        "kind",
        "what",
        "resource",
        "route",
        "translation",
        "because",
        "near",
        "verdict",
    }
    assert all(set(hop) == keys for hop in told["hops"])


def test_several_services_are_asked_about_at_once() -> None:
    ends = ("--from", "seg-web", "--to", "spoke/db")
    one = landbridge("trace", NETWORK, *ends, "--port", "mssql")
    two = landbridge("trace", NETWORK, *ends, "--port", "tcp/1433,ssh")
    assert (one.returncode, two.returncode) == (0, 1)
    assert "tcp/22,1433: deny" in two.stdout
    wrong = landbridge("trace", NETWORK, *ends, "--port", "tcp/443,foo")
    assert wrong.returncode == 2
    assert "--port: `foo` is no traffic" in wrong.stderr
