"""A draft is an estate that loads: what was read stands there, what is guessed is marked."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.build import estate, vm
from tests.intake.exports import HEADERS, Rows, csv_folder, read, workbook
from tests.intake.exports import vm as row

from landbridge.catalogue import catalogue
from landbridge.intake import load_estate_file
from landbridge.intake.draft import draft
from landbridge.intake.rvtools.attributes import Attribute, Kind, attributes
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, Inventory
from landbridge.model.patterns import matcher
from landbridge.sizing import size

Tables = Sequence[Mapping[str, Any]]


def text(vms: Tables, **tables: Tables) -> str:
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
    assert "prefix: 10.1.2.0/24 # 2 seen" in written


def test_what_many_names_begin_with_and_go_on_from_differently_is_no_application() -> None:
    few = [vm(f"erp-{part}-01") for part in ("web", "app", "sql")]
    words = ("web", "sql", "dc", "file", "print", "mail", "sap", "mon", "dns", "ftp", "sip", "log")
    site = [vm(f"lon-{word}-01") for word in words]
    assert '- name: "lon"' in text([*few, *site])
    written = text([*few, *site, vm("lon-vpn-01")])
    assert '- name: "lon"' not in written
    assert "# guess: 1 application by names that begin alike" in written
    assert '- name: "erp" # 3 VMs' in written
    assert "# - 13 VMs are in no application, of 16: to which do they belong?" in written


def test_one_word_with_many_numbers_is_an_application() -> None:
    assert '- name: "k8s"' in text([vm(f"k8s-node-{nth}") for nth in range(40)])


def test_a_segment_has_the_vlan_of_the_switch_that_its_cards_are_on(tmp_path: Path) -> None:
    ports = [{**port("12"), "switch": "DSwitch-A"}, {**port("13"), "switch": "DSwitch-B"}]
    for switch, vlan in (("DSwitch-A", 12), ("DSwitch-B", 13), (None, None), ("vSwitch0", None)):
        written = text([vm()], nics=[{**nic("Web"), "switch": switch}], dvports=ports)
        assert loaded(tmp_path, written).segments[0].vlan == vlan


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
    said = 'Which prefix has "Web"? More than one network has addresses in 10.1.2.0/24.'
    assert said in written
    assert 'Which VLAN and prefix has "App"? More than one' in written


def test_networks_that_lack_the_same_are_asked_for_once(tmp_path: Path) -> None:
    lines = text([vm()], nics=[nic("Web"), nic("App"), nic("Db", "10.1.3.4")]).splitlines()
    assert '# - Which VLAN and prefix has each of "App", "Web"?' in lines
    assert '# - Which VLAN has "Db"?' in lines


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


def fitting(written: str) -> list[tuple[str, int]]:
    """Each application with how many VMs its remark counts."""
    return [(name, int(vms)) for name, vms in re.findall(r'- name: "(.+)" # (\d+) VMs?', written)]


@pytest.mark.parametrize(
    ("names", "drafted"),
    [
        (["was1", "was2"], {"was": ("was*",)}),
        (["was1", "was2", "wasdev1"], {"was": ("was1", "was2")}),
        (["was", "was1", "WAS2"], {"was": ("was*",)}),
        (["web-1", "web-2", "web"], {"web": ("web-*",)}),
        (["a?1", "a?2", "ab1"], {"a": ("a?1", "a?2")}),
    ],
)
def test_an_application_fits_the_vms_that_its_remark_counts_and_no_other(
    tmp_path: Path, names: list[str], drafted: dict[str, tuple[str, ...]]
) -> None:
    written = text([vm(name) for name in names])
    made = loaded(tmp_path, written).applications
    assert {each.name: each.vms for each in made} == drafted
    fits = [(each.name, sum(map(bool, map(matcher(each.vms).fullmatch, names)))) for each in made]
    assert fits == fitting(written)


def attribute(name: str, kind: Kind, *values: str) -> Attribute:
    """The values of the VMs in their order."""
    spots = [("", row) for row in range(2, len(values) + 2)]
    told = zip(spots, values, strict=True)
    return Attribute(name, kind, {spot: tuple(value.split(",")) for spot, value in told if value})


def drafted(tmp_path: Path, names: Sequence[str], *attributes: Attribute) -> tuple[Estate, str]:
    rows = [{**vm(name), "file": "", "row": row} for row, name in enumerate(names, start=2)]
    written = draft(estate(rows), ["a.xlsx"], attributes)
    return loaded(tmp_path, written), written


def test_a_custom_attribute_that_groups_becomes_groups(tmp_path: Path) -> None:
    stage = attribute("Environment", Kind.GROUP, "prod", "prod", "test", "test", "lone", "")
    made, written = drafted(tmp_path, ["a-1", "a-2", "b-1", "a-3", "c", "d"], stage)
    assert {each.name: each.vms for each in made.groups} == {
        "environment-prod": ("a-1", "a-2"),
        "environment-test": ("a-3", "b-1"),
    }
    assert '# guess: 2 groups by the custom attribute "Environment"' in written
    assert '- name: "environment-prod" # "prod", 2 VMs' in written
    assert '# - Do "Environment" tell what belongs together?' in written


def test_tags_are_taken_apart(tmp_path: Path) -> None:
    tags = attribute("Tags", Kind.TAGS, "x,y", "x", "y", "")
    made, _ = drafted(tmp_path, ["a", "b", "c", "d"], tags)
    assert {each.name: each.vms for each in made.groups} == {
        "tags-x": ("a", "b"),
        "tags-y": ("a", "c"),
    }


def test_what_all_vms_have_is_no_group(tmp_path: Path) -> None:
    made, _ = drafted(tmp_path, ["a", "b"], attribute("Owner", Kind.GROUP, "me", "me"))
    assert made.groups == ()


def test_a_folder_under_another_name_is_no_group_of_its_own(tmp_path: Path) -> None:
    rows = [
        {**vm(name, folder=f"/DC/vm/{folder}"), "file": "", "row": row}
        for row, (name, folder) in enumerate([("a", "X"), ("b", "X"), ("c", "Y")], start=2)
    ]
    owner = attribute("Owner", Kind.GROUP, "me", "me", "you")
    made = loaded(tmp_path, draft(estate(rows), ["a.xlsx"], [owner]))
    assert [each.name for each in made.groups] == ["x", "y"]


def test_applications_come_from_their_attribute_first_and_then_from_names(tmp_path: Path) -> None:
    app = attribute("Application", Kind.APPLICATION, "Shop", "Shop", "CRM", "", "")
    made, written = drafted(tmp_path, ["w-1", "w-2", "c-1", "x-1", "x-2"], app)
    assert {each.name: each.vms for each in made.applications} == {
        "shop": ("w-*",),
        "crm": ("c-1",),
        "x": ("x-*",),
    }
    assert '# guess: 2 applications by the custom attribute "Application"' in written
    assert '- name: "shop" # "Shop", 2 VMs' in written
    assert '- name: "crm" # "CRM", 1 VM' in written
    assert "# guess: 1 application by names that begin alike" in written


def test_an_export_without_such_columns_is_asked_about(tmp_path: Path) -> None:
    assert "# - Are tags or custom attributes in use?" in drafted(tmp_path, ["a"])[1]


@pytest.mark.parametrize("as_csv", [False, True])
def test_columns_that_tell_groups_are_read_with_the_vm_of_each_row(
    tmp_path: Path, as_csv: bool
) -> None:
    columns = [*HEADERS, "Cost centre", "App Name", "Backup policy", "vApp", "TAGS"]
    rows: Rows = [
        columns,
        [*row("a"), "CC-1", "Shop", "daily", "v", "x; y"],
        [*row("b"), "", "Shop"],
    ]
    path = (
        csv_folder(tmp_path / "csv", {"vInfo": rows})
        if as_csv
        else workbook(tmp_path / "a.xlsx", {"vInfo": rows})
    )
    vms = read(path)[0].to_pylist()
    a, b = ((each["file"], each["row"]) for each in vms)
    assert attributes(path) == (
        Attribute("Cost centre", Kind.GROUP, {a: ("CC-1",)}),
        Attribute("App Name", Kind.APPLICATION, {a: ("Shop",), b: ("Shop",)}),
        Attribute("TAGS", Kind.TAGS, {a: ("x", "y")}),
    )


@pytest.mark.parametrize(
    ("network", "name", "refused"),
    [
        ("Web_1.2-a", "seg-web-1-2-a", ""),
        ("Büro%2fSüd & Co", "seg-buro-2fsud-co", 'without "ü% &", which Azure refuses in it'),
        ("Straße", "seg-strasse", 'without "ß", which Azure refuses in it'),
        ("倉庫", "seg-network", 'without "倉庫", which Azure refuses in it'),
    ],
)
def test_the_name_of_a_segment_holds_what_azure_takes(
    tmp_path: Path, network: str, name: str, refused: str
) -> None:
    written = text([vm()], nics=[nic(network), nic("倉")])
    names = [each.name for each in loaded(tmp_path, written).segments]
    assert name in names
    assert len(set(names)) == 2
    pattern = str(catalogue().value("arm.segment.name"))
    assert all(re.fullmatch(pattern, each, re.ASCII) for each in names)
    assert refused in written


def test_a_long_list_is_folded_and_loads(tmp_path: Path) -> None:
    names = [f"{letter}{number}" for letter in "abcdefgh" for number in range(9)]
    app = attribute(
        "Application", Kind.APPLICATION, *("one" if n % 2 else "two" for n in range(72))
    )
    made, written = drafted(tmp_path, names, app)
    assert {len(each.vms) for each in made.applications} == {36}
    assert max(map(len, written.splitlines())) <= 120


def test_the_root_folder_is_no_group(tmp_path: Path) -> None:
    made = loaded(tmp_path, text([vm("a", folder="/"), vm("b", folder="/"), vm(folder="/x/HR")]))
    assert [group.name for group in made.groups] == ["hr"]


@pytest.mark.parametrize("word", ["vm", "VM-", "server", "srv_"])
def test_names_that_only_say_that_they_are_machines_make_no_application(word: str) -> None:
    written = text([vm(f"{word}1"), vm(f"{word}2"), vm("erp-1"), vm("erp-2")])
    assert '- name: "erp"' in written
    assert written.count("- name: ") == text([vm("erp-1"), vm("erp-2")]).count("- name: ")


def test_folders_become_groups(tmp_path: Path) -> None:
    made = loaded(tmp_path, text([vm(folder="/DC/vm/HR"), vm(folder="/DC2/vm/HR")]))
    assert [group.name for group in made.groups] == ["hr", "hr-2"]


def test_what_does_not_move_is_nobodys_application(tmp_path: Path) -> None:
    made = loaded(tmp_path, text([vm(f"vCLS-{n}", left_out="agent") for n in range(3)]))
    assert made.applications == ()


def test_a_vm_in_no_cluster_is_not_left_out_by_a_scope(tmp_path: Path) -> None:
    with_one, without = text([vm(cluster="[A]*")]), text([vm(cluster="A"), vm(cluster=None)])
    assert loaded(tmp_path, with_one).scope.clusters == ("[A]?",)  # no pattern can name a `*`
    assert loaded(tmp_path, without).scope.clusters == ()


HOSTILE = ('"', "\\", "a\nb: c", "# x", "a\u2028b", "\x85", "\x7f", "{}", "é", "🙂", "- a", "a: b")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_out_of_its_place(tmp_path: Path, name: str) -> None:
    made = loaded(tmp_path, text([vm(folder=f"/x/{name}", cluster=name)], nics=[nic(name)]))
    assert made.segments[0].networks == (name,)
    assert made.scope.clusters == (name,)


def test_guesses_that_read_alike_are_said_once() -> None:
    vms = [
        vm(f"{name}-{nth}", folder=f"/DC/vm/{name}", cluster="CL1")
        for name in "abc"
        for nth in range(2)
    ]
    written = text(vms, nics=[nic("Web"), nic("App")])
    said = [line.strip() for line in written.splitlines() if "# guess: " in line]
    assert said == [
        'clusters: ["CL1"] # guess: all clusters that hold VMs',
        'name: "avs-gen2" # guess: a name to be replaced',
        "# guess: 1 cluster by the sizing of all that moves, under its defaults",
        "# guess: 2 segments named after the networks in use; a prefix is the only /24 that holds "
        "every",
        "# guess: 3 groups from folders",
        "# guess: 3 applications by names that begin alike",
    ]
    assert "# Open questions" in written


def test_the_clusters_are_those_of_the_sizing() -> None:
    made = estate([vm(f"a-{nth}", vcpus=64, memory_gib=600) for nth in range(12)])
    sized = size(made)
    (cluster,) = sized.clusters
    written = draft(made, ["a.xlsx"])
    said = f"{cluster.hosts} hosts of AV64 (n+1) for 12 VMs, {cluster.storage_policy}"
    assert f"  # - Cluster-1: {said}; {cluster.limiting_resource} is scarcest" in written
    assert " ".join(sized.reasons["hosts"].split()) in unwrapped(written)
    assert f"# - Is quota for {sized.hosts} hosts agreed with Microsoft" in written


def test_a_vm_that_fits_no_host_is_told_beside_the_clusters() -> None:
    written = text([vm("small"), vm("huge", vcpus=999)])
    assert "# 1 VM fits no host: `landbridge size` tells which." in written


def test_where_nothing_moves_there_are_no_clusters_and_why(tmp_path: Path) -> None:
    written = text([vm("vcsa-01")])
    assert "  # No clusters: " in written
    assert "agreed with Microsoft" not in written
    assert loaded(tmp_path, written).scope.exclude == ("vcsa-01",)


def disk(name: str, path: str) -> dict[str, Any]:
    return {"vm": name, "disk": path, "sheet": "vPartition", "row": 7}


def test_a_vm_with_the_file_system_of_vcenter_is_proposed_to_stay(tmp_path: Path) -> None:
    disks = [disk("mgmt-01", "/storage/seat"), disk("app-01", "/storage/log")]
    written = text([vm("mgmt-01"), vm("app-01"), vm("app-02")], partitions=disks)
    made = loaded(tmp_path, written)
    assert made.scope.exclude == ("mgmt-01",)
    assert [each.vms for each in made.applications] == [("app-*",)]
    assert '    - "mgmt-01" # vPartition, row 7' in written
    told = "guess: 1 appliance of vCenter or its Platform Services Controller by the file system"
    assert f" {told} /storage/seat" in unwrapped(written)
    assert "# - Which other VMs do not move (scope.exclude)?" in written


def test_a_name_that_another_vm_bears_too_is_not_left_out_by_a_file_system(tmp_path: Path) -> None:
    written = text([vm("twin"), vm("twin")], partitions=[disk("twin", "/storage/seat")])
    assert loaded(tmp_path, written).scope.exclude == ()


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("lonvcsa01", "vCenter"),
        ("vCenter-2", "vCenter"),
        ("bolpsc1", "Platform Services Controller"),
        ("psc01", "Platform Services Controller"),
        ("NSX-Mgr-01", "NSX"),
        ("hcx-connector", "HCX"),
        ("mesh-IX-I1", "HCX"),
        ("mesh-NE-R12", "HCX"),
        ("sddc-manager", "SDDC Manager"),
        ("vsan-witness-a", "vSAN"),
        ("vsphere-replication", "vSphere Replication"),
    ],
)
def test_an_appliance_of_the_platform_is_proposed_to_stay_by_its_name(
    tmp_path: Path, name: str, product: str
) -> None:
    written = text([vm(name), vm("erp-01")])
    assert loaded(tmp_path, written).scope.exclude == (name,)
    assert f"    # guess: 1 appliance of {product} by name" in written


@pytest.mark.parametrize(
    "name", ["devcenter-1", "psc-web-01", "psca", "mix-i1", "sqlwitness", "phoenix-1", "mariadb-1"]
)
def test_what_only_looks_like_an_appliance_moves(tmp_path: Path, name: str) -> None:
    assert loaded(tmp_path, text([vm(name)])).scope.exclude == ()


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("srm01", "Site Recovery Manager"),
        ("vrops-a", "VMware Aria (vRealize)"),
        ("bolvro1", "VMware Aria (vRealize)"),
        ("Z-VRA-esx1", "Zerto"),
        ("vcd-cell-1", "Cloud Director"),
    ],
)
def test_what_may_belong_to_the_platform_or_not_is_asked_and_moves(
    tmp_path: Path, name: str, product: str
) -> None:
    written = text([vm(name)])
    assert loaded(tmp_path, written).scope.exclude == ()
    asked = f"- Are these {product}, as their names suggest, and do they stay behind? 1 VM"
    assert f'{asked} ("{name}")' in unwrapped(written)


def unwrapped(written: str) -> str:
    """The text with its remarks on one line."""
    return re.sub(r"\n *# +", " ", written)


def test_every_guess_and_every_question_is_marked() -> None:
    vms = [vm("a-1", cluster="CL1"), vm("a-2", cluster="CL1")]
    lines = text(vms, nics=[nic("Web")]).splitlines()
    for key in ("scope:", "segments:", "applications:"):
        assert "# guess: " in lines[lines.index(key) + 1]
    assert "# Open questions" in lines
