"""A draft is an estate that loads: what was read stands there, what is guessed is marked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.build import estate, vm

from landbridge.intake import load_estate_file
from landbridge.intake.draft import draft
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, Inventory

Rows = Sequence[Mapping[str, Any]]


def text(vms: Rows, **tables: Rows) -> str:
    made = estate(vms)
    read = {name: pa.Table.from_pylist(list(r), schema=SCHEMAS[name]) for name, r in tables.items()}
    whole = Inventory({**made.inventory.tables, **read})
    return draft(made.model_copy(update={"inventory": whole}), ["a.xlsx"])


def loaded(tmp_path: Path, written: str) -> Estate:
    path = tmp_path / "estate.yaml"
    path.write_text(written, "utf-8")
    return load_estate_file(path)


def nic(network: str, ipv4: str | None = None, vcenter: str = "vc") -> dict[str, Any]:
    return {"vm": "a", "moref": "vm-0", "vcenter": vcenter, "network": network, "ipv4": ipv4}


def port(vlan: str, vcenter: str = "vc") -> dict[str, Any]:
    return {"vcenter": vcenter, "port": "Web", "vlan": vlan}


def test_a_network_in_use_becomes_a_segment_with_its_vlan_and_prefix(tmp_path: Path) -> None:
    nics = [nic("Web", "10.1.2.3"), nic("Web", "10.1.2.200")]
    written = text([vm()], nics=nics, dvports=[port("12")])
    (segment,) = loaded(tmp_path, written).segments
    assert segment.networks == ("Web",)
    assert (segment.vlan, segment.prefix) == (12, "10.1.2.0/24")
    assert "2 in all" in written


@pytest.mark.parametrize("vlan", ["0-4094", "10,20", "", "trunk"])
def test_a_trunk_has_no_vlan_and_is_asked_for(tmp_path: Path, vlan: str) -> None:
    written = text([vm()], nics=[nic("Web")], dvports=[port(vlan)])
    (segment,) = loaded(tmp_path, written).segments
    assert segment.vlan is None
    assert 'Which VLAN and prefix has "Web"?' in written


@pytest.mark.parametrize("vlan", ["1", "4094"])
def test_the_first_and_the_last_vlan_are_read(tmp_path: Path, vlan: str) -> None:
    written = text([vm()], nics=[nic("Web")], dvports=[port(vlan)])
    assert loaded(tmp_path, written).segments[0].vlan == int(vlan)
    assert 'Which prefix has "Web"?' in written


@pytest.mark.parametrize("vlan", ["0", "4095", "5000", "9999", "12345", "-1"])
def test_what_is_no_vlan_of_one_network_is_asked_for(tmp_path: Path, vlan: str) -> None:
    written = text([vm()], nics=[nic("Web")], dvports=[port(vlan)])
    assert loaded(tmp_path, written).segments[0].vlan is None
    assert 'Which VLAN and prefix has "Web"?' in written


def test_networks_of_one_name_in_two_vcenters_are_told_apart(tmp_path: Path) -> None:
    nics = [nic("Web", "10.1.2.3", "vc1"), nic("Web", "10.9.2.3", "vc2")]
    written = text([vm()], nics=nics, dvports=[port("12", "vc1"), port("0", "vc2")])
    told = [
        (each.name, each.networks, each.vlan, each.prefix)
        for each in loaded(tmp_path, written).segments
    ]
    assert told == [
        ("seg-web-vc1", ("Web",), 12, "10.1.2.0/24"),
        ("seg-web-vc2", ("Web",), None, "10.9.2.0/24"),
    ]
    assert '["Web"] # read in vCenter "vc1"' in written
    assert 'Which VLAN has "Web" of vCenter "vc2"?' in written


def test_a_prefix_in_which_two_networks_have_addresses_is_asked_for(tmp_path: Path) -> None:
    nics = [nic("Web", "10.1.2.3"), nic("App", "10.1.2.4"), nic("Db", "10.1.3.4")]
    written = text([vm()], nics=nics, dvports=[port("12")])
    prefixes = {each.name: each.prefix for each in loaded(tmp_path, written).segments}
    assert prefixes == {"seg-web": None, "seg-app": None, "seg-db": "10.1.3.0/24"}
    said = 'Which prefix has "Web"? Another network has addresses in 10.1.2.0/24 too.'
    assert said in written


@pytest.mark.parametrize(
    "addresses", ["10.1.2.3, 10.1.3.3", "169.254.1.1", "127.0.0.1", "8.8.8.8", "999.1.1.1", ""]
)
def test_addresses_that_tell_no_prefix_are_asked_for(tmp_path: Path, addresses: str) -> None:
    (segment,) = loaded(tmp_path, text([vm()], nics=[nic("Web", addresses)])).segments
    assert segment.prefix is None


def test_networks_of_like_names_keep_names_of_their_own(tmp_path: Path) -> None:
    segments = loaded(tmp_path, text([vm()], nics=[nic("a b"), nic("a-b")])).segments
    assert len({segment.name for segment in segments}) == 2


def test_names_that_begin_alike_make_an_application(tmp_path: Path) -> None:
    names = ["shop-web-1", "shop-db", "lonely-1", "was1", "was2"]
    made = loaded(tmp_path, text([vm(name) for name in names]))
    assert {each.name: each.vms for each in made.applications} == {
        "shop": ("shop-*",),
        "was": ("was*",),
    }


def test_folders_become_groups(tmp_path: Path) -> None:
    made = loaded(tmp_path, text([vm(folder="/DC/vm/HR"), vm(folder="/DC2/vm/HR")]))
    assert [group.name for group in made.groups] == ["hr", "hr-2"]


def test_what_does_not_move_is_nobodys_application(tmp_path: Path) -> None:
    made = loaded(tmp_path, text([vm(f"vCLS-{n}", left_out="agent") for n in range(3)]))
    assert made.applications == ()


def test_a_vm_in_no_cluster_is_not_left_out_by_a_scope(tmp_path: Path) -> None:
    with_one, without = text([vm(cluster="[A]*")]), text([vm(cluster="A"), vm(cluster=None)])
    assert loaded(tmp_path, with_one).scope.clusters == ("[[]A][*]",)
    assert loaded(tmp_path, without).scope.clusters == ()


HOSTILE = ('"', "\\", "a\nb: c", "# x", "a\u2028b", "\x85", "\x7f", "{}", "é", "🙂", "- a", "a: b")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_its_place(tmp_path: Path, name: str) -> None:
    made = loaded(tmp_path, text([vm(folder=f"/x/{name}", cluster=name)], nics=[nic(name)]))
    assert made.segments[0].networks == (name,)
    assert made.scope.clusters == (name,)


def test_every_guess_and_every_question_is_marked(tmp_path: Path) -> None:
    lines = text([vm("a-1"), vm("a-2")]).splitlines()
    named = [line for line in lines if line.startswith("  - name:")]
    assert all("# guess: " in line for line in named)
    assert "# Open questions" in lines
