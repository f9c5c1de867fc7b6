"""Affinity and anti-affinity: declared, taken over from today, and when they cannot hold."""

import pytest
from tests.build import estate, vm

from landbridge.model.sized import Sized
from landbridge.sizing import size


def host_of(sized: Sized) -> dict[str, str]:
    return {
        each.name: f"{cluster.name}/{host.name}"
        for cluster in sized.clusters
        for host in cluster.load
        for each in host.vms
    }


def rule(name: str, kind: str, *vms: str) -> dict[str, object]:
    return {"name": name, "rule": kind, "vms": list(vms)}


def test_vms_apart_stand_on_different_hosts_even_with_the_spare_host_failed() -> None:
    rows = [vm(f"dc-{n}") for n in range(3)] + [vm(f"web-{n}", memory_gib=64) for n in range(60)]
    sized = size(estate(rows, sizing={"placement": [rule("dcs", "apart", "DC-*")]}))
    assert len({host_of(sized)[f"dc-{n}"] for n in range(3)}) == 3


def test_two_giants_of_a_size_of_their_own_are_held_apart() -> None:
    giants = [vm(f"sql-{n}", vcpus=24, memory_gib=400) for n in range(2)]
    rows = [*giants, *(vm(f"v{n}", memory_gib=32) for n in range(40))]
    sized = size(estate(rows, sizing={"placement": [rule("sql", "apart", "sql-*")]}))
    assert host_of(sized)["sql-0"] != host_of(sized)["sql-1"]


def test_vms_together_stand_on_one_host() -> None:
    rows = [vm(f"app-{n}", memory_gib=200) for n in range(4)] + [vm(f"v{n}") for n in range(50)]
    sized = size(estate(rows, sizing={"placement": [rule("app", "together", "app-*")]}))
    assert len({host_of(sized)[f"app-{n}"] for n in range(4)}) == 1


def test_a_group_apart_needs_as_many_working_hosts_as_it_has_vms() -> None:
    rows = [vm(f"n-{n}", memory_gib=1) for n in range(9)]
    sized = size(estate(rows, sizing={"placement": [rule("nodes", "apart", "n-*")]}))
    working = sum(cluster.hosts - cluster.spare_hosts for cluster in sized.clusters)
    assert working >= 9
    assert sized.limiting_resource == "placement"


@pytest.mark.parametrize(
    ("kind", "apart"),
    [("Separate Virtual Machines", True), ("Keep Virtual Machines Together", False)],
)
def test_cluster_rules_of_today_are_kept(kind: str, apart: bool) -> None:
    today = {"cluster": "CL1", "cluster_rules": kind, "cluster_rule_names": "pair"}
    rows = [{**vm(name), **today} for name in ("a", "b")]
    rows += [vm(f"v{n}", memory_gib=90) for n in range(60)]
    hosts = host_of(size(estate(rows)))
    assert (hosts["a"] != hosts["b"]) is apart


def test_a_rule_of_the_same_name_in_another_vcenter_is_another_rule() -> None:
    today = {"cluster_rules": "Keep Virtual Machines Together", "cluster_rule_names": "pair"}
    here = {**vm("a", memory_gib=900), **today}
    sized = size(estate([here, {**here, "name": "b", "vcenter": "other"}]))
    assert host_of(sized)["a"] != host_of(sized)["b"]


def test_together_and_apart_at_once_is_a_blocking_finding_and_not_a_silent_choice() -> None:
    placement = [rule("one", "together", "a", "b"), rule("two", "apart", "a", "b")]
    sized = size(estate([vm("a"), vm("b")], sizing={"placement": placement}))
    (finding,) = (f for f in sized.findings if f.id == "sizing.rules-contradict")
    assert (finding.subject, finding.severity) == ("two", "blocking")


def test_a_group_together_that_no_host_can_carry_is_a_blocking_finding() -> None:
    rows = [vm(f"app-{n}", memory_gib=300) for n in range(4)]
    sized = size(estate(rows, sizing={"placement": [rule("app", "together", "app-*")]}))
    (finding,) = (f for f in sized.findings if f.id == "sizing.group-fits-no-host")
    assert (finding.subject, finding.severity) == ("app", "blocking")
    assert sized.placed == 4


def test_a_rule_whose_patterns_match_no_two_vms_is_a_finding() -> None:
    placement = [rule("typo", "apart", "sq-*"), rule("one", "apart", "a")]
    sized = size(estate([vm("a"), vm("sql-1")], sizing={"placement": placement}))
    told = {f.subject: f.message for f in sized.findings if f.id == "sizing.rule-binds-nothing"}
    assert told["typo"] == "the patterns of typo match 0 counted VMs, so it binds nothing"
    assert told["one"].startswith("the patterns of one match 1 counted VMs")
