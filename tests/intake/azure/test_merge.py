"""Importing again keeps what was changed by hand, and joins other drafts in one estate."""

import pytest
from tests.cli.child import landbridge
from tests.intake.azure.answers import Folder, named, nsg, rule, subnet, vnet

from landbridge.intake.estate_file import load_estate_file

GUARD = {"networkSecurityGroup": named("networkSecurityGroups", "g")}
HOME = vnet("app", "10.1.0.0/16", subnet("s", "10.1.1.0/24", **GUARD))
FIRST = [HOME, nsg("g", rule("https", 100, "Allow", destinationPortRange="443"))]


@pytest.fixture
def drafted(folder: Folder) -> Folder:
    assert folder.takes(FIRST) == ()
    return folder


def test_the_same_answers_change_nothing(drafted: Folder) -> None:
    before = drafted.text
    assert drafted.takes(FIRST) == []
    assert drafted.text == before


def test_what_was_changed_here_stays_with_its_comment(drafted: Folder) -> None:
    drafted.edit("priority: 100", "priority: 150")
    drafted.edit('["443"]}', '["443"]} # agreed with Ann')
    changed = [HOME, nsg("g", rule("https", 200, "Allow", destinationPortRange="443"))]
    told = drafted.takes(changed)
    assert [each.split(":")[0] for each in told] == ["kept"]
    assert drafted.network.network_security_groups[0].rules[0].priority == 200
    assert "priority: 150" in drafted.text
    assert '["443"]} # agreed with Ann' in drafted.text


def test_what_azure_has_anew_comes_in_and_what_it_has_no_more_goes(drafted: Folder) -> None:
    changed = [HOME, nsg("g", rule("ssh", 110, "Deny", destinationPortRange="22"))]
    told = drafted.takes(changed)
    assert sorted(each.split(":")[0] for each in told) == ["added", "removed"]


def test_a_rule_that_came_to_light_takes_the_place_of_its_stand_in(folder: Folder) -> None:
    folder.takes([HOME])
    assert folder.verdict("app/s", "app/s", "tcp/22") == "depends"
    folder.takes([HOME], [nsg("g", rule("none", 100, "Deny"))])
    assert folder.verdict("app/s", "app/s", "tcp/22") == "deny"
    assert "stand-in" not in folder.text.partition("virtual_networks:")[2]


@pytest.mark.parametrize(
    "sources", ["[network.yaml]", "\n    - network.yaml", "\n    - network.yaml # ours\n"]
)
def test_an_estate_that_has_other_networks_names_this_one_too(folder: Folder, sources: str) -> None:
    folder.out.mkdir()
    (folder.out / "network.yaml").write_text("sites: []\n", "utf-8")
    text = f"name: ours # by hand\nsources:\n  network: {sources}\n"
    (folder.out / "estate.yaml").write_text(text, "utf-8")
    folder.takes(FIRST)
    estate = load_estate_file(folder.out)
    assert (estate.name, estate.sources.network) == ("ours", ("network.yaml", "azure.yaml"))
    assert "# by hand" in (folder.out / "estate.yaml").read_text("utf-8")


def test_the_command_tells_what_it_wrote_and_what_it_lacks(folder: Folder) -> None:
    file = folder.gives("a.json", [HOME])
    done = landbridge("import", "az", str(file), "--out", str(folder.out))
    assert done.returncode == 0, done.stderr
    assert str((folder.out / "estate.yaml").resolve()) in done.stdout
    assert "1 thing is named and not in the export" in done.stdout


def test_what_cannot_be_read_writes_nothing_and_answers_2(folder: Folder) -> None:
    file = folder.gives("a.json", [{"name": "a"}])
    done = landbridge("import", "az", str(file), "--out", str(folder.out))
    assert (done.returncode, done.stdout) == (2, "")
    assert not folder.out.exists()
