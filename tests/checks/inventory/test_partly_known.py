"""A rule is asked of the vCenters that tell what it looks at, and is unanswered for the others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.checks.build import Row, machine, rule, subject
from tests.intake.exports import vinfo, vm, workbook

from landbridge.checks import Subject, check, migration_types
from landbridge.checks.inventory.empty_cells import ANSWERS
from landbridge.intake import read_estate
from landbridge.model.checked import Checked, Unanswered
from landbridge.model.columns import column
from landbridge.model.inventory import Inventory
from landbridge.render.lacking import gaps

TODAY = date(2026, 11, 22)
USBS: list[list[object]] = [
    ["VM", "VM ID", "VI SDK Server", "Device Type"],
    ["web", "vm-1", "dc1", "Remote USB licence dongle"],
]
RAW = {"raw": True, "raw_mode": "physicalMode"}


def of_two(
    first: Row | Sequence[Row], second: Row | Sequence[Row], table: str = "disks"
) -> Subject:
    """A VM of each of two vCenters with these rows in one table."""
    north = machine("north", vms={"vcenter": "dc1"}, **{table: first})
    south = machine("south", vms={"vcenter": "dc2"}, **{table: second})
    return subject(north, south, hosts=[{"vcenter": "dc1"}, {"vcenter": "dc2"}])


def asked(rule_id: str, of: Subject) -> tuple[list[str], Unanswered | None]:
    """Whom the rule names, and for whom it has no answer."""
    found: Checked = check(of, [rule(rule_id)], TODAY)
    return [each.subject for each in found.findings], next(iter(found.unanswered), None)


def test_a_rule_is_asked_of_the_vcenter_that_tells_and_unanswered_for_the_other() -> None:
    named, silent = asked("vm.raw-disk", of_two(RAW, {"raw": None}))
    assert named == ["north"]
    assert silent is not None
    assert (silent.vcenters, silent.severity) == (("dc2",), "blocking")
    assert silent.because == "nothing is known of Raw in vDisk of dc2"


def test_a_vcenter_whose_vms_have_no_row_where_each_has_one_lacks_the_table() -> None:
    named, silent = asked("vm.raw-disk", of_two(RAW, []))
    assert named == ["north"]
    assert silent is not None
    assert [(each.part, each.vcenters) for each in silent.lacks] == [("disks", ("dc2",))]


def test_a_row_that_says_nothing_leaves_its_vm_open_though_others_of_its_vcenter_say_it() -> None:
    named, silent = asked("vm.raw-disk", of_two(RAW, [{"raw": None}, {"raw": False}]))
    assert named == ["north"]
    assert silent is not None
    assert silent.because == "Raw in vDisk is not told of 1 VM of dc2"
    assert (silent.vcenters, silent.partly) == ((), True)
    assert [each.what for each in gaps([silent])] == ["Raw in vDisk of 1 VM of dc2"]


def test_empty_cells_are_counted_by_vm_and_one_line_tells_them() -> None:
    untold = machine("a", disks=[{"raw": None}, {"raw": None}]), machine("b", disks={"raw": None})
    named, silent = asked("vm.raw-disk", subject(*untold, machine("c", disks=RAW)))
    assert named == ["c"]
    assert silent is not None
    assert silent.because == "Raw in vDisk is not told of 2 VMs"


def test_a_rule_that_lacks_one_column_here_and_cells_of_another_there_tells_both() -> None:
    of = subject(
        machine("north", vms={"vcenter": "dc1"}, memory={"limit_mib": None}),
        machine("south", vms={"vcenter": "dc2"}, memory={"memory_mib": None}),
        machine("west", vms={"vcenter": "dc2"}, memory={"limit_mib": 1.0}),
    )
    named, silent = asked("vm.memory-limit", of)
    assert named == ["west"]
    assert silent is not None
    assert silent.vcenters == ("dc1",)
    assert silent.because == (
        "nothing is known of Limit in vMemory of dc1; Size in vMemory is not told of 1 VM of dc2"
    )


def test_a_vm_without_a_row_where_every_vm_has_one_is_open_too() -> None:
    _, silent = asked("vm.tools-missing", subject(machine("a", tools=[]), machine("b")))
    assert silent is not None
    assert silent.because == "Tools in vTools is not told of 1 VM"


@pytest.mark.parametrize("part", sorted(ANSWERS))
def test_a_cell_whose_emptiness_answers_leaves_nothing_open(part: str) -> None:
    table, _, column = part.partition(".")
    bare: Row = {column: None}
    if table == "hosts":
        of = subject(machine(), hosts=[{}, {"host": "esx2", **bare}])
    elif table == "dvports":
        of = subject(machine(), dvports=[{}, {"port": "other", **bare}])
    else:
        of = subject(machine("a", **{table: bare}), machine("b"))
    assert not [lack for lack in of.lacking(part) if lack.untold]


def test_a_host_that_does_not_tell_is_counted_as_a_host() -> None:
    other = machine("other", vms={"host": "esx2"})
    of = subject(machine(), other, hosts=[{}, {"host": "esx2", "max_evc": None}])
    _, silent = asked("host.evc-return", of)
    assert silent is not None
    assert silent.because == "Max EVC in vHost is not told of 1 host"


@pytest.mark.parametrize("mode", ["intel-graniterapids", "broadwell"])
def test_an_evc_mode_that_no_fact_knows_is_neither_old_nor_new(mode: str) -> None:
    strange = {"host": "esx2", "evc": mode}
    of = subject(machine(), machine("other", vms={"host": "esx2"}), hosts=[{}, strange])
    named, silent = asked("host.evc-return", of)
    assert named == []
    assert silent is not None
    assert (silent.because, silent.partly) == (
        f"no fact tells the age of {mode}, the mode of esx2",
        True,
    )


def test_an_evc_mode_of_amd_leaves_nothing_open_about_its_age() -> None:
    of = subject(machine(), hosts=[{"evc": None, "max_evc": "amd-zen3"}])
    assert asked("host.evc-return", of) == ([], None)


UNTOLD = "the export does not tell power state or network cards of a"


@pytest.mark.parametrize(
    ("rule_id", "column"), [("vm.no-host-name", "dns_name"), ("vm.no-address", "primary_ip")]
)
@pytest.mark.parametrize("unsaid", ["nics", "power"])
def test_a_vm_that_tells_nothing_is_open_where_nobody_tells_whether_it_could(
    rule_id: str, column: str, unsaid: str
) -> None:
    bare: Row = {column: None, unsaid: None}
    of = subject(machine("a", vms=bare), machine("b", vms={"dns_name": "b", "primary_ip": "::9"}))
    named, silent = asked(rule_id, of)
    assert silent is not None
    assert (named, silent.because, silent.count) == ([], UNTOLD, 1)


@pytest.mark.parametrize("power", ["poweredOff", "suspended"])
def test_a_vm_that_does_not_run_owes_no_address_whatever_its_cards(power: str) -> None:
    off = machine("a", vms={"power": power, "nics": None})
    of = subject(off, machine("b", vms={"primary_ip": "10.0.0.9"}))
    assert asked("vm.no-address", of) == ([], None)


def test_tools_that_do_not_run_are_open_where_nobody_tells_whether_the_vm_does() -> None:
    stopped = {"status": "toolsNotRunning", "power": None}
    of = subject(machine("a", tools=stopped), machine("b", tools={"power": None}))
    named, silent = asked("vm.tools-stopped", of)
    assert silent is not None
    told = (named, silent.because, silent.count)
    assert told == ([], "the export does not tell the power state of a", 1)


def test_an_address_of_version_6_is_open_where_nobody_tells_one_of_version_4() -> None:
    of = subject(machine("a", nics={"ipv6": "2001:db8::1"}), machine("b", nics={"ipv6": "fe80::1"}))
    named, silent = asked("vm.ipv6-only", of)
    assert silent is not None
    told = (named, silent.because, silent.count)
    assert told == ([], "the export does not tell IPv4 addresses of a", 1)


def of_release(told: str) -> Subject:
    """A host with this version, beside one with an old one."""
    old = {"host": "esx2", "esx_version": "VMware ESXi 6.0.0 build-1"}
    other = machine("other", vms={"host": "esx2"})
    return subject(machine(), other, hosts=[{"esx_version": told}, old])


@pytest.mark.parametrize(("told", "named"), [("6.5.0", ["esx2"]), ("6.0", ["esx", "esx2"])])
def test_a_release_of_esxi_that_stands_alone_is_read(told: str, named: list[str]) -> None:
    assert asked("host.esx-old", of_release(told)) == (named, None)


def test_a_release_of_esxi_that_nobody_can_read_is_neither_old_nor_new() -> None:
    named, silent = asked("host.esx-old", of_release("the newest"))
    assert named == ["esx2"]
    assert silent is not None
    assert (silent.because, silent.partly) == ("no release is told in the newest, of esx", True)


def test_what_vcenter_cannot_reach_is_told_once_and_leaves_no_other_rule_open() -> None:
    lost = machine("a", vms={"connection_state": "inaccessible"}, disks={"raw": None})
    named, silent = asked("vm.raw-disk", subject(lost, machine("b")))
    assert (named, silent) == ([], None)
    assert asked("vm.lost", subject(lost, machine("b"))) == (["a"], None)


@pytest.mark.parametrize("rule_id", ["vm.raw-disk", "vm.raw-disk-virtual"])
def test_a_raw_disk_without_a_mode_may_be_in_either_and_leaves_both_rules_open(
    rule_id: str,
) -> None:
    untold = {"raw": True, "raw_mode": None}
    of = subject(
        machine("web", disks=[untold, untold]),
        machine("db", disks=untold),
        machine("app", disks={"raw": False, "raw_mode": None}),
    )
    named, silent = asked(rule_id, of)
    assert silent is not None
    assert (named, silent.partly) == ([], True)
    assert silent.because == "the export does not tell the mode of raw disks of web and 1 more"


def test_a_raw_disk_without_a_mode_hides_no_other() -> None:
    named, silent = asked("vm.raw-disk", of_two(RAW, {"raw": True, "raw_mode": None}))
    assert named == ["north"]
    assert silent is not None
    assert silent.because == "the export does not tell the mode of raw disks of south"


@pytest.mark.parametrize(
    "system",
    [
        *(
            "Ubuntu Linux (64-bit)",
            "Fedora",
            "FreeBSD (32-bit)",
            "CentOS 4/5 or later (64-bit)",
            "Debian x86_64",
        ),
        *("Other 3.x or later Linux (64-bit)", "Other (32-bit)", "VMware Photon OS (64-bit)"),
    ],
)
def test_a_system_without_a_version_is_neither_old_nor_supported(system: str) -> None:
    old = machine("old", vms={"os_configured": "CentOS 6 (64-bit)"})
    untold = (machine(name, vms={"os_configured": system}) for name in ("a", "b", "c"))
    named, silent = asked("vm.guest-out-of-support", subject(old, machine("new"), *untold))
    assert named == ["old"]
    assert silent is not None
    assert silent.because == (
        "the export does not tell the version of the guest's system of a and 2 more"
    )


def test_what_tools_report_is_judged_though_nothing_is_configured() -> None:
    untold = {"os_configured": None, "os_tools": "CentOS 6 (64-bit)"}
    named, silent = asked("vm.guest-out-of-support", subject(machine("old", vms=untold)))
    assert named == ["old"]
    assert silent is not None
    lacking = "OS according to the configuration file in vInfo"
    assert (silent.because, silent.partly) == (f"nothing is known of {lacking}", True)


EITHER: list[tuple[str, str, Row, str]] = [
    ("vm.shared-disk", "disks", {"sharing": None, "shared_bus": "physicalSharing"}, "sharing"),
    (
        "vm.shared-disk",
        "disks",
        {"sharing": "sharingMultiWriter", "shared_bus": None},
        "shared_bus",
    ),
    ("vm.cpu-hot-add", "cpus", {"hot_add": True, "hot_remove": None}, "hot_remove"),
    ("vm.cpu-hot-add", "cpus", {"hot_add": None, "hot_remove": True}, "hot_add"),
    ("vm.moving-address", "vms", {"name": "lb_vrrp", "annotation": None}, "annotation"),
    ("vm.multicast", "vms", {"name": "mcast01", "annotation": None}, "annotation"),
    ("vm.oracle", "vms", {"name": "oracle-db", "annotation": None}, "annotation"),
    ("vm.wider-than-numa-node", "vms", {"vcpus": 40, "memory_mib": None}, "memory_mib"),
]


@pytest.mark.parametrize(("rule_id", "table", "row", "untold"), EITHER)
def test_what_one_column_shows_is_found_though_another_is_not_told(
    rule_id: str, table: str, row: Row, untold: str
) -> None:
    named, silent = asked(rule_id, subject(machine(**{table: row})))
    assert len(named) == 1
    assert silent is not None
    assert silent.partly
    assert silent.because == f"nothing is known of {column(f'{table}.{untold}')}"


def test_such_a_find_is_none_the_less_one_where_another_vcenter_tells_both() -> None:
    named, silent = asked(
        "vm.shared-disk", of_two({}, {"sharing": None, "shared_bus": "physicalSharing"})
    )
    assert named == ["south"]
    assert silent is not None
    assert (silent.vcenters, silent.partly) == (("dc2",), True)


@pytest.mark.parametrize("untold", ["forged_transmits", "mac_changes"])
def test_a_port_group_is_judged_by_the_half_that_is_told(untold: str) -> None:
    told = "mac_changes" if untold == "forged_transmits" else "forged_transmits"
    named, silent = asked(
        "network.forged-transmits", subject(machine(), dvports=[{told: True, untold: None}])
    )
    assert named == ["app"]
    assert silent is not None
    assert silent.because == f"nothing is known of {column(f'dvports.{untold}')}"


def test_a_limit_says_nothing_without_the_size_that_it_limits() -> None:
    named, silent = asked(
        "vm.memory-limit", subject(machine(memory={"limit_mib": 1.0, "memory_mib": None}))
    )
    assert silent is not None
    assert (named, silent.because) == ([], "nothing is known of Size in vMemory")


def test_what_no_vcenter_tells_names_none() -> None:
    named, silent = asked("vm.raw-disk", of_two({"raw": None}, {"raw": None}))
    assert silent is not None
    assert (named, silent.vcenters) == ([], ())
    assert silent.because == "nothing is known of Raw in vDisk"


def test_a_rule_that_lacks_one_part_here_and_another_there_has_no_answer_at_all() -> None:
    of = subject(
        machine("north", vms={"vcenter": "dc1"}, nics={"network": None}),
        machine("south", vms={"vcenter": "dc2"}),
        dvports=[{"vcenter": "dc1"}, {"vcenter": "dc2", "vlan": None}],
    )
    _, silent = asked("network.trunk", of)
    assert silent is not None
    assert silent.vcenters == ()
    lacking = "Network in vNetwork of dc1 or of VLAN in dvPort of dc2"
    assert silent.because == f"nothing is known of {lacking}"


def test_a_vcenter_without_an_answer_is_not_looked_at_by_half() -> None:
    """Its port group would else be unused, since nobody told who is on it."""
    of = subject(
        machine("north", vms={"vcenter": "dc1"}),
        machine("south", vms={"vcenter": "dc2"}, nics=[]),
        dvports=[{"vcenter": "dc1", "port": "spare"}, {"vcenter": "dc2"}],
        ports=[],
        vmkernels=[{"vcenter": "dc1"}, {"vcenter": "dc2"}],
    )
    named, silent = asked("network.unused", of)
    assert named == ["spare"]
    assert silent is not None
    assert silent.vcenters == ("dc2",)


def test_port_groups_of_which_one_kind_is_not_told_are_not_called_unused() -> None:
    ports: list[Row] = [{"port": "app"}, {"port": "spare"}]
    assert asked("network.unused", subject(machine(), dvports=ports)) == (["spare"], None)
    named, silent = asked("network.unused", subject(machine(), without=["ports"], dvports=ports))
    assert silent is not None
    assert (named, silent.because) == ([], "nothing is known of sheet vPort")


def test_a_vcenter_of_which_nothing_moves_lacks_nothing() -> None:
    gone = machine("south", vms={"vcenter": "dc2", "left_out": "cluster"}, disks={"raw": None})
    of = subject(machine("north", vms={"vcenter": "dc1"}), gone)
    assert asked("vm.raw-disk", of) == ([], None)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Exports of two vCenters, of which the first alone has the sheet of USB devices."""
    for name, sheets in (("dc1", {"vUSB": USBS}), ("dc2", {})):
        rows = [vm("web", vcenter=name, moref="vm-1"), vm("db", vcenter=name)]
        workbook(tmp_path / f"{name}.xlsx", {**vinfo(*rows), **sheets})
    return tmp_path


def test_a_sheet_that_one_of_two_exports_has_is_untold_of_the_other(two: Path) -> None:
    inventory = read_estate(two)[0].inventory
    assert inventory.untold["usbs"] == {"dc2"}
    assert "disks" in inventory.missing


def test_a_rule_about_such_a_sheet_is_answered_for_the_one_that_has_it(two: Path) -> None:
    named, silent = asked("vm.usb-device", Subject(read_estate(two)[0]))
    assert named == ["web @ dc1"]
    assert silent is not None
    assert silent.because == "nothing is known of sheet vUSB of dc2"


def test_a_kind_of_move_is_unknown_for_the_vms_of_an_export_without_the_sheet() -> None:
    of = of_two([], [], "usbs")
    untold = Inventory(of.estate.inventory.tables, {"usbs": frozenset({"dc2"})})
    estate = of.estate.model_copy(update={"inventory": untold})
    answers = migration_types(Subject(estate)).to_pylist()
    live = {each["vm"]: each["possible"] for each in answers if each["kind"] == "vmotion"}
    assert live == {"north": "yes", "south": "unknown"}


def test_an_export_that_adds_vms_of_a_vcenter_without_the_sheet_leaves_it_untold(
    tmp_path: Path,
) -> None:
    both = {**vinfo(vm("web", moref="vm-1")), "vUSB": USBS}
    workbook(tmp_path / "a.xlsx", both)
    workbook(tmp_path / "b.xlsx", vinfo(vm("web", moref="vm-1"), vm("late", moref="vm-9")))
    assert read_estate(tmp_path)[0].inventory.untold["usbs"] == {"vc1.example.com"}


def test_an_export_that_adds_no_vm_leaves_nothing_untold(tmp_path: Path) -> None:
    both = {**vinfo(vm("web", moref="vm-1")), "vUSB": USBS}
    workbook(tmp_path / "a.xlsx", both)
    workbook(tmp_path / "b.xlsx", vinfo(vm("web", moref="vm-1")))
    assert read_estate(tmp_path)[0].inventory.untold == {}
