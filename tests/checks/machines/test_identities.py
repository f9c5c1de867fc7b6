"""Duplicates and blanks, names and secrets: what a limit cannot show."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.build import Row, found, machine, subject, subjects

from landbridge.checks import RULES, Subject, check
from landbridge.checks.machines.oracle import ORACLE
from landbridge.checks.rows import Rows
from landbridge.model.finding import Finding

TWICE = [
    ("vm.duplicate-bios-uuid", "vms", "bios_uuid", "1E25-AB", "1e25-ab"),
    ("vm.duplicate-mac", "nics", "mac", "00:50:56:8A:00:01", "00:50:56:8a:00:01"),
    ("vm.duplicate-ip", "nics", "ipv4", "10.0.0.4", "10.0.0.3, 10.0.0.4"),
    ("vm.duplicate-name", "vms", "name", "web", "WEB"),
]


def pair(table: str, column: str, one: str | None, other: str | None) -> tuple[Row, Row]:
    addresses = [{"ipv4": f"10.9.9.{nth}"} if column == "ipv6" else {} for nth in (1, 2)]
    first = {"vcenter": "north", **addresses[0], column: one}
    second = {"vcenter": "south", **addresses[1], column: other}
    if table == "vms":
        return machine("a", vms=first), machine("b", vms=second)
    return (
        machine("a", vms={"vcenter": "north"}, **{table: first}),
        machine("b", vms={"vcenter": "south"}, **{table: second}),
    )


@pytest.mark.parametrize(("rule", "table", "column", "one", "other"), TWICE)
def test_what_two_vms_of_two_vcenters_share_is_one_finding_that_shows_both(
    rule: str, table: str, column: str, one: str, other: str
) -> None:
    machines = pair(table, column, one, other)
    hits = found(rule, subject(*machines))
    assert [[place.row for place in hit.evidence] for hit in hits] == [[2, 3]]


SPELT = [
    ("vm.duplicate-mac", "nics", "mac", "00:50:56:8a:00:01", "00-50-56-8A-00-01"),
    ("vm.duplicate-mac", "nics", "mac", "00:50:56:8a:00:01", "0050.568a.0001"),
    (
        *("vm.duplicate-bios-uuid", "vms", "bios_uuid"),
        *(
            "564de28f-5e1a-3a3e-8b1d-26d7a1f0c001",
            "56 4d e2 8f 5e 1a 3a 3e-8b 1d 26 D7 a1 f0 c0 01",
        ),
    ),
    ("vm.duplicate-ip", "nics", "ipv6", "2001:db8::1", "2001:0DB8:0:0:0:0:0:1"),
    ("vm.duplicate-ip", "nics", "ipv6", "2001:db8::1%eth0, fe80::2", "2001:db8::1"),
]


@pytest.mark.parametrize(("rule", "table", "column", "one", "other"), SPELT)
def test_two_spellings_of_one_value_are_one(
    rule: str, table: str, column: str, one: str, other: str
) -> None:
    plain = one.partition("%")[0]
    assert subjects(rule, subject(*pair(table, column, one, other))) == [f"{plain} of a and b"]


@pytest.mark.parametrize(
    ("rule", "table", "column", "one", "other"),
    [
        ("vm.duplicate-mac", "nics", "mac", "00:50:56:8a:00:01", "00-50-56-8A-00-02"),
        ("vm.duplicate-ip", "nics", "ipv6", "2001:db8::1", "2001:db8::10"),
        ("vm.duplicate-ip", "nics", "ipv6", "fe80::2", "FE80::2"),
        ("vm.duplicate-ip", "nics", "ipv6", "", "::"),
    ],
)
def test_what_is_spelt_alike_and_is_not_the_same_is_no_duplicate(
    rule: str, table: str, column: str, one: str, other: str
) -> None:
    assert subjects(rule, subject(*pair(table, column, one, other))) == []


def test_an_address_that_is_none_is_compared_as_it_stands() -> None:
    of = subject(*pair("nics", "ipv6", "a:b:zz", "A:B:ZZ"))
    assert subjects("vm.duplicate-ip", of) == ["a:b:zz of a and b"]


@pytest.mark.parametrize("mac", ["02-BF-0A-00-00-01", "02bf.0a00.0001", "02:bf:0a:00:00:01"])
def test_a_mac_address_of_a_cluster_is_known_in_every_spelling(mac: str) -> None:
    assert subjects("vm.cluster-address", subject(machine(nics={"mac": mac}))) == ["vm"]


def test_what_is_shared_is_shown_as_each_vm_has_it() -> None:
    machines = machine("Web", vms={"vcenter": "north"}), machine("WEB", vms={"vcenter": "south"})
    (hit,) = found("vm.duplicate-name", subject(*machines))
    assert (hit.subject, hit.seen) == (
        "WEB and Web",
        "both have the same name, written Web and WEB",
    )


def test_a_value_that_many_share_is_told_of_the_first_with_each_other() -> None:
    machines = [machine(name, vms={"bios_uuid": "x1"}) for name in "abcd"]
    assert seen("vm.duplicate-bios-uuid", subject(*machines)) == dict.fromkeys(
        [f"x1 of a and {other}" for other in "bcd"], "both have the same BIOS UUID, as do 2 more"
    )
    assert seen("vm.duplicate-bios-uuid", subject(*machines[:3])) == dict.fromkeys(
        [f"x1 of a and {other}" for other in "bc"], "both have the same BIOS UUID, as does 1 more"
    )


def test_a_pair_is_called_alike_whichever_stands_first() -> None:
    machines = [machine(name, vms={"bios_uuid": "x1"}) for name in "ab"]
    for order in (machines, machines[::-1]):
        assert subjects("vm.duplicate-bios-uuid", subject(*order)) == ["x1 of a and b"]


@pytest.mark.parametrize(("rule", "table", "column", "one", "other"), TWICE)
@pytest.mark.parametrize("blank", [None, "", "  "])
def test_blanks_are_no_duplicates(
    rule: str, table: str, column: str, one: str, other: str, blank: str | None
) -> None:
    third = machine("c", **{table: {column: one}})
    assert subjects(rule, subject(*pair(table, column, blank, blank), third)) == []


@pytest.mark.parametrize("value", ["169.254.3.4", "127.0.0.1", "00:00", "fe80::1"])
def test_an_address_that_many_have_is_no_duplicate(value: str) -> None:
    assert subjects("vm.duplicate-ip", subject(*pair("nics", "ipv4", value, value))) == []


def test_a_vm_that_tells_its_address_twice_is_no_duplicate_of_itself() -> None:
    cards = [{"ipv4": "10.0.0.4"}, {"ipv4": "10.0.0.4"}]
    assert subjects("vm.duplicate-ip", subject(machine(nics=cards))) == []


def test_a_duplicate_out_of_scope_does_not_count() -> None:
    gone = machine("b", vms={"left_out": "template", "bios_uuid": "x1"})
    assert subjects("vm.duplicate-bios-uuid", subject(machine(vms={"bios_uuid": "x1"}), gone)) == []


SECRETS = [
    "login svc password=Tr0ub4dor",
    "PWD: Tr0ub4dor",
    "Passwort : Tr0ub4dor",
    "the password is Tr0ub4dor",
    "api-key=Tr0ub4dor",
    "secret:Tr0ub4dor",
]


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_found_and_never_shown(text: str) -> None:
    of = subject(machine(vms={"annotation": text}))
    (hit,) = found("vm.secret-in-annotation", of)
    assert "Tr0ub4dor" not in hit.seen
    assert hit.evidence[0].row == 2
    assert "Tr0ub4dor" not in repr([_all(of)])


@pytest.mark.parametrize("text", ["password reset done", "see vault for pwd", "secretary: 4"])
def test_talk_of_passwords_is_no_secret(text: str) -> None:
    assert subjects("vm.secret-in-annotation", subject(machine(vms={"annotation": text}))) == []


def _all(of: object) -> tuple[Finding, ...]:
    return check(of, RULES, date(2026, 11, 22)).findings  # type: ignore[arg-type]


SILENT = [("vm.no-host-name", "dns_name"), ("vm.no-address", "primary_ip")]


@pytest.mark.parametrize(("rule", "column"), SILENT)
def test_a_blank_is_a_finding_where_others_tell(rule: str, column: str) -> None:
    telling = machine("b", vms={column: "10.0.0.9"})
    assert subjects(rule, subject(machine("a", vms={column: None}), telling)) == ["a"]


@pytest.mark.parametrize(("rule", "column"), SILENT)
@pytest.mark.parametrize(
    "excuse", [{"power": "poweredOff"}, {"nics": 0}, {"vcenter": "another"}, {"power": None}]
)
def test_a_blank_is_none_where_nothing_could_tell(rule: str, column: str, excuse: Row) -> None:
    telling = machine("b", vms={column: "10.0.0.9"})
    assert subjects(rule, subject(machine("a", vms={column: None, **excuse}), telling)) == []


@pytest.mark.parametrize("name", ["web-01", "Web 01 (old)", "a", "web_01.corp"])
def test_a_plain_name_is_nobodys_concern(name: str) -> None:
    of = subject(machine(name, nics={"network": name}))
    assert subjects("vm.special-name", of) + subjects("network.special-name", of) == []


@pytest.mark.parametrize("name", ["=cmd()", "büro", "倉庫", "a/b", "app%2fdb", "a&b", "a:b"])
def test_a_special_name_is_found_of_vm_and_network(name: str) -> None:
    of = subject(machine(name, nics={"network": name}))
    assert subjects("vm.special-name", of) == [name]
    assert subjects("network.special-name", of) == [name]


def test_the_system_of_oracle_is_not_its_database() -> None:
    for system in ("Oracle Linux 8 (64-bit)", "Oracle Solaris 11 (64-bit)"):
        of = subject(machine(vms={"os_configured": system, "os_tools": system}))
        assert subjects("vm.oracle", of) == []


def test_whether_a_database_runs_is_unknown_without_an_annotation_and_told_by_a_name() -> None:
    rows = subject(
        machine("app", vms={"annotation": None}), machine("ora-1", vms={"annotation": None})
    ).vms
    assert isinstance(ORACLE.find, Rows)
    assert ORACLE.find.where(rows).to_pylist() == [None, True]


@pytest.mark.parametrize(
    ("annotation", "seen"),
    [
        ("the Oracle 19c of SAP", "Oracle 19c"),
        ("Oracle for SAP", "Oracle, without saying which product"),
    ],
)
def test_what_is_said_of_oracle_is_shown(annotation: str, seen: str) -> None:
    (hit,) = found("vm.oracle", subject(machine(vms={"annotation": annotation})))
    assert hit.seen == seen


def test_a_blank_vlan_is_none_where_others_of_the_vcenter_have_one() -> None:
    ports: list[Row] = [{"port": "app", "vlan": None}, {"port": "other", "vlan": "110"}]
    assert subjects("network.no-vlan", subject(machine(), dvports=ports)) == ["app"]
    silent: list[Row] = [{"port": "app", "vlan": None}, {"port": "other", "vlan": None}]
    assert subjects("network.no-vlan", subject(machine(), dvports=silent)) == []


def test_a_host_without_evc_is_told_by_what_it_can_do_at_most() -> None:
    of = subject(machine(), hosts=[{"evc": None, "max_evc": "intel-broadwell"}])
    (hit,) = found("host.evc-return", of)
    assert hit.seen == "no EVC, at most intel-broadwell on esx; vm is there"


def test_an_evc_mode_is_known_whatever_its_case() -> None:
    of = subject(machine(vms={"min_evc": "Intel-SapphireRapids"}), hosts=[{"evc": "Intel-Haswell"}])
    assert subjects("vm.evc-too-new", of) == ["vm"]
    assert subjects("host.evc-return", of) == ["esx"]


@pytest.mark.parametrize(
    ("rule", "silent", "speaks"),
    [
        ("vm.multicast", "cast-01", "mcast-01"),
        ("vm.moving-address", "viper-01", "web-vip-01"),
        ("vm.moving-address", "skype-vipr", "db_vip2"),
        ("vm.oracle", "flora-01", "ora-erp-01"),
        ("vm.oracle", "oracle-linux-8", "prd_oracle_02"),
    ],
)
def test_a_name_tells_what_the_annotation_does_not(rule: str, silent: str, speaks: str) -> None:
    assert subjects(rule, subject(machine(silent), machine(speaks))) == [speaks]


def test_an_unused_port_group_of_a_standard_switch_is_told_once_for_all_its_hosts() -> None:
    ports: list[Row] = [{"port_group": "spare", "host": host} for host in ("one", "two")]
    of = subject(machine(), ports=[*ports, {"port_group": "management"}])
    (hit,) = found("network.unused", of)
    assert hit.subject == "spare"
    assert len(hit.evidence) == 2


def node(name: str, *addresses: str, **card: str | None) -> dict[str, list[dict[str, Any]]]:
    """A VM whose card shows these addresses."""
    return machine(name, nics={"ipv4": ", ".join(addresses), **card})


def test_an_address_that_nodes_of_one_network_show_beside_their_own_is_no_duplicate() -> None:
    of = subject(node("a", "10.0.0.4", "10.0.0.9"), node("b", "10.0.0.9", "10.0.0.5"))
    assert subjects("vm.duplicate-ip", of) == []
    assert seen("vm.shared-ip", of) == {"10.0.0.9 of a and b": "both have the same IP address"}


@pytest.mark.parametrize(
    "other",
    [
        node("b", "10.0.0.9"),
        node("b", "10.0.0.9", "169.254.1.1"),
        node("b", "10.0.0.9", "10.0.0.4"),
        node("b", "10.0.0.9", "10.0.0.5", network="db"),
        machine(
            "b",
            vms={"vcenter": "elsewhere"},
            nics={"ipv4": "10.0.0.9, 10.0.0.5"},
        ),
    ],
    ids=["no own", "link-local", "both shared", "another network", "another vCenter"],
)
def test_an_address_is_a_duplicate_where_one_of_its_bearers_is_no_node(
    other: dict[str, list[dict[str, Any]]],
) -> None:
    of = subject(node("a", "10.0.0.4", "10.0.0.9"), other)
    assert set(subjects("vm.duplicate-ip", of)) >= {"10.0.0.9 of a and b"}
    assert subjects("vm.shared-ip", of) == []


def pool() -> tuple[dict[str, list[dict[str, Any]]], ...]:
    """Two nodes that pass 10.0.0.9 on."""
    return node("a", "10.0.0.4", "10.0.0.9"), node("b", "10.0.0.5", "10.0.0.9")


def seen(rule: str, of: Subject) -> dict[str, str]:
    return {hit.subject: hit.seen for hit in found(rule, of)}


def test_a_duplicate_of_one_nodes_own_address_leaves_the_nodes_nodes() -> None:
    of = subject(*pool(), node("c", "10.0.0.4", network="db"))
    assert subjects("vm.shared-ip", of) == ["10.0.0.9 of a and b"]
    assert subjects("vm.duplicate-ip", of) == ["10.0.0.4 of a and c"]


def test_a_stranger_with_the_address_of_nodes_is_a_duplicate_of_each_and_they_stay_nodes() -> None:
    of = subject(*pool(), node("c", "10.0.0.9", "10.0.0.6", network="db"))
    third = "both have the same IP address, as does 1 more"
    assert seen("vm.shared-ip", of) == {"10.0.0.9 of a and b": third}
    assert seen("vm.duplicate-ip", of) == {
        **{"10.0.0.9 of a and c": third, "10.0.0.9 of b and c": third}
    }


def test_a_clone_of_a_node_is_its_duplicate_in_both_addresses_and_a_node_beside_the_other() -> None:
    of = subject(*pool(), node("c", "10.0.0.4", "10.0.0.9"))
    assert subjects("vm.shared-ip", of) == ["10.0.0.9 of a and b", "10.0.0.9 of b and c"]
    assert subjects("vm.duplicate-ip", of) == ["10.0.0.4 of a and c", "10.0.0.9 of a and c"]


def test_a_vm_with_several_duplicates_has_a_finding_with_each_that_shows_the_rows_of_both() -> None:
    of = subject(node("a", "10.0.0.1", "10.0.0.2", "10.0.0.3"), *(
        node(f"of-{last}", f"10.0.0.{last}") for last in (1, 2, 3)
    ))  # fmt: skip
    rows = {
        hit.subject: [each.row for each in hit.evidence] for hit in found("vm.duplicate-ip", of)
    }
    assert rows == {f"10.0.0.{last} of a and of-{last}": [2, 2 + last] for last in (1, 2, 3)}


def test_an_ipv6_address_of_its_own_makes_no_node_of_a_vm_with_a_duplicate() -> None:
    nics = [{"ipv4": "10.0.0.9", "ipv6": f"2001:db8::{nth}"} for nth in (1, 2)]
    of = subject(*(machine(name, nics=card) for name, card in zip("ab", nics, strict=True)))
    assert subjects("vm.duplicate-ip", of) == ["10.0.0.9 of a and b"]
    assert subjects("vm.shared-ip", of) == []


def test_nodes_may_share_an_ipv6_address_too() -> None:
    cards = [{"ipv4": f"10.0.0.{nth}", "ipv6": f"2001:db8::{nth}, 2001:db8::9"} for nth in (1, 2)]
    of = subject(*(machine(name, nics=card) for name, card in zip("ab", cards, strict=True)))
    assert subjects("vm.shared-ip", of) == ["2001:db8::9 of a and b"]


ADDRESSES = [f"10.0.0.{last}" for last in range(1, 5)]
CARDS = st.tuples(
    st.frozensets(st.sampled_from(ADDRESSES), min_size=1), st.sampled_from(["app", "db", None])
)


@settings(max_examples=20, deadline=None)
@given(st.lists(CARDS, min_size=2, max_size=5))
def test_each_two_vms_are_judged_by_themselves(cards: list[tuple[frozenset[str], str]]) -> None:
    """Whatever the others are: a pair is one alone too, and whoever is in one alone is in one."""
    machines = [node(f"vm-{nth}", *sorted(own), network=on) for nth, (own, on) in enumerate(cards)]
    whole = subject(*machines)
    for rule in ("vm.duplicate-ip", "vm.shared-ip"):
        alone = {
            name for two in combinations(machines, 2) for name in subjects(rule, subject(*two))
        }
        together = subjects(rule, whole)
        assert alone >= {*together}
        assert len({*together}) == len(together)
        assert concerned(together) == concerned(alone)


def concerned(pairs: Iterable[str]) -> set[tuple[str, str]]:
    """Each VM of the pairs with the address that it shares."""
    parted = [pair.partition(" of ") for pair in pairs]
    return {(address, vm) for address, _, both in parted for vm in both.split(" and ")}


@settings(max_examples=20, deadline=None)
@given(st.lists(CARDS, min_size=3, max_size=5))
def test_a_vm_that_comes_anew_takes_no_pair_away(cards: list[tuple[frozenset[str], str]]) -> None:
    machines = [node(f"vm-{nth}", *sorted(own), network=on) for nth, (own, on) in enumerate(cards)]
    for rule in ("vm.duplicate-ip", "vm.shared-ip"):
        before, after = (set(subjects(rule, subject(*some))) for some in (machines[:-1], machines))
        assert before <= after


@pytest.mark.parametrize("column", ["ipv4", "ipv6"])
def test_a_vm_of_which_a_card_tells_an_address_has_one(column: str) -> None:
    address = {"ipv4": "10.0.0.4", "ipv6": "fe80::1, 2001:db8::1"}[column]
    cards: list[Row] = [{column: None}, {column: address}]
    telling = machine("b", vms={"primary_ip": "10.0.0.9"})
    of = subject(machine("a", vms={"primary_ip": None}, nics=cards), telling)
    assert subjects("vm.no-address", of) == []


@pytest.mark.parametrize("address", ["169.254.3.4", "0", "", "fe80::1"])
def test_an_address_that_many_have_is_none(address: str) -> None:
    telling = machine("b", vms={"primary_ip": "10.0.0.9"})
    of = subject(machine("a", vms={"primary_ip": None}, nics={"ipv4": address}), telling)
    assert subjects("vm.no-address", of) == ["a"]


@pytest.mark.parametrize(
    ("mib", "seen"),
    [
        (1024.0, "a vCenter Server by its size"),
        (1023.0, "a Platform Services Controller by its size"),
        (None, "/storage/seat of a size that is not told"),
    ],
)
def test_a_vcenter_is_told_from_a_platform_services_controller_by_its_file_system(
    mib: float | None, seen: str
) -> None:
    of = subject(machine(partitions={"disk": "/storage/seat", "capacity_mib": mib}))
    (hit,) = found("vm.vcenter", of)
    assert hit.seen == seen
