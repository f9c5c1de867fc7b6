"""Importing again keeps what was changed by hand, and joins other drafts in one estate."""

from pathlib import Path

import pytest
from tests.cli.child import landbridge
from tests.intake.azure.answers import (
    Folder,
    Keys,
    id_of,
    named,
    nsg,
    resource,
    rule,
    subnet,
    vnet,
)

from landbridge.errors import InputError
from landbridge.intake.estate_file import load_estate_file

GUARD = {"networkSecurityGroup": named("networkSecurityGroups", "g")}
HOME = vnet("app", "10.1.0.0/16", subnet("s", "10.1.1.0/24", **GUARD))
FIRST = [HOME, nsg("g", rule("https", 100, "Allow", destinationPortRange="443"))]
NOT_HERE = "it is not in this export; --complete tells that it is gone"


def nic(name: str, address: str) -> Keys:
    at = {"id": f"{id_of('virtualNetworks', 'app')}/subnets/s"}
    own = {"name": "c", "privateIPAddress": address, "subnet": at}
    return resource("networkInterfaces", name, ipConfigurations=[own])


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


def test_what_an_export_of_fewer_files_lacks_is_kept_and_said(drafted: Folder) -> None:
    before = drafted.text
    told = drafted.takes([HOME])
    assert told == [f"kept: {id_of('networkSecurityGroups', 'g')}: {NOT_HERE}"]
    assert drafted.text == before
    assert drafted.drafted is not None
    assert drafted.drafted.missing == 0


def test_what_was_kept_follows_the_export_that_has_it_again(drafted: Folder) -> None:
    drafted.takes([HOME])
    changed = nsg("g", rule("https", 100, "Deny", destinationPortRange="443"))
    assert drafted.takes([changed]) == [
        "updated: network_security_groups / g / rules / https:"
        " {access: allow} is now {access: deny}",
        f"kept: {id_of('virtualNetworks', 'app')}: {NOT_HERE}",
    ]
    assert drafted.verdict("app/s", "app/s", "tcp/443") == "deny"


def test_what_a_complete_export_lacks_is_gone(drafted: Folder) -> None:
    told = drafted.takes([HOME], complete=True)
    assert "removed: network_security_groups / g / rules / https: the export has it no more" in told
    assert drafted.verdict("app/s", "app/s", "tcp/443") == "depends"


def test_what_was_struck_here_does_not_come_back_as_kept(drafted: Folder) -> None:
    lines = drafted.text.splitlines(keepends=True)
    struck = [each for each in lines if "name: https" not in each]
    (drafted.out / "azure.yaml").write_text("".join(struck), "utf-8")
    drafted.takes([HOME])
    assert "https" not in drafted.text


def test_a_machine_whose_address_another_one_has_is_not_kept(folder: Folder) -> None:
    guarded = [HOME, nsg("g")]
    folder.takes([*guarded, nic("old", "10.1.1.4"), nic("b", "10.1.1.5")])
    told = folder.takes([*guarded, nic("new", "10.1.1.4")])
    assert f"kept: {id_of('networkInterfaces', 'b')}: {NOT_HERE}" in told
    assert [each.name for each in folder.network.interfaces] == ["new", "b"]


def test_a_new_network_does_not_take_the_name_of_one_that_was_kept(folder: Folder) -> None:
    folder.takes([vnet("app", "10.1.0.0/16", subnet("s", "10.1.1.0/24"), group="one")])
    folder.takes([vnet("app", "10.2.0.0/16", subnet("s", "10.2.1.0/24"), group="two")])
    assert {each.name: str(each.address_space[0]) for each in folder.network.virtual_networks} == {
        "app": "10.1.0.0/16",
        "app (two)": "10.2.0.0/16",
    }


def test_rule_collection_groups_that_a_policy_still_names_are_kept(folder: Folder) -> None:
    first, second = (f"{id_of('firewallPolicies', 'p')}/ruleCollectionGroups/{n}" for n in "ab")
    held = [
        {"id": id_, "name": id_[-1], "priority": 100 + nth, "ruleCollections": []}
        for nth, id_ in enumerate([first, second])
    ]
    both = resource("firewallPolicies", "p", ruleCollectionGroups=[{"id": first}, {"id": second}])
    folder.takes([both], held)
    one = resource("firewallPolicies", "p", ruleCollectionGroups=[{"id": second}])
    folder.takes([one])
    groups = folder.network.firewall_policies[0].rule_collection_groups
    assert [each.name for each in groups] == ["b"]


def test_what_was_read_is_kept_beside_without_secrets(folder: Folder) -> None:
    link = resource("connections", "c", connectionType="IPsec", sharedKey="hunter2")
    circuit = resource("expressRouteCircuits", "x", bandwidth=50, serviceKey="hunter3")
    folder.takes([HOME, link, circuit])
    told = (folder.out / ".azure.told.jsonl").read_text("utf-8")
    assert "IPsec" in told
    assert "hunter" not in told


def test_a_file_of_what_was_read_that_is_torn_is_refused_with_its_line(drafted: Folder) -> None:
    told = drafted.out / ".azure.told.jsonl"
    told.write_text(told.read_text("utf-8")[:-20], "utf-8")
    with pytest.raises(InputError, match="this line is not as an import left it") as error:
        drafted.takes(FIRST)
    assert str(error.value.place) == f"{told}, line 2"


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


EXAMPLE = Path(__file__).parents[3] / "examples" / "azure"


@pytest.mark.parametrize("name", sorted(each.name for each in EXAMPLE.glob("*.json")))
def test_any_part_of_an_export_imported_again_changes_nothing(folder: Folder, name: str) -> None:
    folder.reads(EXAMPLE)
    before = folder.text
    told = folder.reads(EXAMPLE / name)
    assert {each.partition(":")[0] for each in told} == {"kept"}
    assert folder.text == before
