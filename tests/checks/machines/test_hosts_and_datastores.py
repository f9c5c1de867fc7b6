"""Hosts and datastores are looked at for the VMs that move, and named with them."""

import pytest
from tests.checks.build import Row, found, machine, rule, subject, subjects

from landbridge.checks import Subject

OLD: Row = {
    **{"cluster": "old", "esx_version": "VMware ESXi 6.0.0 build-1"},
    **{"cpu_model": "AMD EPYC", "evc": "intel-broadwell"},
}
HOST_RULES = ("host.esx-old", "host.not-intel", "host.evc-return")


def of_hosts(*hosts: Row, stays: str | None = None) -> Subject:
    """A VM on each of these hosts, which the scope may leave out."""
    machines = [
        machine(f"vm-{number}", vms={"host": host["host"], "left_out": stays})
        for number, host in enumerate(hosts)
    ]
    return subject(machine("other", vms={"host": "esx"}), *machines, hosts=[{}, *hosts])


def olds(count: int) -> list[Row]:
    return [{**OLD, "host": f"esx-{letter}"} for letter in "abcdefgh"[:count]]


@pytest.mark.parametrize("rule_id", HOST_RULES)
def test_a_host_outside_the_scope_says_nothing(rule_id: str) -> None:
    assert subjects(rule_id, of_hosts(*olds(2))) == ["old"]
    assert subjects(rule_id, of_hosts(*olds(2), stays="cluster")) == []


@pytest.mark.parametrize("rule_id", HOST_RULES)
def test_a_host_on_which_nothing_runs_says_nothing(rule_id: str) -> None:
    assert subjects(rule_id, subject(machine(), hosts=[{}, *olds(1)])) == []


@pytest.mark.parametrize("rule_id", HOST_RULES)
def test_a_vm_whose_host_is_not_told_leaves_a_rule_about_hosts_open(rule_id: str) -> None:
    of = subject(machine(), machine("lone", vms={"host": None}))
    assert [
        (each.part, each.untold) for part in rule(rule_id).needs for each in of.lacking(part)
    ] == [("vms.host", 1)]


NOT_LISTED: Row = {"host": "nobody", "cluster": "old"}


@pytest.mark.parametrize("rule_id", HOST_RULES)
def test_a_host_that_is_not_listed_leaves_a_rule_about_hosts_open(rule_id: str) -> None:
    of = subject(machine(), machine("lone", vms=NOT_LISTED))
    told = [(each.part, each.whom) for part in rule(rule_id).needs for each in of.lacking(part)]
    assert told == [(rule(rule_id).needs[0], "1 host")]


def test_hosts_of_a_cluster_whose_vms_run_on_hosts_not_listed_are_looked_at() -> None:
    of = subject(machine(), machine("lone", vms=NOT_LISTED), hosts=[{}, *olds(1)])
    (hit,) = found("host.esx-old", of)
    assert hit.seen == (
        "VMware ESXi 6.0.0 build-1 (older than 6.5) on esx-a; "
        "lone is in the cluster, on hosts that the export does not list"
    )
    stays = machine("lone", vms={**NOT_LISTED, "left_out": "cluster"})
    assert subjects("host.esx-old", subject(machine(), stays, hosts=[{}, *olds(1)])) == []


def test_hosts_of_a_cluster_make_one_finding_with_the_place_of_each() -> None:
    (hit,) = found("host.esx-old", of_hosts(*olds(5)))
    assert hit.subject == "old"
    assert hit.seen == (
        "VMware ESXi 6.0.0 build-1 (older than 6.5) on esx-a, esx-b, esx-c and 2 more hosts; "
        "vm-0, vm-1, vm-2 and 2 more VMs are there"
    )
    assert [each.row for each in hit.evidence] == [3, 4, 5, 6, 7]


def test_builds_of_one_cluster_are_told_apart_in_its_finding() -> None:
    first, second = olds(2)
    (hit,) = found(
        "host.esx-old", of_hosts(first, {**second, "esx_version": "VMware ESXi 5.5.0 build-2"})
    )
    assert hit.seen == (
        "VMware ESXi 6.0.0 build-1 (older than 6.5) on esx-a; "
        "VMware ESXi 5.5.0 build-2 (older than 6.5) on esx-b; vm-0 and vm-1 are there"
    )


def test_a_host_of_no_cluster_stands_for_itself() -> None:
    (host,) = olds(1)
    assert subjects("host.esx-old", of_hosts({**host, "cluster": None})) == ["esx-a"]


LOST: Row = {"name": "lost", "accessible": False, "vms": 2}


def on_lost(*names: str, stays: str | None = None) -> Subject:
    machines = [
        machine(name, vms={"left_out": stays}, disks={"path": "[lost] a.vmdk"}) for name in names
    ]
    return subject(machine("other"), *machines, datastores=[{}, LOST])


def test_a_datastore_out_of_reach_names_the_vms_that_have_a_disk_there() -> None:
    (hit,) = found("datastore.not-accessible", on_lost("a", "b"))
    assert (hit.subject, hit.seen) == ("lost", "a and b are on it")


def test_a_datastore_outside_the_scope_says_nothing() -> None:
    assert subjects("datastore.not-accessible", on_lost("a", stays="cluster")) == []


def test_a_datastore_out_of_reach_whose_vms_the_export_does_not_name_may_hold_some_that_move() -> (
    None
):
    (hit,) = found("datastore.not-accessible", on_lost())
    assert hit.seen == "2 VMs are on it, which the export does not name"


def test_an_empty_datastore_out_of_reach_says_nothing() -> None:
    of = subject(machine(), datastores=[{}, {**LOST, "vms": 0}])
    assert subjects("datastore.not-accessible", of) == []
