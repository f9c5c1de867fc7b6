"""Rules that do nothing: found where each is attached, and nothing changes without them."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.agree import tags_of
from tests.network.parts import (
    avs_vnet,
    cloud,
    collection,
    firewall,
    hub,
    machine,
    nsg,
    policy,
    rule,
    star,
)
from tests.oracle import Oracle, draw
from tests.security.algebra import Reader
from tests.security.diagrams import Diagrams
from tests.security.smt import Smt

from landbridge.model.idle import Idle, IdleRule
from landbridge.model.network import Network
from landbridge.network.idle.found import idle_rules
from landbridge.network.idle.judged import Judge
from landbridge.network.idle.policies import policies
from landbridge.network.idle.without import without
from landbridge.network.proof import Proof

EXAMPLES = settings().max_examples
PACKETS = 60


def idle(network: Network) -> list[IdleRule]:
    return list(idle_rules(Proof(network)))


def verdicts(network: Network, tags: Any, packets: list[Any]) -> list[str]:  # noqa: ANN401 - as drawn
    oracle = Oracle(network, tags)
    return [oracle.decide(each, None, None).verdict for each in packets]


# Any network


@settings(max_examples=EXAMPLES // 2)
@given(st.integers(0, 2**32))
def test_without_the_dead_rules_nothing_changes_for_any_packet(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    found = idle_rules(Proof(network, tags_of(tags)))
    gone = [each.key for each in found if each.idle not in {Idle.DOUBTFUL, Idle.REDUNDANT}]
    packets = list(draw.packets(network, random, PACKETS))
    assert verdicts(without(network, gone), tags, packets) == verdicts(network, tags, packets)


@settings(max_examples=EXAMPLES // 2)
@given(st.integers(0, 2**32))
def test_without_one_redundant_rule_nothing_changes_for_any_packet(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    found = list(idle_rules(Proof(network, tags_of(tags))))
    dead = [e.key for e in found if e.idle not in {Idle.DOUBTFUL, Idle.REDUNDANT}]
    redundant = [each.key for each in found if each.idle is Idle.REDUNDANT]
    packets = list(draw.packets(network, random, PACKETS))
    if redundant:
        less = without(network, [*dead, random.choice(redundant)])
        assert verdicts(less, tags, packets) == verdicts(network, tags, packets)


@settings(max_examples=EXAMPLES // 6)
@given(st.integers(0, 2**32), st.sampled_from([Diagrams, Smt]))
def test_formulas_find_the_same_dead_rules_where_they_are_attached(seed: int, algebra: Any) -> None:  # noqa: ANN401
    random = Random(seed)
    proof = Proof(draw.network(random), tags_of(draw.tags(random)))
    every = list(policies(proof))
    for each in random.sample(every, min(len(every), 4)):
        rules = each.filter.rules
        dead = {*Reader(algebra()).dead(each.filter)}
        pieces: dict[int, list[int]] = {}
        for number, one in enumerate(rules):
            if one.written is not None:
                pieces.setdefault(id(one.written), []).append(number)
        never = {Idle.CONTRADICTED, Idle.SHADOWED, Idle.UNMATCHED}
        found = {id(written) for written, told in Judge(each).dead() if told.idle in never}
        assert found == {key for key, numbers in pieces.items() if dead.issuperset(numbers)}


# One by one


def network(*groups: dict[str, Any], app: str = "group", **keys: Any) -> Network:  # noqa: ANN401 - any part
    """Two spokes and a hub; the group `group` is on the first spoke's subnet `app`."""
    homes = star(one={"network_security_group": app})
    return Network.model_validate(
        {"virtual_networks": homes, "network_security_groups": groups, **keys}
    )


def told(found: list[IdleRule]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {each.name: (each.idle.value, each.by) for each in found}


IN = {"destination": "10.1.1.0/24"}


def test_a_rule_behind_two_that_cover_it_together_is_shadowed_by_both() -> None:
    halves = [rule(f"half-{n}", 100 + n, "deny", source=f"10.0.2.{n * 128}/25") for n in (0, 1)]
    whole = rule("whole", 200, "deny", source="10.0.2.0/24")
    found = told(idle(network(nsg("group", *halves, whole))))
    assert found == {"group/whole": ("shadowed", ("half-0", "half-1"))}


def test_half_a_cover_shadows_nothing() -> None:
    half = rule("half", 100, "deny", source="10.0.2.0/25")
    whole = rule("whole", 200, "deny", source="10.0.2.0/24")
    assert told(idle(network(nsg("group", half, whole)))) == {
        "group/half": ("redundant", ("whole",))
    }


def test_of_several_covers_the_smallest_is_named() -> None:
    narrow = [rule(f"n{n}", 100 + n, "deny", source=f"10.2.{n}.0/24") for n in range(3)]
    wide = rule("wide", 150, "deny", source="10.2.0.0/15")
    last = rule("last", 200, "deny", source="10.2.0.0/23")
    assert told(idle(network(nsg("group", *narrow, wide, last))))["group/last"] == (
        "shadowed",
        ("wide",),
    )


def test_a_shadowed_rule_that_wants_the_opposite_is_contradicted_with_a_packet() -> None:
    found = idle(
        network(
            nsg(
                "group",
                rule("let", 100, "allow", source="10.2.0.0/16", protocol="tcp"),
                rule(
                    "stop", 200, "deny", source="10.2.1.4", protocol="tcp", destination_ports="22"
                ),
            )
        )
    )
    one = next(each for each in found if each.rule == "stop")
    assert (one.idle, one.by) == (Idle.CONTRADICTED, ("let",))
    assert one.witness == "10.2.1.4 to 10.1.1.0, tcp/22, is decided by let (100)"


def test_a_rule_for_addresses_of_another_subnet_matches_nothing_here() -> None:
    group = nsg("group", rule("else", 100, "deny", destination="10.1.2.0/24"))
    (found,) = idle(network(group))
    assert (found.idle, found.witness) == (Idle.UNMATCHED, "it is asked only at 10.1.1.0/24")


def test_a_rule_that_is_dead_at_one_subnet_and_alive_at_another_is_alive() -> None:
    group = nsg("group", rule("else", 100, "deny", destination="10.2.1.0/24"))
    both = network(group).model_copy(
        update={
            "virtual_networks": Network.model_validate(
                {
                    "virtual_networks": star(
                        one={"network_security_group": "group"},
                        two={"network_security_group": "group"},
                    )
                }
            ).virtual_networks
        }
    )
    assert told(idle(both)) == {}


def test_a_subnet_with_an_appliance_that_forwards_sees_foreign_addresses() -> None:
    group = nsg("group", rule("else", 100, "deny", destination="10.2.1.0/24"))
    nva = machine("nva", "spoke1/app", "10.1.1.9", ip_forwarding=True)
    assert told(idle(network(group, interfaces=[nva]))) == {}


def test_an_uplink_sees_the_addresses_of_guests() -> None:
    group = nsg("group", rule("guests", 100, "deny", "outbound", source="10.40.1.0/24"))
    uplink = {"avs-nsx-gw": {"network_security_group": "group"}}
    parts = {"virtual_networks": [avs_vnet()], "private_clouds": [cloud(service_subnets=uplink)]}
    found = idle(Network.model_validate({**parts, "network_security_groups": [group]}))
    assert told(found) == {}


@pytest.mark.parametrize(
    "machines", [[], [machine("nva", "spoke1/app", "10.1.1.9", ip_forwarding=False)]]
)
def test_a_subnet_to_which_a_route_leads_sees_foreign_addresses(machines: list[Any]) -> None:
    """Whoever has the next hop may pass it on, though nobody is declared there who does."""
    group = nsg("group", rule("else", 100, "deny", destination="10.2.1.0/24"))
    hop = {"prefix": "10.2.0.0/16", "next_hop": "virtual_appliance", "address": "10.1.1.9"}
    table = {"name": "by-nva", "routes": [hop]}
    assert told(idle(network(group, interfaces=machines, route_tables=[table]))) == {}


def test_a_group_on_an_interface_counts_for_its_address_alone() -> None:
    rules = [rule(f"to-{n}", 100 + n, "deny", destination=f"10.1.1.{n}") for n in (4, 5)]
    one = machine("vm", "spoke1/app", "10.1.1.4", network_security_group="own")
    found = idle(network(nsg("own", *rules), interfaces=[one], app=""))
    assert told(found) == {"own/to-5": ("unmatched", ())}


def partly(*groups: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - any part
    """The same, and not all interfaces in the second spoke are told."""
    homes = star(one={"network_security_group": "group"}, two={"complete": False})
    parts = {"virtual_networks": homes, "network_security_groups": groups, **keys}
    return Network.model_validate(parts)


def test_a_rule_that_an_untold_interface_may_need_is_doubtful() -> None:
    """Whoever has the group in the second spoke asks its rules, though no one is told to."""
    to = {"else": "10.2.1.0/24", "nobody": "10.3.0.0/16"}
    rules = [
        rule(name, 100 + n, "deny", destination=each) for n, (name, each) in enumerate(to.items())
    ]
    covered = rule("covered", 200, "deny", destination="10.2.1.4")
    found = idle(partly(nsg("group", *rules, covered)))
    assert told(found) == {
        "group/else": ("doubtful", ()),
        "group/nobody": ("unmatched", ()),
        "group/covered": ("unmatched", ()),
    }
    assert found[0].witness == "an interface that is not told may have the group"


def test_a_rule_that_is_redundant_where_its_group_is_told_may_be_needed_untold() -> None:
    like = rule("like", 100, "allow", source="10.0.0.0/16")
    assert told(idle(partly(nsg("group", like)))) == {
        "group/like": ("doubtful", ("AllowVnetInBound (65000)",))
    }


def test_untold_routes_may_lead_anybody_to_an_untold_interface() -> None:
    group = nsg("group", rule("else", 100, "deny", destination="10.3.0.0/16"))
    table = {"name": "some", "complete": False}
    assert told(idle(partly(group, route_tables=[table]))) == {"group/else": ("doubtful", ())}


def test_a_group_that_nothing_has_is_judged_as_it_stands() -> None:
    rules = [rule("one", 100, "deny"), rule("two", 200, "deny", source="10.2.0.0/16")]
    assert told(idle(network(nsg("free", *rules)))) == {"free/two": ("shadowed", ("one",))}


def test_a_rule_that_says_what_the_default_rules_say_is_redundant() -> None:
    group = nsg("group", rule("like", 100, "allow", source="10.0.0.0/16", **IN))
    assert told(idle(network(group))) == {
        "group/like": ("redundant", ("AllowVnetInBound (65000)",))
    }


def test_an_unknown_tag_before_a_rule_makes_it_doubtful_and_never_dead() -> None:
    rules = [
        rule("tagged", 100, "deny", source="Nobody-Knows"),
        rule("plain", 200, "deny", source="10.0.0.0/16"),
    ]
    assert told(idle(network(nsg("group", *rules)))) == {"group/plain": ("doubtful", ("tagged",))}


def test_rules_for_the_platform_are_left_out() -> None:
    outbound = [
        rule(f"dns-{n}", 100 + n, "deny", "outbound", destination="AzurePlatformDNS")
        for n in (1, 2)
    ]
    assert told(idle(network(nsg("group", *outbound)))) == {}


def of_firewall(*policies_: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - any key of it
    """A hub with a firewall."""
    homes, devices = [hub()], [firewall(**keys)]
    return Network.model_validate(
        {"virtual_networks": homes, "firewalls": devices, "firewall_policies": policies_}
    )


def net(name: str, source: str, destination: str = "10.2.0.0/16") -> dict[str, Any]:
    return {"name": name, "source": source, "destination": destination, "protocols": "tcp",
            "ports": "443"}  # fmt: skip


def test_a_rule_of_a_parent_shadows_that_of_its_child() -> None:
    base = policy(collection("network", "deny", net("stop", "10.1.0.0/16")), name="base")
    child = policy(collection("network", "allow", net("let", "10.1.1.0/24")), parent="base")
    found = idle(of_firewall(base, child))
    assert told(found)["policy/group/network-100/let"] == (
        "contradicted",
        ("base/group/network-100/stop",),
    )


def test_a_rule_that_one_of_two_firewalls_needs_is_alive() -> None:
    base = policy(collection("network", "allow", net("let", "10.1.0.0/16")), name="base")
    child = policy(collection("network", "allow", net("let", "10.1.1.0/24")), parent="base")
    found = idle(of_firewall(base, child))
    assert told(found) == {
        "policy/group/network-100/let": ("shadowed", ("base/group/network-100/let",))
    }


def test_network_rules_come_before_application_rules_whatever_their_priority() -> None:
    web = {"name": "web", "source": "10.1.0.0/16", "fqdns": ["contoso.example"]}
    found = idle(
        of_firewall(
            policy(
                collection("application", "allow", web, priority=100),
                collection("network", "allow", net("https", "10.0.0.0/8", "*"), priority=200),
            )
        )
    )
    assert told(found) == {
        "policy/group/application-100/web": ("shadowed", ("group/network-200/https",))
    }


@pytest.mark.parametrize(
    ("wide", "expected"), [("*.contoso.example", "doubtful"), ("x.example", None)]
)
def test_an_application_rule_may_be_dead_behind_one_for_all_its_names(
    wide: str, expected: str | None
) -> None:
    rules = [
        {"name": name, "source": "10.1.0.0/16", "fqdns": [names]}
        for name, names in (("wide", wide), ("one", "a.contoso.example"))
    ]
    found = told(idle(of_firewall(policy(collection("application", "allow", *rules)))))
    assert found.get("policy/group/application-100/one", (None,))[0] == expected
    assert "policy/group/application-100/wide" not in found


def dnat(name: str, to: str, source: str = "*") -> dict[str, Any]:
    return {"name": name, "source": source, "destination": "20.1.1.1", "port": 443,
            "translated_address": to, "translated_port": 443}  # fmt: skip


def test_dnat_rules_are_shadowed_and_contradicted_by_where_they_lead() -> None:
    rules = (
        dnat("all", "10.1.1.4"),
        dnat("same", "10.1.1.4", "203.0.113.0/24"),
        dnat("other", "10.1.1.5", "203.0.113.0/24"),
    )
    found = told(idle(of_firewall(policy(collection("dnat", None, *rules)))))
    assert found == {
        "policy/group/dnat-100/same": ("shadowed", ("group/dnat-100/all",)),
        "policy/group/dnat-100/other": ("contradicted", ("group/dnat-100/all",)),
    }


def test_a_dnat_rule_is_redundant_where_the_next_leads_to_the_same() -> None:
    rules = (dnat("some", "10.1.1.4", "203.0.113.0/24"), dnat("all", "10.1.1.4"))
    found = told(idle(of_firewall(policy(collection("dnat", None, *rules)))))
    assert found == {"policy/group/dnat-100/some": ("redundant", ("group/dnat-100/all",))}


def of_nsx(*rules: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - any key of the cloud
    """A private cloud with two segments and a policy of its distributed firewall."""
    segments = [{"name": f"seg{n}", "prefix": f"10.40.{n}.0/24"} for n in (1, 2)]
    cloud = {"name": "avs", "virtual_network": "hub", "address_block": "10.30.0.0/22",
             "segments": segments, "distributed_default": "drop",
             "distributed_firewall": [{"name": "tiers", "rules": list(rules)}], **keys}  # fmt: skip
    return Network.model_validate({"virtual_networks": [hub()], "private_clouds": [cloud]})


def test_a_rule_of_nsx_is_dead_where_its_scope_holds_neither_of_its_ends() -> None:
    nowhere = {"name": "a", "action": "allow", "source": "seg1", "destination": "seg1",
               "applied_to": "seg2"}  # fmt: skip
    assert told(idle(of_nsx(nowhere))) == {"tiers/a": ("unmatched", ())}


def test_an_earlier_category_shadows_a_later_one() -> None:
    first = {"name": "zones", "category": "environment",
             "rules": [{"name": "all", "action": "drop"}]}  # fmt: skip
    late = {"name": "tiers", "rules": [{"name": "let", "action": "allow", "source": "seg1"}]}
    found = told(idle(of_nsx(distributed_firewall=[late, first])))
    assert found["tiers/let"] == ("contradicted", ("zones/all",))


@pytest.mark.parametrize(
    ("action", "expected", "witness"),
    [
        ("allow", "contradicted", "10.40.2.0 to 10.40.1.0, tcp/443, is decided by tiers/late"),
        ("drop", "shadowed", ""),
    ],
)
def test_a_rule_that_others_jump_over_is_held_against_who_decides_then(
    action: str, expected: str, witness: str
) -> None:
    ends = {"source": "seg2", "destination": "seg1"}
    policies = [
        {"name": name, "category": category, "rules": [{"name": each, "action": does, **keys}]}
        for name, category, each, does, keys in (
            ("first", "emergency", "jump", "jump_to_application", {"source": "seg2"}),
            ("zones", "environment", "closed", "drop", ends),
            ("tiers", "application", "late", action, ends),
        )
    ]
    found = {each.name: each for each in idle(of_nsx(distributed_firewall=policies))}
    closed = found["zones/closed"]
    assert (closed.idle, closed.by, closed.witness) == (expected, ("first/jump",), witness)


def test_a_rule_of_a_gateway_counts_for_the_segments_behind_it() -> None:
    wall = {"name": "edge", "gateways": ["tier-1"], "rules": [
        {"name": "known", "action": "drop", "direction": "out", "source": "10.40.1.0/24"},
        {"name": "foreign", "action": "drop", "direction": "out", "source": "10.50.0.0/16"},
    ]}  # fmt: skip
    found = told(idle(of_nsx(distributed_firewall=[], gateway_firewall=[wall])))
    assert found == {"edge/foreign": ("unmatched", ())}


def managed(*rules: dict[str, Any]) -> Network:
    manager = {
        "network_groups": [{"name": "spokes", "virtual_networks": ["spoke1"]}],
        "security_admin": [{"name": "above", "groups": ["spokes"], "rules": rules}],
    }
    return network(network_manager=manager, app="")


def test_admin_rules_shadow_each_other_in_their_networks() -> None:
    first = {"name": "first", "priority": 1, "direction": "inbound", "action": "deny"}
    later = {**first, "name": "later", "priority": 2, "action": "always_allow"}
    away = {**first, "name": "away", "priority": 0, "destination": "10.2.1.0/24"}
    assert told(idle(managed(first, later, away))) == {
        "above/later": ("contradicted", ("first",)),
        "above/away": ("unmatched", ()),
    }


def test_to_allow_and_to_allow_always_are_not_the_same() -> None:
    some = {"name": "some", "priority": 1, "direction": "inbound", "action": "allow",
            "source": "10.2.0.0/16"}  # fmt: skip
    all_ = {"name": "all", "priority": 2, "direction": "inbound", "action": "always_allow"}
    assert told(idle(managed(some, all_))) == {}
