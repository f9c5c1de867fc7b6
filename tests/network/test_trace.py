"""One connection there and back: its verdict, every cause, and the hops in order."""

from typing import Any

import pytest
from tests.network.cases_firewall import AT_B, behind
from tests.network.parts import A, B, Part, allow_all, nsg, peering, rule, spoke1, subnet, vnet
from tests.network.small import network, policy

from landbridge.errors import InputError
from landbridge.model.network import Network
from landbridge.model.proof import Connection, Verdict
from landbridge.network.asserts import assert_isolated, assert_reaches, connection
from landbridge.network.paths.back import ENDPOINT


def rules(found: Connection) -> list[tuple[str, str]]:
    """Resource and rule of each cause."""
    return [(cause.resource, cause.rule) for cause in found.because]


def test_an_allowed_connection_names_every_rule_that_lets_it_pass() -> None:
    found = connection(network(), "db", "app/web", "https")
    assert (found.verdict, found.disposition) == (Verdict.ALLOW, "delivered")
    assert rules(found) == [
        ("cloud", "no rule matches"),
        ("fw", "policy/group/allow/private"),
        ("nsg-web", "https (100)"),
    ]


def test_a_guest_may_leave_by_either_uplink_and_both_ways_are_told() -> None:
    found = connection(network(), "db", "app/web", "https")
    assert len(found.forward) == 2
    for way, uplink in zip(found.forward, ("avs/avs-nsx-gw", "avs/avs-nsx-gw-1"), strict=True):
        assert [hop.place for hop in way.hops][:2] == ["cloud/db", uplink]
        assert way.hops[-1].what == "arrives at app/web"


def test_the_way_back_passes_the_same_firewall() -> None:
    found = connection(network(), "db", "app/web", "https")
    assert [hop.what for hop in found.back[0].hops] == [
        "route table route 0.0.0.0/0 (out/0.0.0.0/0): to the appliance 10.0.0.4",
        "Azure Firewall fw",
        "system route 10.100.16.0/24: to avs over the peering",
        "arrives at cloud/db",
    ]


def test_a_denied_connection_names_every_filter_that_denies_it_not_only_the_first() -> None:
    found = connection(network(firewall_policies=[policy(["443"])]), "db", "app/web", "ssh")
    assert (found.verdict, found.disposition) == (Verdict.DENY, "denied_on_the_way")
    assert rules(found) == [("fw", "no rule matches"), ("nsg-web", "rest (200)")]


def test_a_supernet_route_that_synchronised_prefixes_beat_makes_it_asymmetric() -> None:
    found = connection(network(), "dc", "db", "tcp/22")
    assert (found.verdict, found.disposition) == (Verdict.DENY, "asymmetric")
    assert found.because[0].why == ("the reply passes fw, and the request passed no firewall")


def test_a_default_route_that_may_widen_virtual_network_leaves_it_open() -> None:
    found = connection(network(), "app/web", "db", "ssh")
    assert found.verdict is Verdict.DEPENDS
    assert found.because[0].rule == "AllowVnetOutBound (65000)"
    assert "0.0.0.0/0 may widen" in found.because[0].why


def test_a_witness_is_a_packet_of_the_answer() -> None:
    found = connection(network(), "dc", "db", "tcp/22")
    assert found.witness == "192.168.0.1 to 10.100.16.2, tcp/22"


def test_of_several_pairs_the_worst_is_shown_and_all_are_counted() -> None:
    split = network(groups=[{"name": "two", "members": ["10.1.1.0/24", "10.0.0.8/30"]}])
    found = connection(split, "db", "two", "https")
    assert (found.verdict, found.pairs) == (Verdict.ALLOW, {Verdict.ALLOW: 2})


@pytest.mark.parametrize("end", ["nobody", "10.0.0.300", "Storage.West.US2"])
def test_an_end_that_nobody_knows_is_refused(end: str) -> None:
    with pytest.raises(InputError):
        connection(network(), end, "db")


def test_nothing_flows_between_two_families_of_addresses() -> None:
    found = connection(network(), "2001:db8::1", "db", "https")
    assert (found.verdict, found.disposition) == (Verdict.DENY, "no_route")
    assert found.because[0].why == "one end has IPv4 addresses and the other IPv6"


@pytest.mark.parametrize("members", [{"members": ["10.99.0.1"]}, {"somewhere_in": ["db"]}, {}])
def test_an_end_that_stands_nowhere_leaves_it_open(members: dict[str, list[str]]) -> None:
    lost = network(groups=[{"name": "lost", **members}])
    found = connection(lost, "lost", "app/web", "https")
    assert (found.verdict, found.pairs) == (Verdict.DEPENDS, {})
    assert found.because[0].why == "no place is known to hold an address of lost"


def of(*connects: str) -> Network:
    """The small network, its gateway connecting these."""
    gateway = {"name": "er", "virtual_network": "hub", "kind": "expressroute"}
    return network(gateways=[{**gateway, "connects": connects}])


def test_asserting_that_something_reaches_holds_where_it_does() -> None:
    assert_reaches(network(), "db", "app/web", "https")


def test_asserting_that_something_reaches_fails_with_the_rule_that_denies() -> None:
    with pytest.raises(AssertionError, match=r"deny, shown by .* nsg-web, rest \(200\)"):
        assert_reaches(network(), "db", "app/web", "ssh")


def test_asserting_isolation_holds_where_no_way_leads() -> None:
    assert_isolated(of(), "dc", "db")


def test_asserting_isolation_fails_where_one_port_is_open() -> None:
    with pytest.raises(AssertionError, match="allow, shown by"):
        assert_isolated(network(), "db", "app/web")


def test_what_depends_fails_both() -> None:
    with pytest.raises(AssertionError, match="depends"):
        assert_reaches(network(), "app/web", "db", "ssh")
    with pytest.raises(AssertionError, match="depends"):
        assert_isolated(network(), "app/web", "db", "ssh")


def test_a_failed_assertion_tells_the_verdict_every_cause_and_the_nearest_rule() -> None:
    narrow = network(firewall_policies=[policy(["443"])])
    with pytest.raises(AssertionError) as failed:
        assert_reaches(narrow, "db", "app/web", "tcp/443,22")
    assert str(failed.value) == (
        "cloud/db to app/web, tcp/22,443: deny, shown by 10.100.16.2 to 10.1.1.4, tcp/22"
        " (deny: Azure Firewall fw, no rule matches;"
        " deny: network security group nsg-web, rest (200), inbound at app/web;"
        " nearest rule: policy/group/allow/private is for tcp/443;"
        " nearest rule: https (100) is for tcp/443)"
    )


def test_a_reply_that_meets_a_group_without_a_flow_record_is_told_with_rule_and_reason() -> None:
    closed = {"name": "no", "priority": 100, "direction": "outbound", "access": "deny"}
    parts = network().model_dump()
    parts["network_security_groups"] += ({"name": "up", "rules": [closed]},)
    parts["private_clouds"][0]["service_subnets"]["avs-nsx-gw"]["network_security_group"] = "up"
    found = connection(Network.model_validate(parts), "app/web", "db", "https")
    assert found.verdict is Verdict.DEPENDS
    (cause,) = [each for each in found.because if each.resource == "up"]
    assert (cause.stage, cause.rule) == ("way back, network security group", "no (100)")
    assert (cause.place, cause.direction, cause.certain) == ("avs/avs-nsx-gw", "outbound", False)
    assert cause.why.startswith("what enters a private cloud by one subnet leaves it by another")


def test_what_a_private_endpoint_answers_past_a_firewall_is_told_as_not_known() -> None:
    parts = behind(allow_all(), private_endpoints=[AT_B])
    found = connection(Network.model_validate(parts), A, B, "tcp/443")
    assert found.verdict is Verdict.DEPENDS
    assert [(cause.stage, cause.why) for cause in found.because] == [("knowledge", ENDPOINT)]


def stale(*rules: Part) -> Network:
    """Two peered networks of which the second may not know the first one's addresses."""
    return Network.model_validate({
        "virtual_networks": [
            vnet("one", "10.1.0.0/16", subnets=[subnet("a", "10.1.0.0/24")],
                 peerings=[peering("two")]),
            vnet("two", "10.2.0.0/16", peerings=[peering("one", in_sync=False)],
                 subnets=[subnet("b", "10.2.0.0/24", network_security_group="g")])],
        "network_security_groups": [nsg("g", *rules)],
    })  # fmt: skip


def test_what_one_of_several_ways_back_does_is_no_certain_cause_of_a_denial() -> None:
    found = connection(stale(rule("no", 100, "deny")), "one/a", "two/b", "https")
    assert found.verdict is Verdict.DENY
    assert [(each.stage, each.certain, each.why) for each in found.because] == [
        ("network security group", True, ""),
        ("routing", False, "on one of the ways: the route leads nowhere"),
    ]


def test_a_way_back_by_a_route_that_may_not_be_there_is_open() -> None:
    found = connection(stale(), "one/a", "two/b", "https")
    assert [each.verdict for each in found.back] == [Verdict.DEPENDS, Verdict.DENY]


def test_a_reply_without_a_route_is_told_once() -> None:
    lost = stale(rule("in", 100, "allow")).model_dump(mode="json")
    lost["virtual_networks"][1]["subnets"][0]["route_table"] = "none"
    lost["route_tables"] = [
        {"name": "none", "routes": [{"prefix": "10.1.0.0/16", "next_hop": "none"}]}
    ]
    found = connection(Network.model_validate(lost), "one/a", "two/b", "https")
    assert [(each.stage, each.why) for each in found.because] == [
        ("way back, routing", "the route leads nowhere")
    ]


def joined(**keys: Any) -> Network:  # noqa: ANN401 - any part of a network
    """Two networks in one connected group."""
    return Network.model_validate({
        "virtual_networks": [
            vnet("one", "10.1.0.0/16", subnets=[
                subnet("a", "10.1.0.0/24", default_outbound_access=False,
                       network_security_group="g")]),
            vnet("two", "10.2.0.0/16", subnets=[subnet("b", "10.2.0.0/24")])],
        "network_security_groups": [nsg("g", rule("in", 100, "allow"))],
        "network_manager": {
            "network_groups": [{"name": "g", "virtual_networks": ["one", "two"]}],
            "connectivity": [
                {"name": "m", "topology": "mesh", "groups": "g", "across_regions": True}]},
        **keys,
    })  # fmt: skip


def test_a_connected_group_that_is_crossed_is_no_peering() -> None:
    found = connection(joined(), "two/b", "one/a", "https")
    assert found.forward[0].hops[0].what == (
        "system route 10.1.0.0/16: to one over the connected group"
    )


def test_what_has_no_address_to_leave_with_has_no_egress() -> None:
    assert connection(joined(), "one/a", "8.8.8.8", "https").disposition == "no_egress"


def test_a_public_address_of_a_machine_lets_in_by_its_number() -> None:
    web = {"name": "web", "subnet": "one/a", "address": "10.1.0.4"}
    public = {"public_address": "20.1.1.9", "public_sku": "standard"}
    found = connection(joined(interfaces=[{**web, **public}]), "Internet", "web", "https")
    assert found.because[0].resource == "20.1.1.9"


def test_what_holds_for_all_traffic_is_shown_by_a_packet_with_ports() -> None:
    network = Network.model_validate({"virtual_networks": [spoke1()]})
    shown = connection(network, "spoke1/app", "spoke1/db")
    assert shown.verdict is Verdict.ALLOW
    assert shown.packet is not None
    assert shown.packet.service.startswith("tcp/")
