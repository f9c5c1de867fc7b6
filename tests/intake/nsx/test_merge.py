"""Importing again keeps what was changed by hand, comments included, and says what it kept."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.intake.nsx.dumps import Keys, dump, group, policy, rule, segment, vm, vnic

from landbridge.cli.writing import write_file
from landbridge.errors import InputError
from landbridge.intake.estate_file import load_estate_file
from landbridge.intake.network_parts import load_network
from landbridge.intake.nsx import drafted_files

IN_DB = {"resource_type": "IPAddressExpression", "ip_addresses": ["10.0.2.10"]}


def export(*rules: Keys, addresses: Sequence[str] = ("10.0.2.10",), last: str = "DROP") -> Keys:
    db = group("db", {**IN_DB, "ip_addresses": list(addresses)})
    web = group("web", {**IN_DB, "ip_addresses": ["10.0.1.10"]})
    return dump(
        groups=[web, db],
        policies=[policy(*rules, rule("ANY", "ANY", last))],
        segments=[segment("seg-web", "10.0.1.0/24"), segment("seg-db", "10.0.2.0/24")],
        virtual_machines=None,
    )


WEB_TO_DB = rule("web", "db", services=["/infra/services/HTTPS"])
SSH: dict[str, Any] = {
    "services": ["ANY"],
    "service_entries": [
        {
            "resource_type": "L4PortSetServiceEntry",
            "l4_protocol": "TCP",
            "destination_ports": ["22"],
        }
    ],
}
FIRST = export(WEB_TO_DB)


def groups_of(data: Keys) -> object:
    return data["domains"][0]["resources"]["groups"]


class Folder:
    """A folder into which exports are imported one after another."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def takes(self, data: Keys, *, complete: bool = False) -> Sequence[str]:
        """What an import says that it did to what stands there."""
        file = self.out.parent / "nsx.json"
        file.write_text(json.dumps(data), "utf-8")
        _, found = drafted_files(file, self.out, complete=complete)
        for name, text in found.texts.items():
            write_file(self.out / name, text)
        return found.told

    @property
    def text(self) -> str:
        return (self.out / "network.yaml").read_bytes().decode()

    def edit(self, old: str, new: str) -> None:
        text = self.text
        assert text.count(old) == 1, text
        (self.out / "network.yaml").write_bytes(text.replace(old, new).encode())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "x")
    assert made.takes(FIRST) == ()
    return made


def test_the_same_export_changes_nothing(folder: Folder) -> None:
    before = folder.text
    assert folder.takes(FIRST) == []
    assert folder.text == before


def test_comments_and_what_is_written_by_hand_stay_byte_for_byte(folder: Folder) -> None:
    folder.edit("    segments:\n", "    # ours\n    segments: # looked through\n")
    folder.edit(
        "groups:\n", "sites:\n  - name: office # by hand\n    prefixes: [10.9.0.0/16]\n\ngroups:\n"
    )
    before = folder.text
    assert folder.takes(FIRST) == []
    assert folder.text == before


def test_what_the_export_has_anew_comes_in_where_it_belongs(folder: Folder) -> None:
    told = folder.takes(export(rule("db", "web"), WEB_TO_DB))
    assert [each.split(":")[0] for each in told] == ["added"]
    rules = (
        load_network(folder.out / "network.yaml").private_clouds[0].distributed_firewall[0].rules
    )
    assert [each.name for each in rules] == ["db to web", "web to db", "ANY to ANY"]


def test_what_the_export_has_no_more_goes(folder: Folder) -> None:
    told = folder.takes(export())
    assert told == [
        "removed: private_clouds / nsx / distributed_firewall / policy / rules / web to db:"
        " the export has it no more"
    ]
    assert "web to db" not in folder.text


def test_kinds_of_which_an_export_has_none_are_kept_and_said(folder: Folder) -> None:
    before = folder.text
    bare = {**FIRST, "domains": [{"resources": {"groups": groups_of(FIRST)}}]}
    for _ in range(2):
        told = folder.takes(bare)
        assert told == [
            "kept: policies of the distributed firewall: the export has none of them;"
            " --complete tells that they are gone"
        ]
        assert folder.text == before


def test_kinds_of_which_a_complete_export_has_none_are_gone(folder: Folder) -> None:
    bare = {**FIRST, "domains": [{"resources": {"groups": groups_of(FIRST)}}]}
    told = folder.takes(bare, complete=True)
    assert (
        "removed: private_clouds / nsx / distributed_firewall / policy: the export has it no more"
    ) in told


def test_what_changed_in_the_export_alone_is_taken_over(folder: Folder) -> None:
    told = folder.takes(export(rule("web", "db", direction="IN", **SSH)))
    assert sorted(each.split(":")[0] for each in told) == ["added", "updated"]
    assert "tcp/443" not in folder.text


def test_what_changed_here_alone_stays_in_silence(folder: Folder) -> None:
    folder.edit("tcp/443", "tcp/8443")
    assert folder.takes(FIRST) == []
    assert "tcp/8443" in folder.text


def test_what_changed_on_both_sides_stays_and_is_said(folder: Folder) -> None:
    folder.edit("action: drop", "action: reject")
    changed = export(WEB_TO_DB, last="ALLOW")
    told = folder.takes(changed)
    assert len(told) == 1
    assert told[0].startswith("kept: private_clouds / nsx / distributed_firewall / policy / rules")
    assert "action: reject" in folder.text


def test_members_that_came_on_either_side_are_joined(folder: Folder) -> None:
    folder.edit("[10.0.2.10]}", "[10.0.2.10, 10.0.2.99]} # the new one too")
    changed = export(WEB_TO_DB, addresses=["10.0.2.10", "10.0.2.11"])
    told = folder.takes(changed)
    assert [each.split(":")[0] for each in told] == ["kept", "updated"]
    found = {each.name: each for each in load_network(folder.out / "network.yaml").groups}
    assert found["db"].members == ("10.0.2.10", "10.0.2.99", "10.0.2.11")
    assert "# the new one too" in folder.text


def test_what_was_struck_here_does_not_come_back(folder: Folder) -> None:
    folder.edit('          - {name: "ANY to ANY", action: drop}\n', "")
    assert folder.takes(FIRST) == []
    changed = export(WEB_TO_DB, last="REJECT")
    told = folder.takes(changed)
    assert [each.split(":")[0] for each in told] == ["left out"]
    assert "ANY to ANY" not in folder.text


def test_what_was_changed_here_and_is_gone_there_stays_and_is_said(folder: Folder) -> None:
    folder.edit("tcp/443", "tcp/8443")
    told = folder.takes(export())
    assert [each.split(":")[0] for each in told] == ["kept"]
    assert "tcp/8443" in folder.text


def test_the_name_of_the_cloud_may_be_changed(folder: Folder) -> None:
    folder.edit("name: nsx # guess: a name to be replaced", "name: avs-old")
    told = folder.takes(export(rule("web", "db")))
    assert len(told) == 1
    (cloud,) = load_network(folder.out / "network.yaml").private_clouds
    assert cloud.name == "avs-old"


def test_the_order_of_the_export_is_taken_unless_it_was_changed_here(folder: Folder) -> None:
    two = [rule("web", "db"), rule("db", "web")]
    folder.takes(export(*two))
    told = folder.takes(export(*two[::-1]))
    assert "the order is another one now" in told[0]
    rules = (
        load_network(folder.out / "network.yaml").private_clouds[0].distributed_firewall[0].rules
    )
    assert [each.name for each in rules] == ["db to web", "web to db", "ANY to ANY"]


def test_a_line_ends_as_the_others_of_its_file_do(folder: Folder) -> None:
    (folder.out / "network.yaml").write_bytes(folder.text.replace("\n", "\r\n").encode())
    folder.takes(export(rule("web", "db")))
    assert "\n" not in folder.text.replace("\r\n", "")


def test_stand_ins_stay_where_they_were(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "x")
    folder.takes(dump(virtual_machines=[vm("b")]))
    told = folder.takes(dump(virtual_machines=[vm("a"), vm("b")]))
    assert [each.split(":")[0] for each in told] == ["added"]
    guests = load_network(folder.out / "network.yaml").private_clouds[0].guests
    assert {each.name: each.address for each in guests} == {"b": "192.0.2.2", "a": "192.0.2.3"}


def test_an_address_that_becomes_known_takes_the_place_of_a_stand_in(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "x")
    folder.takes(dump(virtual_machines=[vm("a")], segments=[segment("s", "10.0.0.0/24")]))
    more = {"virtual_network_interface": [vnic("a", "10.0.0.9")]}
    folder.takes(dump(virtual_machines=[vm("a")], segments=[segment("s", "10.0.0.0/24")], **more))
    (guest,) = load_network(folder.out / "network.yaml").private_clouds[0].guests
    assert (guest.segment, guest.address) == ("s", "10.0.0.9")
    assert "its address is not told" not in folder.text


def test_an_estate_that_stands_there_names_the_network_afterwards(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    (tmp_path / "estate.yaml").write_text(
        "name: ours # by hand\nsources:\n  rvtools: [a.xlsx]\n", "utf-8"
    )
    folder.takes(FIRST)
    estate = load_estate_file(tmp_path)
    assert (estate.name, estate.sources.rvtools) == ("ours", ("a.xlsx",))
    assert estate.sources.network == ("network.yaml",)
    assert "# by hand" in (tmp_path / "estate.yaml").read_text("utf-8")


def test_a_merge_that_would_be_no_estate_is_refused_and_nothing_is_changed(folder: Folder) -> None:
    folder.edit("10.0.1.0/24", "10.0.2.0/25")
    before = folder.text
    with pytest.raises(InputError, match=r"both have 10\.0\.2\.0/25"):
        folder.takes(export(rule("web", "db")))
    assert folder.text == before
