"""Whatever is not understood of an export leaves verdicts open: it never allows nor denies."""

from pathlib import Path
from typing import Any

import pytest
from tests.intake.nsx.dumps import (
    GROUPS,
    LAST,
    Keys,
    drafted,
    dump,
    group,
    holding,
    passing,
    policy,
    rule,
    segment,
    vm,
    vnic,
)

VMS = [vm("a"), vm("b"), vm("c")]
TWO = [holding("ga", "a"), holding("gb", "b")]
OPEN = ("nothing", "any")
ADDRESSES = {"resource_type": "IPAddressExpression", "ip_addresses": ["10.0.0.5"]}
TAGGED = {
    "resource_type": "Condition",
    "member_type": "VirtualMachine",
    "key": "Tag",
    "operator": "EQUALS",
    "value": "tier|web",
}


def between(*rules: Keys, groups: Any = TWO, vms: Any = VMS, **more: Any) -> Keys:  # noqa: ANN401 - keys of NSX
    return dump(virtual_machines=vms, groups=groups, policies=[policy(*rules, LAST)], **more)


def test_a_rule_that_is_understood_allows_just_what_it_says(tmp_path: Path) -> None:
    allowed = rule("ga", "gb", services=["/infra/services/HTTPS"])
    assert passing(tmp_path, between(allowed)) == {"a > b": ("tcp/443", "nothing")}


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [
        ({"resource_type": "IGMPTypeServiceEntry"}, "protocol 2"),
        ({"resource_type": "IPProtocolServiceEntry", "protocol_number": 47}, "gre"),
        ({"resource_type": "IPProtocolServiceEntry", "protocol_number": 6}, "tcp"),
    ],
)
def test_a_protocol_of_a_service_is_allowed_by_its_number(
    tmp_path: Path, entry: Keys, allowed: str
) -> None:
    own = rule("ga", "gb", services=[], service_entries=[entry])
    assert passing(tmp_path, between(own)) == {"a > b": (allowed, "nothing")}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"action": "TELEPORT"}, "the action `TELEPORT` is not understood"),
        ({"profiles": ["/infra/context-profiles/SSH"]}, "the applications of"),
        ({"sources_excluded": True}, "all but these"),
        ({"ip_protocol": "IPV4"}, "it is for IPV4 alone"),
        ({"quantum": "on"}, "the key `quantum` is not understood"),
        ({"services": ["/orgs/default/services/x"]}, "any traffic may be meant"),
        ({"services": ["/infra/services/gone"]}, "to whoever may read all (role Auditor)"),
        ({"source_groups": [f"{GROUPS}/gone"]}, "anybody. `Group` in the filter shows it"),
        ({"destination_groups": ["/infra/segments/gone"]}, "`Segment` in the filter shows it"),
    ],
)
def test_a_rule_that_is_not_understood_leaves_open_what_it_is_about(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    export = between({**rule("ga", "gb"), **more})
    assert passing(tmp_path, export)["a > b"] == OPEN
    (told,) = [each for each in drafted(tmp_path, export).remarks if said in each.what]
    assert told.at.startswith("$.domains[0].resources.security_policies[0].rules[0]")


def test_a_drop_that_is_not_understood_leaves_open_what_would_pass(tmp_path: Path) -> None:
    doubtful = rule("ga", "gb", "DROP", profiles=["/infra/context-profiles/SSH"])
    found = passing(tmp_path, between(doubtful, rule("ga", "gb"), rule("gb", "ga")))
    assert found == {"a > b": OPEN, "b > a": ("any", "nothing")}


def test_what_is_switched_off_decides_nothing(tmp_path: Path) -> None:
    assert passing(tmp_path, between(rule("ga", "gb", disabled=True))) == {}


def test_replies_of_what_keeps_no_state_are_left_open(tmp_path: Path) -> None:
    stateless = policy(rule("ga", "gb"), stateful=False)
    export = dump(virtual_machines=VMS, groups=TWO, policies=[stateless, policy(LAST)])
    assert passing(tmp_path, export) == {"a > b": OPEN}


def test_a_schedule_leaves_open_what_its_policy_says(tmp_path: Path) -> None:
    timed = policy(rule("ga", "gb"), scheduler_path="/infra/firewall-schedulers/night")
    export = dump(virtual_machines=VMS, groups=TWO, policies=[timed, policy(LAST)])
    assert passing(tmp_path, export) == {"a > b": OPEN}


@pytest.mark.parametrize(
    "expression",
    [
        {"resource_type": "IdentityGroupExpression"},
        {"resource_type": "MACAddressExpression", "mac_addresses": ["00:50:56:00:00:01"]},
        {**TAGGED, "operator": "MATCHES"},
        {**TAGGED, "scope_operator": "NOTEQUALS"},
        {**TAGGED, "key": "OSName"},
        {**TAGGED, "value": "tier|"},
    ],
)
def test_a_group_that_is_not_understood_may_hold_anybody(tmp_path: Path, expression: Keys) -> None:
    groups = [group("odd", expression), *TWO]
    found = passing(tmp_path, between(rule("odd", "gb"), groups=groups))
    assert found == {"a > b": OPEN, "c > b": OPEN}


def test_the_members_that_nsx_found_count_where_an_expression_is_not_understood(
    tmp_path: Path,
) -> None:
    odd = {**group("odd", {"resource_type": "IdentityGroupExpression"}), **holding("odd", "a")}
    found = passing(tmp_path, between(rule("odd", "gb"), groups=[odd, *TWO]))
    assert found == {"a > b": ("any", "nothing")}


def test_vms_are_in_a_group_by_their_tags(tmp_path: Path) -> None:
    vms = [vm("a", tags=[{"scope": "tier", "tag": "web"}]), vm("b"), vm("c")]
    vnics = [vnic("a", "10.0.0.5"), vnic("b", "10.0.0.6"), vnic("c", "10.0.0.7")]
    export = between(
        rule("web", "gb"),
        groups=[group("web", TAGGED), *TWO],
        vms=vms,
        virtual_network_interface=vnics,
        segments=[segment("s", "10.0.0.0/24")],
    )
    assert passing(tmp_path, export) == {"a > b": ("any", "nothing")}


def test_vms_are_in_a_group_by_their_names_in_any_case(tmp_path: Path) -> None:
    named = {**TAGGED, "key": "Name", "operator": "STARTSWITH", "value": "WEB"}
    vms = [vm("web1"), vm("web2"), vm("b")]
    groups = [group("web", named), holding("gb", "b")]
    found = passing(tmp_path, between(rule("web", "gb"), groups=groups, vms=vms))
    assert found == {"web1 > b": ("any", "nothing"), "web2 > b": ("any", "nothing")}


def test_a_vm_without_an_address_may_have_any_that_a_rule_names(tmp_path: Path) -> None:
    export = between(
        rule("addresses", "gb"),
        groups=[group("addresses", ADDRESSES), *TWO],
        virtual_network_interface=[vnic("a", "10.0.0.5"), vnic("b", "10.0.0.6")],
        segments=[segment("s", "10.0.0.0/24")],
    )
    assert passing(tmp_path, export) == {"a > b": ("any", "nothing"), "c > b": OPEN}


def test_a_stand_in_is_not_taken_for_an_address_that_a_rule_names(tmp_path: Path) -> None:
    found = passing(tmp_path, between(rule("192.0.2.0/24", "gb")))
    assert found == {"a > b": OPEN, "c > b": OPEN}


def test_a_vm_whose_segment_is_not_told_may_be_on_any(tmp_path: Path) -> None:
    path = {"resource_type": "PathExpression", "paths": ["/infra/segments/s"]}
    export = between(
        rule("on-s", "gb"),
        groups=[group("on-s", path), *TWO],
        virtual_network_interface=[vnic("a", "10.0.0.5")],
        segments=[segment("s", "10.0.0.0/24")],
    )
    assert passing(tmp_path, export) == {"a > b": ("any", "nothing"), "c > b": OPEN}


def test_a_segment_without_a_prefix_is_known_by_its_vms(tmp_path: Path) -> None:
    path = {"resource_type": "PathExpression", "paths": ["/infra/segments/vlan"]}
    export = between(
        rule("on-vlan", "gb"),
        groups=[group("on-vlan", path), *TWO],
        virtual_network_interface=[
            vnic("a", "10.0.0.5"),
            vnic("b", "10.0.0.6"),
            vnic("c", "10.0.0.7"),
        ],
        segments=[segment("vlan", ports=["port-a"]), segment("s", "10.0.0.6/31")],
    )
    assert passing(tmp_path, export) == {"a > b": ("any", "nothing")}


def test_excluded_vms_are_not_filtered_where_a_tree_tells_so(tmp_path: Path) -> None:
    listed = {"members": [f"{GROUPS}/free"]}
    tree = {
        "resource_type": "Infra",
        "children": [
            {
                "resource_type": "ChildDomain",
                "Domain": {
                    "id": "default",
                    "children": [
                        {
                            "resource_type": "ChildGroup",
                            "Group": group("free", {**ADDRESSES}),
                        },
                        {"resource_type": "ChildSecurityPolicy", "SecurityPolicy": policy(LAST)},
                    ],
                },
            },
            {"resource_type": "ChildPolicyExcludeList", "PolicyExcludeList": listed},
        ],
    }
    (cloud,) = drafted(tmp_path, tree).data["private_clouds"]
    assert cloud["exclude"] == ["free"]


def test_what_no_rule_matches_is_open_where_the_last_rule_is_not_told(tmp_path: Path) -> None:
    export = dump(virtual_machines=VMS, groups=TWO, policies=[policy(rule("ga", "gb", "DROP"))])
    found = passing(tmp_path, export)
    assert "a > b" not in found
    assert found["b > a"] == OPEN


@pytest.mark.parametrize(
    "more",
    [
        {
            "redirection_policies": [
                {"display_name": "r", "redirection_rules": [{"display_name": "x"}]}
            ]
        },
        {"gateway_policies": [{"display_name": "g", "rules": [rule("ANY", "ANY", "DROP")]}]},
    ],
)
def test_what_stands_elsewhere_on_the_way_leaves_open_what_passes(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    assert passing(tmp_path, between(rule("ga", "gb"), **more)) == {"a > b": OPEN}


def test_nat_of_a_gateway_leaves_open_what_passes_it(tmp_path: Path) -> None:
    nat = {"policy_nats": [{"id": "USER", "rules": [{"id": "r", "action": "DNAT"}]}]}
    export = between(
        rule("ga", "gb"),
        rule("ga", "gc"),
        groups=[*TWO, holding("gc", "c")],
        virtual_network_interface=[
            vnic("a", "10.0.0.5"),
            vnic("b", "10.0.0.6"),
            vnic("c", "10.0.1.5"),
        ],
        segments=[
            segment("s", "10.0.0.0/24", connectivity_path="/infra/tier-1s/t1"),
            segment("t", "10.0.1.0/24", connectivity_path="/infra/tier-1s/t2"),
        ],
        tier1=[
            {"path": "/infra/tier-1s/t1", "display_name": "t1", **nat},
            {"path": "/infra/tier-1s/t2", "display_name": "t2"},
        ],
    )
    assert passing(tmp_path, export) == {"a > b": ("any", "nothing"), "a > c": OPEN}


def test_layer_2_that_denies_leaves_open_what_passes(tmp_path: Path) -> None:
    ethernet = policy(rule("ANY", "ANY", "DROP"), category="Ethernet")
    policies = [ethernet, policy(rule("ga", "gb"), LAST)]
    export = dump(virtual_machines=VMS, groups=TWO, policies=policies)
    assert passing(tmp_path, export) == {"a > b": OPEN}


def test_a_vm_and_a_group_of_one_name_are_told_apart(tmp_path: Path) -> None:
    found = passing(
        tmp_path, between(rule("a", "b"), groups=[holding("a", "a"), holding("b", "b")])
    )
    assert found == {"a > b": ("any", "nothing")}


def test_a_vm_has_a_name_for_each_of_its_addresses(tmp_path: Path) -> None:
    vnics = [vnic("a", "10.0.0.5", "10.0.0.6", "fe80::1"), vnic("b"), vnic("b")]
    found = passing(tmp_path, between(rule("ga", "gb"), virtual_network_interface=vnics))
    assert found == {"a 10.0.0.5 > b": ("any", "nothing"), "a 10.0.0.6 > b": ("any", "nothing")}


def test_two_vms_of_one_name_are_told_apart(tmp_path: Path) -> None:
    vms = [vm("a"), {"display_name": "a", "external_id": "other"}, vm("b")]
    found = passing(tmp_path, between(rule("ga", "gb"), vms=vms))
    assert found == {"a > b": ("any", "nothing")}


def test_what_is_not_read_is_told_once_by_its_kind(tmp_path: Path) -> None:
    service = {"id": "lb", "resource_type": "LBService"}
    tree = {
        "resource_type": "Infra",
        "children": [
            *[{"resource_type": "ChildLBService", "LBService": service}] * 3,
            {"resource_type": "ChildSegment", "Segment": segment("s", "10.0.0.0/24")},
        ],
    }
    told = [each for each in drafted(tmp_path, tree).remarks if "not read" in each.what]
    assert [tuple(each) for each in told] == [
        ("$.children[0].LBService", "LBService is not read, the first of 3")
    ]
