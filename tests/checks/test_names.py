"""Findings name a VM so that it is no other, and a waiver lifts what it names and nothing else."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import estate, vm
from tests.checks.build import Row, machine, subject, subjects

from landbridge.checks import RULES, Rule, Subject, check
from landbridge.checks.tables.rows import Rows
from landbridge.intake import read_estate
from landbridge.model import Severity
from landbridge.model.checked import Checked
from landbridge.model.finding import Finding
from landbridge.model.reading import Reading
from landbridge.plan import plan

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 22)
ILL = Rule(
    id="vm.ill",
    severity=Severity.BLOCKING,
    says="the VM is ill",
    happens="it will not move",
    fix="Its owner: heal it.",
    source=("a.fact",),
    needs=("vms",),
    find=Rows("vms", lambda rows: rows["template"]),
)
"""A rule about VMs that are marked."""

TWINS = (("app", "dc1", "vm-1"), ("app", "dc2", "vm-1"), ("db", "dc1", "vm-2"))


def waiver(word: str, rule: str = "vm.ill") -> dict[str, object]:
    return {"rule": rule, "subject": word, "reason": "The owner knows.", "expires": TODAY}


def checked(
    vms: Sequence[tuple[str, str, str]], *words: str, well: Sequence[tuple[str, str, str]] = ()
) -> Checked:
    """What stands of ill VMs by name, vCenter and MoRef, under waivers of these subjects."""
    rows = [
        vm(name, vcenter=vcenter, moref=moref, template=(name, vcenter, moref) not in well)
        for name, vcenter, moref in vms
    ]
    given = estate(rows, waivers=[waiver(word) for word in words])
    return check(Subject(given), [ILL], TODAY)


def standing(found: Checked) -> set[str]:
    return {each.subject for each in found.findings if each.id == "vm.ill"}


def about_waivers(found: Checked) -> list[Finding]:
    return [each for each in found.findings if each.id.startswith("waiver.")]


def test_a_vm_is_called_by_its_name_while_no_other_vm_has_it() -> None:
    assert standing(checked([("app", "dc1", "vm-1"), ("db", "dc2", "vm-1")])) == {"app", "db"}


def test_vms_of_one_name_are_told_apart_by_their_vcenter() -> None:
    assert standing(checked(TWINS)) == {"app @ dc1", "app @ dc2", "db"}


def test_vms_of_one_name_in_one_vcenter_are_told_apart_by_their_reference() -> None:
    three = [("app", "dc1", "vm-1"), ("app", "dc1", "vm-2"), ("app", "dc2", "vm-1")]
    assert standing(checked(three)) == {"app @ dc1 (vm-1)", "app @ dc1 (vm-2)", "app @ dc2"}


def test_a_vm_that_stays_makes_a_name_ambiguous_too() -> None:
    rows = [
        vm("app", vcenter="dc1", template=True),
        vm("app", vcenter="dc2", left_out="cluster"),
    ]
    assert standing(check(Subject(estate(rows)), [ILL], TODAY)) == {"app @ dc1"}


def test_vms_without_a_name_are_told_apart() -> None:
    rows: list[dict[str, Any]] = [{**vm(), "name": None, "template": True} for _ in range(2)]
    found = check(Subject(estate(rows)), [ILL], TODAY)
    assert standing(found) == {"(no name) @ vc (vm-0)", "(no name) @ vc (vm-1)"}


def test_a_vm_whose_name_looks_like_a_longer_form_is_no_other() -> None:
    found = checked([*TWINS, ("app @ dc1", "dc2", "vm-7")])
    assert len(standing(found)) == 4


def test_a_row_of_a_detail_sheet_names_its_vm_the_same_way() -> None:
    of = subject(
        machine("app", vms={"vcenter": "dc1"}, disks={"raw": True, "raw_mode": "physicalMode"}),
        machine("app", vms={"vcenter": "dc2"}),
    )
    assert subjects("vm.raw-disk", of) == ["app @ dc1"]


def test_a_waiver_lifts_one_of_two_vms_of_a_name() -> None:
    found = checked(TWINS, "app @ dc1")
    assert standing(found) == {"app @ dc2", "db"}
    assert about_waivers(found) == []


def test_a_waiver_may_always_say_more_than_it_must() -> None:
    for word in ("db", "db @ dc1", "db @ dc1 (vm-2)"):
        assert standing(checked(TWINS, word)) == {"app @ dc1", "app @ dc2"}


def test_a_waiver_of_a_name_that_several_have_lifts_nothing_and_says_what_to_choose_from() -> None:
    found = checked(TWINS, "app")
    assert standing(found) == {"app @ dc1", "app @ dc2", "db"}
    (told,) = about_waivers(found)
    assert (told.id, told.severity, told.subject) == (
        "waiver.ambiguous", "medium", "vm.ill of app",
    )  # fmt: skip
    assert told.message == "app may mean several, so that nothing is waived"
    assert told.fix == "Say in the estate file which finding is meant: app @ dc1, app @ dc2."


def test_a_name_that_several_have_is_ambiguous_though_one_alone_has_the_finding() -> None:
    found = checked(TWINS, "app", well=[("app", "dc2", "vm-1")])
    assert standing(found) == {"app @ dc1", "db"}
    assert [each.id for each in about_waivers(found)] == ["waiver.ambiguous"]


def test_a_name_that_several_have_without_such_a_finding_fits_nothing() -> None:
    found = checked(TWINS, "app", well=[*TWINS[:2]])
    assert [each.id for each in about_waivers(found)] == ["waiver.fits-nothing"]


def test_no_more_than_five_are_offered_to_choose_from() -> None:
    found = checked([("app", "dc1", f"vm-{nth}") for nth in range(7)], "app")
    (told,) = about_waivers(found)
    assert told.fix.endswith("app @ dc1 (vm-4) or one of 2 more.")


def test_networks_of_one_name_in_two_vcenters_are_two_subjects() -> None:
    of = subject(
        machine(vms={"vcenter": "dc1"}),
        machine(vms={"vcenter": "dc2"}),
        dvports=[{"vcenter": "dc1", "vlan": "0"}, {"vcenter": "dc2", "vlan": "0"}],
    )
    assert subjects("network.no-vlan", of) == ["app @ dc1", "app @ dc2"]


def test_a_waiver_of_a_network_that_two_vcenters_have_is_ambiguous() -> None:
    ports: list[Row] = [{"vcenter": "dc1", "vlan": "0"}, {"vcenter": "dc2", "vlan": "0"}]
    of = subject(machine(vms={"vcenter": "dc1"}), machine(vms={"vcenter": "dc2"}), dvports=ports)
    word = {"waivers": [waiver("app", "network.no-vlan")]}
    given = type(of.estate).model_validate({**dict(of.estate), **word})
    rules = [rule for rule in RULES if rule.id == "network.no-vlan"]
    found = check(Subject(given), rules, TODAY)
    assert [each.id for each in about_waivers(found)] == ["waiver.ambiguous"]


def shared(names: str, *words: str) -> Checked:
    """What stands of VMs that have one MAC address, under waivers of these subjects."""
    of = subject(*(machine(name, nics={"mac": "00:50:56:8a:00:01"}) for name in names))
    word = {"waivers": [waiver(each, "vm.duplicate-mac") for each in words]}
    given = type(of.estate).model_validate({**dict(of.estate), **word})
    return check(Subject(given), [rule for rule in RULES if rule.id == "vm.duplicate-mac"], TODAY)


PAIR = "00:50:56:8a:00:01 of a and b"


def test_whoever_answers_for_a_pair_does_not_answer_for_a_third_that_comes_later() -> None:
    assert shared("ab", PAIR).findings == ()
    assert [each.subject for each in shared("abc", PAIR).findings] == [
        "00:50:56:8a:00:01 of a and c"
    ]


def test_a_waiver_of_one_half_lifts_no_pair_and_is_told_which_there_are() -> None:
    found = shared("abc", "b")
    assert [each.subject for each in found.findings if each.id == "vm.duplicate-mac"] == [
        *(PAIR, "00:50:56:8a:00:01 of a and c")
    ]
    (told,) = about_waivers(found)
    assert (told.id, told.message) == (
        *("waiver.ambiguous", "b may mean several, so that nothing is waived"),
    )
    assert told.fix == f"Say in the estate file which finding is meant: {PAIR}."


@pytest.mark.parametrize("word", [PAIR, "00:50:56:8a:00:01 of b and a"])
def test_a_waiver_may_name_either_of_a_pair_first(word: str) -> None:
    found = shared("abc", word)
    assert [each.subject for each in found.findings] == ["00:50:56:8a:00:01 of a and c"]
    assert [each.finding.subject for each in found.waived] == [PAIR]


def namesakes(word: str) -> Checked:
    """What stands of two VMs of one name in two vCenters, under a waiver of this subject."""
    of = subject(*(machine("app", vms={"vcenter": each}) for each in ("dc1", "dc2")))
    words = {"waivers": [waiver(word, "vm.duplicate-name")]}
    given = type(of.estate).model_validate({**dict(of.estate), **words})
    return check(Subject(given), [rule for rule in RULES if rule.id == "vm.duplicate-name"], TODAY)


def test_a_waiver_of_the_name_of_a_pair_of_namesakes_is_told_what_they_are_called() -> None:
    (told,) = about_waivers(namesakes("app"))
    assert told.id == "waiver.ambiguous"
    assert told.fix == ("Say in the estate file which finding is meant: app @ dc1 and app @ dc2.")
    assert about_waivers(namesakes("app @ dc2 and app @ dc1")) == []


@pytest.mark.parametrize(("gone", "said"), [("b", "fits-nothing"), ("nobody", "of-nobody")])
def test_a_waiver_of_a_pair_that_is_no_more_is_told_apart_from_one_of_nobody(
    gone: str, said: str
) -> None:
    word = f"00:50:56:8a:00:09 of x and {gone}"
    (told,) = about_waivers(shared("ab", PAIR, word))
    assert told.id == f"waiver.{said}"


def test_hosts_of_one_name_in_two_vcenters_are_two_subjects() -> None:
    hosts: list[Row] = [{"vcenter": each, "cpu_model": "AMD EPYC"} for each in ("dc1", "dc2")]
    of = subject(machine(vms={"vcenter": "dc1"}), machine(vms={"vcenter": "dc2"}), hosts=hosts)
    assert subjects("host.not-intel", of) == ["esx @ dc1", "esx @ dc2"]


def test_clusters_of_one_name_in_two_vcenters_are_two_subjects() -> None:
    hosts: list[Row] = [
        {"vcenter": each, "cpu_model": "AMD EPYC", "cluster": "prod"} for each in ("dc1", "dc2")
    ]
    of = subject(machine(vms={"vcenter": "dc1"}), machine(vms={"vcenter": "dc2"}), hosts=hosts)
    assert subjects("host.not-intel", of) == ["prod @ dc1", "prod @ dc2"]


def test_sizing_calls_a_vm_as_the_rules_do() -> None:
    rows = [vm("huge", memory_gib=3000, vcenter="dc1"), vm("huge", vcenter="dc2")]
    given = estate(rows, waivers=[waiver("huge @ dc1", "sizing.vm-fits-no-host")])
    made = plan(given, Reading(), TODAY)
    assert [each.finding.subject for each in made.checked.waived] == ["huge @ dc1"]


@pytest.mark.parametrize(
    "file",
    [
        *EXAMPLES.glob("contoso/*estate.yaml"),
        *EXAMPLES.glob("contoso/wrong.yaml"),
        *EXAMPLES.glob("contoso/wrong-network.yaml"),
    ],
    ids=lambda file: str(file.name),
)
def test_no_two_findings_of_an_example_share_rule_and_subject(file: Path) -> None:
    checked = plan(*read_estate(file), TODAY).checked
    found = [*checked.findings, *(each.finding for each in checked.waived)]
    assert found
    assert twice(found) == []


def test_no_two_findings_of_the_network_alone_share_rule_and_subject() -> None:
    estate, reading = read_estate(EXAMPLES / "network", bare=True)
    checked = check(Subject(estate), RULES, TODAY, reading.gaps)
    found = [*checked.findings, *(each.finding for each in checked.waived)]
    assert found
    assert twice(found) == []


def twice(found: Sequence[Finding]) -> list[tuple[str, str]]:
    """Rule and subject of several findings that differ: a waiver of one would lift another."""
    different = Counter((each.id, each.subject) for each in dict.fromkeys(found))
    return [whom for whom, times in different.items() if times > 1]


NAMES = st.sampled_from(["app", "app @ dc1", "app @ dc1 (vm-1)", "db", ""])
VMS = st.lists(
    st.tuples(NAMES, st.sampled_from(["dc1", "dc2"]), st.sampled_from(["vm-1", "vm-2", "vm-3"])),
    unique_by=lambda each: each[1:],
    max_size=6,
)


@given(VMS, st.data())
def test_waiving_by_subject_is_exact_whatever_vms_are_called(
    vms: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    before = standing(checked(vms))
    assert len(before) == len(vms)
    accepted = data.draw(st.sets(st.sampled_from(sorted(before)))) if before else set()
    found = checked(vms, *sorted(accepted))
    assert standing(found) == before - accepted
    assert about_waivers(found) == []


@given(VMS, st.data())
def test_a_waiver_lifts_one_vm_or_none_whatever_it_says(
    vms: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    longer = [f"{name} @ {vcenter} ({moref})" for name, vcenter, moref in vms]
    words = [*longer, *(name for name, _, _ in vms), *(f"{n} @ {v}" for n, v, _ in vms)]
    word = data.draw(st.sampled_from([*words, "nobody"]))
    found = checked(vms, word)
    lifted = len(vms) - len(standing(found))
    assert lifted in (0, 1)
    assert (lifted == 1) == (about_waivers(found) == [])
