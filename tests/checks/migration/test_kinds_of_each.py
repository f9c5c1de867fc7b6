"""Which kinds of migration a VM can take, and every reason for each that it cannot."""

import re
from typing import Any

import pytest
from tests.checks.build import BY_ID, Row, machine, subject

from landbridge.checks import RULES, Subject, migration_types
from landbridge.checks.kinds import KINDS
from landbridge.checks.machines.evc_too_new import EVC_TOO_NEW
from landbridge.checks.migration.masks import NEVER_SHOWN
from landbridge.model.source_cloud import SourceCloud

LIVE = {"rav", "vmotion", "hav"}


def rows(of: Subject) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = migration_types(of).to_pylist()
    return answer


def possible(of: Subject, answer: str = "yes") -> set[str]:
    return {row["kind"] for row in rows(of) if row["possible"] == answer}


def test_a_healthy_vm_can_move_in_every_way_and_for_no_reason() -> None:
    of = subject(machine())
    assert possible(of) == set(KINDS)
    assert [row["reasons"] for row in rows(of)] == [[]] * len(KINDS)


BARRED = [
    ({"disks": {"raw": True, "raw_mode": "physicalMode"}}, set(KINDS), "vm.raw-disk"),
    ({"disks": {"disk_mode": "independent_nonpersistent"}}, LIVE, "vm.nonpersistent-disk"),
    ({"disks": {"sharing": "sharingMultiWriter"}}, {*LIVE, "bulk"}, "vm.shared-disk"),
    ({"disks": {"shared_bus": "physicalSharing"}}, {*LIVE, "bulk"}, "vm.shared-disk"),
    ({"vms": {"ft_state": "running"}}, {*LIVE, "bulk"}, "vm.fault-tolerance"),
    ({"vms": {"power": "suspended"}}, set(KINDS), "vm.suspended"),
    ({"vms": {"power": "poweredOff"}}, LIVE, "vm.powered-off"),
    ({"vms": {"connection_state": "orphaned"}}, set(KINDS), "vm.lost"),
    ({"vms": {"hardware_version": 8}}, {*LIVE, "cold"}, "vm.hardware-not-live"),
    ({"vms": {"hardware_version": 7}}, {*LIVE, "cold"}, "vm.hardware-not-live"),
    ({"vms": {"hardware_version": 22}}, set(KINDS), "vm.hardware-too-new"),
    ({"cds": {"connected": True}}, LIVE, "vm.cd-connected"),
    ({"usbs": [{"device": "dongle"}]}, LIVE, "vm.usb-device"),
    ({"vms": {"min_evc": "intel-sapphirerapids"}}, LIVE, "vm.evc-too-new"),
    ({"nics": {"adapter": "SriovEthernetCard"}}, LIVE, "vm.sriov"),
    ({"disks": {"path": "[] a.vmdk"}}, set(KINDS), "vm.disk-without-datastore"),
]
DOUBTED = [
    ({"disks": {"sharing": "sharingMultiWriter"}}, {"cold"}, "vm.shared-disk"),
    ({"cds": {"connected": True}}, {"bulk", "cold"}, "vm.cd-connected"),
    ({"nics": {"adapter": "SriovEthernetCard"}}, {"bulk", "cold"}, "vm.sriov"),
    ({"tools": {"status": "toolsNotInstalled"}}, {"bulk"}, "vm.tools-missing"),
    ({"tools": {"status": "toolsNotRunning"}}, {"bulk"}, "vm.tools-stopped"),
    ({"disks": {"controller": "NVME controller 0"}}, {"bulk", "rav"}, "vm.nvme-controller"),
    ({"vms": {"consolidation_needed": True}}, {"bulk", "rav"}, "vm.consolidation-needed"),
    ({"disks": {"capacity_mib": 0.0}}, set(KINDS), "vm.disk-without-size"),
    ({"vms": {"fixed_passthrough": True}}, set(KINDS), "vm.passthrough"),
]


@pytest.mark.parametrize(("tables", "kinds", "because"), DOUBTED, ids=range(len(DOUBTED)))
def test_what_may_hinder_a_kind_makes_it_unknown(
    tables: dict[str, Row], kinds: set[str], because: str
) -> None:
    open_ = [row for row in rows(subject(machine(**tables))) if row["possible"] == "unknown"]
    assert {row["kind"] for row in open_} == kinds
    for row in open_:
        assert row["reasons"][0].startswith(f"{because}: not known whether it hinders that ")


def test_a_raw_device_in_virtual_mode_hinders_nothing() -> None:
    of = subject(machine(disks={"raw": True, "raw_mode": "virtualMode"}))
    assert possible(of) == set(KINDS)


def test_a_host_that_hcx_is_not_known_to_work_with_makes_every_kind_doubtful() -> None:
    """No page that was read names the oldest ESXi, and what nobody published bars nothing."""
    of = subject(machine(), hosts=[{"esx_version": "VMware ESXi 6.0.0 build-1"}])
    assert possible(of, "unknown") == set(KINDS)
    reason = "host.esx-old: not known whether it hinders that the ESXi of the VM's host is older"
    assert all(row["reasons"][0].startswith(reason) for row in rows(of))


@pytest.mark.parametrize(("tables", "kinds", "because"), BARRED, ids=range(len(BARRED)))
def test_what_bars_a_kind_is_named_and_bars_no_other(
    tables: dict[str, Row], kinds: set[str], because: str
) -> None:
    answers = rows(subject(machine(**tables), machine("healthy")))
    own = [row for row in answers if row["vm"] == "vm"]
    no = [row for row in own if row["possible"] == "no"]
    assert {row["kind"] for row in no} == kinds
    assert all(row["reasons"][0].startswith(f"{because}: ") for row in no)
    assert {row["possible"] for row in answers if row["vm"] == "healthy"} == {"yes"}


def test_hardware_below_every_minimum_leaves_no_kind() -> None:
    of = subject(machine(vms={"hardware_version": 6}))
    assert possible(of, "no") == set(KINDS)
    reasons = {row["kind"]: row["reasons"][0].split(":")[0] for row in rows(of)}
    assert reasons["bulk"] == "vm.hardware-too-old"


@pytest.mark.parametrize("version", [9, 21])
def test_hardware_at_its_limits_is_good_for_all(version: int) -> None:
    assert possible(subject(machine(vms={"hardware_version": version}))) == set(KINDS)


def test_every_reason_is_told() -> None:
    of = subject(machine(cds={"connected": True}, vms={"ft_state": "running"}))
    told = next(row["reasons"] for row in rows(of) if row["kind"] == "vmotion")
    assert [reason.split(":")[0] for reason in told] == ["vm.fault-tolerance", "vm.cd-connected"]


@pytest.mark.parametrize(
    ("at_most", "answer"),
    [
        ("intel-icelake", "yes"),
        ("amd-zen4", "unknown"),
        ("intel-of-tomorrow", "unknown"),
        ("intel-sapphirerapids", "unknown"),
        (None, "unknown"),
    ],
)
def test_what_a_vm_needs_is_bounded_by_what_its_host_can(at_most: str | None, answer: str) -> None:
    of = subject(machine(vms={"min_evc": None}), hosts=[{"evc": None, "max_evc": at_most}])
    assert possible(of, answer) >= LIVE


@pytest.mark.parametrize(
    ("mode", "answer"), [("intel-icelake", "yes"), ("intel-sapphirerapids", "unknown")]
)
def test_a_vm_needs_no_more_than_the_mode_of_its_cluster_gives(mode: str, answer: str) -> None:
    host = {"evc": mode, "max_evc": "intel-sapphirerapids"}
    assert possible(subject(machine(vms={"min_evc": None}), hosts=[host]), answer) >= LIVE


def test_a_host_of_another_maker_bars_what_is_live() -> None:
    of = subject(machine(), hosts=[{"cpu_model": "AMD EPYC 9654"}])
    assert possible(of, "no") == LIVE


@pytest.mark.parametrize(
    ("tables", "kinds"),
    [
        ({"vms": {"hardware_version": None}}, set(KINDS)),
        ({"vms": {"power": None}}, set(KINDS)),
        ({"disks": {"raw": None}}, set(KINDS)),
        ({"usbs": [{"device": "USB 1"}]}, LIVE),
        ({"vms": {"fixed_passthrough": True}}, set(KINDS)),
        ({"vms": {"host": "not listed"}}, set(KINDS)),
        ({"disks": {"raw": True, "raw_mode": None}}, set(KINDS)),
    ],
)
def test_what_is_not_told_makes_a_kind_unknown(tables: dict[str, Row], kinds: set[str]) -> None:
    of = subject(machine(**tables))
    assert possible(of, "unknown") == kinds
    assert all(row["reasons"] for row in rows(of) if row["possible"] != "yes")


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        *(("disks", set(KINDS)), ("usbs", LIVE), ("hosts", set(KINDS))),
        *(("cds", set(KINDS)), ("tools", {"bulk"}), ("nics", set(KINDS))),
    ],
)
def test_a_sheet_that_is_missing_makes_a_kind_unknown(table: str, kinds: set[str]) -> None:
    """Also where what it would show is only a doubt: connected, a CD drive leaves Bulk unknown."""
    assert possible(subject(machine(), without=[table]), "unknown") == kinds


UNTOLD = [
    ({"cds": {"connected": None}}, {"bulk", "cold"}, "vm.cd-connected"),
    ({"nics": {"adapter": None}}, {"bulk", "cold"}, "vm.sriov"),
    ({"disks": {"sharing": None}}, {"cold"}, "vm.shared-disk"),
    ({"disks": {"shared_bus": None}}, set(KINDS), "vm.shared-disk"),
    ({"disks": {"sharing": None}}, set(KINDS), "vm.shared-disk"),
    ({"disks": {"disk_mode": None}}, LIVE, "vm.nonpersistent-disk"),
    ({"disks": {"raw": None}}, set(KINDS), "vm.raw-disk"),
    ({"disks": {"raw": True, "raw_mode": None}}, set(KINDS), "vm.raw-disk"),
    ({"vms": {"power": None}}, set(KINDS), "vm.suspended"),
    ({"vms": {"ft_state": None}}, {*LIVE, "bulk"}, "vm.fault-tolerance"),
    ({"disks": {"capacity_mib": None}}, set(KINDS), "vm.disk-without-size"),
    ({"disks": {"controller": None}}, {"bulk", "rav"}, "vm.nvme-controller"),
    ({"tools": {"status": None}}, {"bulk"}, "vm.tools-stopped"),
    ({"tools": []}, {"bulk"}, "vm.tools-missing"),
    ({"vms": {"consolidation_needed": None}}, {"bulk", "rav"}, "vm.consolidation-needed"),
]


@pytest.mark.parametrize(("tables", "kinds", "because"), UNTOLD, ids=range(len(UNTOLD)))
def test_a_doubt_of_which_nothing_is_told_leaves_a_kind_unknown_and_says_so(
    tables: dict[str, Any], kinds: set[str], because: str
) -> None:
    answers = rows(subject(machine(**tables), machine("told")))
    own = [row for row in answers if row["vm"] == "vm" and row["kind"] in kinds]
    assert {row["possible"] for row in own} == {"unknown"}
    says = f"{because}: not known whether {BY_ID[because].says}"
    assert all(says in row["reasons"] for row in own)
    assert {row["possible"] for row in answers if row["vm"] == "told"} == {"yes"}


def emptied(tables: dict[str, Any]) -> dict[str, Any]:
    """The same rows with their cells empty."""
    return {
        table: [dict.fromkeys(each) for each in (own if isinstance(own, list) else [own])]
        for table, own in tables.items()
    }


@pytest.mark.parametrize(
    ("tables", "kinds"),
    [
        (tables, kinds)
        for tables, kinds, rule in (*BARRED, *DOUBTED)
        if rule not in {*NEVER_SHOWN, EVC_TOO_NEW.id}  # an empty cell of these tells nothing
    ],
)
def test_no_kind_is_possible_for_sure_where_the_cell_that_may_bar_it_is_empty(
    tables: dict[str, Any], kinds: set[str]
) -> None:
    of = subject(machine(**emptied(tables)), machine("told"))
    own = {row["kind"]: row["possible"] for row in rows(of) if row["vm"] == "vm"}
    assert {kind for kind in kinds if own[kind] == "yes"} == set()


def test_a_vcenter_without_the_sheet_is_unknown_and_the_other_is_not() -> None:
    bare = machine("bare", vms={"vcenter": "south"}, disks=[])
    answers = rows(subject(machine(), bare))
    assert {row["possible"] for row in answers if row["vm"] == "bare"} == {"unknown"}
    assert {row["possible"] for row in answers if row["vm"] == "vm"} == {"yes"}


def test_a_no_outweighs_what_is_not_known() -> None:
    of = subject(machine(vms={"hardware_version": None, "ft_state": "running"}))
    assert "bulk" in possible(of, "no")


def test_a_vm_that_asks_for_a_mode_of_unknown_age_is_unknown_and_the_rule_is_open() -> None:
    of = subject(machine(vms={"min_evc": "intel-of-tomorrow"}))
    assert possible(of, "unknown") == LIVE
    undecided = BY_ID["vm.evc-too-new"].undecided
    assert undecided
    assert [each.why for each in undecided(of)] == [
        "the export does not tell the age of the EVC mode of vm"
    ]


@pytest.mark.parametrize("column", ["fixed_passthrough", "os_configured"])
def test_a_trace_of_what_no_export_can_show_holds_back_no_kind_where_it_is_not_told(
    column: str,
) -> None:
    assert possible(subject(machine(vms={column: None}))) == set(KINDS)


@pytest.mark.parametrize("rule", ["vm.passthrough", "vm.virtual-tpm"])
def test_what_an_export_cannot_show_is_said_once_and_leaves_the_kinds_alone(rule: str) -> None:
    of = subject(machine("a"), machine("b"))
    undecided = BY_ID[rule].undecided
    assert undecided
    (told,) = undecided(of)
    assert told.why.startswith("RVTools shows no ")
    assert {row["possible"] for row in rows(of)} == {"yes"}


NO_KIND: dict[str, dict[str, Row]] = {
    "vm.hardware-too-old": {"vms": {"hardware_version": 6}},
    "vm.hardware-too-new": {"vms": {"hardware_version": 22}},
    "vm.suspended": {"vms": {"power": "suspended"}},
    "vm.raw-disk": {"disks": {"raw": True, "raw_mode": "physicalMode"}},
    "vm.lost": {"vms": {"connection_state": "orphaned"}},
}
"""What says of itself that the VM cannot move as it is."""


@pytest.mark.parametrize("rule", NO_KIND)
def test_a_rule_that_says_no_kind_takes_a_vm_agrees_with_the_answers(rule: str) -> None:
    assert possible(subject(machine(**NO_KIND[rule])), "no") == set(KINDS)


def test_no_other_rule_says_that_no_kind_takes_a_vm() -> None:
    saying = {
        each.id
        for each in RULES
        if re.search(r"(no|whatever) kind of (HCX )?migration", each.happens)
    }
    assert saying - {"vm.no-migration-type"} <= NO_KIND.keys()


def test_an_estate_without_vms_has_no_answers() -> None:
    assert rows(subject()) == []


def test_the_catalogue_names_rules_that_exist() -> None:
    from landbridge.checks.texts import texts

    known = {rule.id for rule in RULES} | {"vm.powered-off"}
    for kind in KINDS:
        named = {*texts(f"hcx.{kind}.barred-by"), *texts(f"hcx.{kind}.doubted-by")}
        assert named <= known


def with_inactive(*kinds: str) -> Subject:
    """A healthy VM of a source where these kinds are not activated."""
    source = SourceCloud.model_validate({"hcx_inactive": kinds})
    return Subject(subject(machine()).estate.model_copy(update={"source_cloud": source}))


def test_a_kind_that_is_not_activated_in_hcx_takes_no_vm_and_the_others_do() -> None:
    of = with_inactive("rav")
    assert possible(of, "no") == {"rav"}
    assert possible(of) == set(KINDS) - {"rav"}
    assert [row["reasons"] for row in rows(of) if row["kind"] == "rav"] == [
        ["hcx.inactive: the kind is not activated in a compute profile or in the service mesh"]
    ]


def test_where_no_kind_is_activated_every_vm_is_without_one() -> None:
    (hit,) = BY_ID["vm.no-migration-type"].find(with_inactive(*KINDS))
    assert hit.seen.startswith("all kinds: hcx.inactive: ")
