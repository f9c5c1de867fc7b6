"""What no kind of migration takes is blocking, whatever bars it; what nobody knows is open."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from tests.checks.build import Row, found, machine, rule, subject, subjects
from tests.checks.migration.test_kinds_of_each import BARRED

from landbridge.checks import RULES, check, migration_types
from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.ways import way
from landbridge.checks.subject import Subject
from landbridge.intake import read_estate

ID = "vm.no-migration-type"
TODAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).parents[3] / "examples" / "contoso"
OLD = {"esx_version": "VMware ESXi 6.0.0 build-1"}
STILL: Row = {"power": "suspended"}
"""No kind takes it, and the rule that says so does not block."""
SAID = {"vm.raw-disk", "vm.hardware-too-new"}
"""Blocking rules that bar every kind: they answer for it themselves."""


def open_words(of: Subject) -> list[str]:
    undecided = rule(ID).undecided
    assert undecided
    return [each.why for each in undecided(of)]


@pytest.mark.parametrize(("tables", "kinds", "because"), BARRED, ids=range(len(BARRED)))
def test_a_vm_is_named_where_all_kinds_are_barred_and_not_where_one_is_left(
    tables: dict[str, Row], kinds: set[str], because: str
) -> None:
    hits = found(ID, subject(machine(**tables), machine("healthy")))
    assert [hit.subject for hit in hits] == (["vm"] if _named(kinds, because) else [])
    assert all(because in hit.seen and hit.evidence[0].row == 2 for hit in hits)


def _named(kinds: set[str], because: str) -> bool:
    return kinds == set(KINDS) and because not in SAID


BLOCKED: list[dict[str, Row]] = [
    {"disks": {"raw": True, "raw_mode": "physicalMode"}},
    {"vms": {"hardware_version": 4}},
    {"vms": {"hardware_version": 22}},
]


@pytest.mark.parametrize("tables", BLOCKED)
def test_what_one_blocking_rule_says_of_all_kinds_is_not_said_twice(tables: dict[str, Row]) -> None:
    of = subject(machine(**tables), machine("healthy"))
    (only,) = check(of, RULES, TODAY).blocking
    assert (only.id, only.subject) != (ID, "vm")
    assert {row["possible"] for row in migration_types(of).to_pylist()} == {"no", "yes"}


@pytest.mark.parametrize("tables", BLOCKED)
def test_what_bars_all_kinds_besides_is_said_beside_the_blocking_rule(
    tables: dict[str, Row],
) -> None:
    """Whoever answers for the one has not answered for the other."""
    both = {**tables, "vms": {**tables.get("vms", {}), **STILL}}
    assert subjects(ID, subject(machine(**both), machine("healthy"))) == ["vm"]


def test_a_blocking_rule_without_an_answer_for_a_vcenter_says_nothing_in_its_place() -> None:
    """The raw disk is seen; of another vCenter nobody tells, and the rule has half an answer."""
    raw: Row = {"raw": True, "raw_mode": "physicalMode"}
    silent = machine("mute", vms={"vcenter": "other"}, disks={"raw": None})
    assert subjects(ID, subject(machine(disks=raw), silent)) == ["vm"]


def test_a_host_of_an_old_esxi_leaves_it_open_and_blocks_nothing() -> None:
    of = subject(machine(), hosts=[OLD])
    assert subjects(ID, of) == []
    assert open_words(of) == ["it is not known whether any kind of migration takes vm"]


def test_what_bars_every_kind_alike_is_said_once() -> None:
    (hit,) = found(ID, subject(machine(vms=STILL)))
    assert hit.seen == f"all kinds: vm.suspended: {rule('vm.suspended').says}"


def test_kinds_that_different_things_bar_are_named_with_their_own() -> None:
    (hit,) = found(ID, subject(machine(vms={"hardware_version": 8, "ft_state": "running"})))
    old = "vm.hardware-not-live: the virtual hardware is older than version 9"
    tolerant = f"vm.fault-tolerance: {rule('vm.fault-tolerance').says}"
    assert hit.seen == (
        f"Bulk: {tolerant}; Replication Assisted vMotion, HCX vMotion and HCX Assisted vMotion:"
        f" {old}, {tolerant}; Cold: {old}"
    )


def test_what_bars_a_kind_is_asked_once_for_all_who_tell_of_kinds() -> None:
    of = subject(machine(vms=STILL))
    assert way(of) is way(of)
    assert of.once(way) is not subject(machine()).once(way)


def test_what_is_merely_not_known_is_no_reason_of_a_no() -> None:
    (hit,) = found(ID, subject(machine(vms=STILL), without=["usbs"]))
    assert "not known" not in hit.seen


def test_a_vm_for_which_no_kind_is_sure_leaves_the_rule_open_and_is_not_named() -> None:
    of = subject(machine("a", disks={"capacity_mib": 0.0}), machine("b", disks={"raw": None}))
    assert subjects(ID, of) == []
    assert open_words(of) == ["it is not known whether any kind of migration takes a and 1 more"]


@pytest.mark.parametrize("whom", ["a", "b"])
def test_a_waiver_of_a_vm_without_a_finding_is_told_though_the_rule_is_open_for_some(
    whom: str,
) -> None:
    of = subject(machine("a"), machine("b", disks={"raw": None}))
    waiver = {"rule": ID, "subject": whom, "reason": "It stays.", "expires": TODAY}
    estate = type(of.estate).model_validate({**dict(of.estate), "waivers": [waiver]})
    (told,) = check(Subject(estate), [rule(ID)], TODAY).findings
    assert (told.id, told.severity) == ("waiver.fits-nothing", "low")
    assert told.message == f"{ID} has no finding of {whom}, and no full answer: nothing is waived"


def test_a_vm_that_one_kind_takes_leaves_nothing_open() -> None:
    of = subject(machine(disks={"disk_mode": "independent_nonpersistent"}), without=["usbs"])
    assert open_words(of) == []


def test_a_vm_that_stays_is_not_asked_about() -> None:
    assert subjects(ID, subject(machine(vms={**STILL, "left_out": "excluded by name"}))) == []


def test_an_estate_without_vms_has_nothing_open() -> None:
    assert (subjects(ID, subject()), open_words(subject())) == ([], [])


def test_no_vm_of_the_example_is_barred_from_all_kinds_without_a_blocking_finding() -> None:
    of = Subject(read_estate(EXAMPLE)[0])
    answers = defaultdict(set)
    for row in migration_types(of).to_pylist():
        answers[of.names.of(row["vcenter"], row["moref"])].add(row["possible"])
    barred = {vm for vm, possible in answers.items() if possible == {"no"}}
    assert barred
    assert barred <= {each.subject for each in check(of, RULES, TODAY).blocking}
