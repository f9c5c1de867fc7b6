"""A port group is that of its switch: two switches may have one of a name."""

import pytest
from tests.checks.build import Row, found, machine, rule, subject, subjects

from landbridge.checks import Subject

FAULTS: dict[str, Row] = {
    "network.trunk": {"vlan": "300-349"},
    "network.no-vlan": {"vlan": "0"},
    "network.ephemeral": {"type": "ephemeral"},
    "network.promiscuous": {"promiscuous": True},
    "network.forged-transmits": {"forged_transmits": True},
}
"""By rule, what is wrong with a port group of a distributed switch."""


def of_two(fault: Row, *cards: str | None) -> Subject:
    """VMs with a card on `app` of these switches; that of DSwitch-A is faulty, B's is not."""
    vms = [machine(f"vm-{nth}", nics={"switch": switch}) for nth, switch in enumerate(cards)]
    ports: list[Row] = [{"switch": "DSwitch-A", **fault}, {"switch": "DSwitch-B"}]
    return subject(*vms, dvports=ports)


@pytest.mark.parametrize("rule_id", FAULTS)
def test_a_port_group_of_another_switch_is_not_that_of_the_card(rule_id: str) -> None:
    assert subjects(rule_id, of_two(FAULTS[rule_id], "DSwitch-B")) == []
    (hit,) = found(rule_id, of_two(FAULTS[rule_id], "DSwitch-A", "DSwitch-B"))
    assert (hit.subject, hit.seen) == ("app", "on DSwitch-A: vm-0 is on it")


@pytest.mark.parametrize("rule_id", FAULTS)
def test_a_card_whose_switch_is_not_told_leaves_open_which_port_group_it_is_on(
    rule_id: str,
) -> None:
    of = of_two(FAULTS[rule_id], None, "DSwitch-B")
    assert subjects(rule_id, of) == []
    assert open_(rule_id, of) == [
        "the export does not tell on which of the networks called app vm-0 is"
    ]


def open_(rule_id: str, of: Subject) -> list[str]:
    one = rule(rule_id)
    assert one.undecided is not None
    return [each.why for each in one.undecided(of)]


def test_a_card_whose_switch_is_not_told_is_on_the_only_port_group_of_that_name() -> None:
    of = subject(machine(nics={"switch": None}), dvports=[{"vlan": "0-4094"}])
    assert subjects("network.trunk", of) == ["app"]
    assert open_("network.trunk", of) == []


def test_it_does_not_matter_on_which_of_two_alike_port_groups_a_card_is() -> None:
    ports: list[Row] = [{"switch": each, "vlan": "0-4094"} for each in ("DSwitch-A", "DSwitch-B")]
    (hit,) = found("network.trunk", subject(machine(nics={"switch": None}), dvports=ports))
    assert hit.seen == "on DSwitch-A and DSwitch-B: vm is on it"


def test_a_left_over_port_group_of_a_standard_switch_holds_no_vm_of_a_distributed_one() -> None:
    ports: list[Row] = [{"port_group": "app", "switch": "vSwitch0"}]
    assert subjects("network.standard-switch", subject(machine(), ports=ports)) == []
    on_it = machine(nics={"switch": "vSwitch0"})
    assert subjects("network.standard-switch", subject(on_it, ports=ports)) == ["app"]


def test_a_port_group_that_is_listed_nowhere_is_not_taken_for_one_of_another_switch() -> None:
    ports: list[Row] = [{"port_group": "app", "switch": "vSwitch0"}]
    of = subject(machine(nics={"switch": "DSwitch-A"}), ports=ports, dvports=[{"port": "other"}])
    assert subjects("network.standard-switch", of) == []
    assert open_("network.standard-switch", of) == [
        "the export does not tell on which of the networks called app vm is"
    ]


def test_an_adapter_of_a_host_is_on_the_switch_that_its_host_has() -> None:
    ports: list[Row] = [{"port_group": "app", "switch": "vSwitch0", "host": "esx"}]
    kernels: list[Row] = [{"port_group": "app", "host": "esx"}]
    elsewhere: list[Row] = [{"port": "other"}]
    on_it = machine(nics={"switch": "vSwitch0"})
    of = subject(on_it, ports=ports, vmkernels=kernels, dvports=elsewhere)
    assert subjects("network.vmkernel", of) == ["app"]


def test_a_port_group_is_unused_though_that_of_another_switch_is_in_use() -> None:
    ports: list[Row] = [{"port_group": "app", "switch": "vSwitch0"}, {"port_group": "management"}]
    (hit,) = found("network.unused", subject(machine(), ports=ports))
    assert (hit.subject, hit.seen) == ("app", "on vSwitch0")


def test_a_port_group_on_which_a_card_may_be_is_not_called_unused() -> None:
    ports: list[Row] = [{"port_group": "app", "switch": "vSwitch0"}, {"port_group": "management"}]
    assert subjects("network.unused", subject(machine(nics={"switch": None}), ports=ports)) == []
