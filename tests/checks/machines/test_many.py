"""Defects side by side: none hides another."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.build import found, machine, subject
from tests.checks.machines.cases import MACHINES, Case

from landbridge.checks import Subject
from landbridge.checks.machines import MACHINE_RULES


def all_found(of: Subject) -> set[tuple[str, str]]:
    return {(rule.id, hit.subject) for rule in MACHINE_RULES for hit in found(rule.id, of)}


@settings(max_examples=20)  # each looks at two estates with every rule
@given(st.lists(st.sampled_from(MACHINES), max_size=4), st.sampled_from(MACHINES))
def test_another_defect_never_removes_a_finding(cases: list[Case], another: Case) -> None:
    teller = machine("teller", nics={"ipv4": "10.0.0.9"})  # without it nobody tells an IPv4 address
    before = [teller, *(machine(f"vm-{n}", **case.past) for n, case in enumerate(cases))]
    after = [*before, machine("another", **another.past)]
    assert all_found(subject(*before)) <= all_found(subject(*after))
    assert (another.rule, "another") in all_found(subject(*after))
