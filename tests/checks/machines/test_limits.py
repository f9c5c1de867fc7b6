"""Each rule at its limit and one past it, by its own id."""

import pytest
from tests.checks.build import Row, found, machine, subject, subjects
from tests.checks.machines.cases import MACHINES, THINGS, Case

from landbridge.checks import Rule
from landbridge.checks.machines import MACHINE_RULES

ELSEWHERE = {
    *("vm.duplicate-name", "vm.duplicate-bios-uuid", "vm.duplicate-mac", "vm.duplicate-ip"),
    "vm.shared-ip",
    *("vm.no-host-name", "vm.no-address", "vm.special-name", "network.special-name"),
}


def test_every_rule_has_a_limit_that_is_tested() -> None:
    tested = {case.rule for case in (*MACHINES, *THINGS)} | ELSEWHERE
    assert {rule.id for rule in MACHINE_RULES} == tested


def name(case: Case) -> str:
    return f"{case.rule}-{case.at}-{case.past}"


# A neighbour tells the columns that the rules about blanks need.
TELLING = machine(
    "other", nics={"ipv4": "10.0.0.9"}, vms={"dns_name": "b", "primary_ip": "10.0.0.9"}
)


@pytest.mark.parametrize("case", MACHINES, ids=name)
def test_a_rule_is_silent_at_its_limit(case: Case) -> None:
    assert subjects(case.rule, subject(machine(**case.at), TELLING)) == []


@pytest.mark.parametrize("case", MACHINES, ids=name)
def test_a_rule_speaks_one_past_its_limit_and_shows_the_place(case: Case) -> None:
    (hit,) = found(case.rule, subject(machine(**case.past), TELLING))
    assert hit.subject == case.subject
    assert all(place.row == 2 + n for n, place in enumerate(hit.evidence))
    assert hit.evidence


@pytest.mark.parametrize("case", THINGS, ids=name)
def test_a_rule_on_hosts_networks_or_datastores_is_silent_at_its_limit(case: Case) -> None:
    assert subjects(case.rule, subject(machine(), **case.at)) == []


@pytest.mark.parametrize("case", THINGS, ids=name)
def test_a_rule_on_hosts_networks_or_datastores_speaks_past_it(case: Case) -> None:
    (hit,) = found(case.rule, subject(machine(), **case.past))
    assert hit.subject == case.subject
    assert hit.evidence


@pytest.mark.parametrize("case", [c for c in THINGS if c.rule.startswith("network.")], ids=name)
def test_a_network_on_which_nothing_moves_is_nobodys_concern(case: Case) -> None:
    empty = subject(machine(nics={"network": "elsewhere"}), **case.past)
    if case.rule != "network.unused":
        assert subjects(case.rule, empty) == []


@pytest.mark.parametrize(
    ("vms", "said"),
    [
        (1, "vm-a is on it"),
        (2, "vm-a and vm-b are on it"),
        (3, "vm-a, vm-b and vm-c are on it"),
        (4, "vm-a, vm-b, vm-c and 1 more VM are on it"),
        (5, "vm-a, vm-b, vm-c and 2 more VMs are on it"),
    ],
)
def test_a_finding_on_a_network_names_the_first_three_vms_and_counts_the_others(
    vms: int, said: str
) -> None:
    machines = [machine(f"vm-{letter}", nics=[{}, {}]) for letter in "abcde"[:vms]]
    (hit,) = found("network.trunk", subject(*machines, dvports=[{"vlan": "0-4094"}]))
    assert hit.seen == said


@pytest.mark.parametrize("rule", MACHINE_RULES, ids=lambda rule: rule.id)
def test_a_healthy_estate_has_no_finding(rule: Rule) -> None:
    assert found(rule.id, subject(machine())) == []


@pytest.mark.parametrize("rule", MACHINE_RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_nothing_in_rows_that_say_nothing(rule: Rule) -> None:
    unknown: Row = {"connected": None}
    silent = machine(
        vms={column: None for column in machine()["vms"][0] if column not in _KEYS},
        cds=unknown,
    )
    assert found(rule.id, subject(silent)) == []


_KEYS = {"name", "vcenter", "file", "sheet"}


@pytest.mark.parametrize("case", MACHINES, ids=name)
def test_a_vm_out_of_scope_is_nobodys_concern(case: Case) -> None:
    past = {**case.past}
    left_out = machine(**{**past, "vms": {**past.get("vms", {}), "left_out": "template"}})
    assert subjects(case.rule, subject(left_out, TELLING)) == []


def test_a_card_with_ipv6_alone_is_no_concern_beside_one_with_ipv4() -> None:
    cards = [{"ipv4": "10.0.0.4"}, {"ipv6": "fd12:3456::1"}]
    assert subjects("vm.ipv6-only", subject(machine(nics=cards), TELLING)) == []
    bare = [{"ipv6": "2001:db8::1"}, {"ipv6": "fd12:3456::1"}]
    assert subjects("vm.ipv6-only", subject(machine(nics=bare), TELLING)) == ["vm"]
