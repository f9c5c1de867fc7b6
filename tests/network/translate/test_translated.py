"""The distributed firewall in rules of Azure: what is said, what is left, and what it changes."""

from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.network.agree import tags_of
from tests.network.parts import allow_all, avs_vnet, cloud, dfw, firewall, hub, peering
from tests.network.test_idle import verdicts
from tests.oracle import draw

from landbridge.errors import InputError
from landbridge.model.network import FirewallPolicy, Network, NetworkSecurityGroup
from landbridge.network.translate.into import Into
from landbridge.network.translate.translated import Asked, Proven, proven, translated

EXAMPLES = settings().max_examples
PACKETS = 40
HOP = {"next_hop": "virtual_appliance", "address": "10.0.1.4"}
SEGMENTS = ("10.40.1.0/24", "10.40.2.0/24")
UPLINKS = ("avs-nsx-gw", "avs-nsx-gw-1")


@settings(max_examples=EXAMPLES // 4)
@given(st.integers(0, 2**32), st.sampled_from(Into))
def test_beside_the_rules_of_nsx_no_packet_is_lost(seed: int, into: Into) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    try:
        found = translated(network, tags_of(tags), asked(network, into))
    except InputError:  # something is on the uplinks, or nothing is there to be asked
        assume(False)
    packets = list(draw.packets(network, random, PACKETS))
    before, after = (verdicts(each, tags, packets) for each in (network, found.change(network)))
    turned = {pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]}
    # whether a group on the uplinks lets replies pass that it would deny as requests is unpublished
    assert turned <= ({("allow", "depends")} if into is Into.GROUP else set())


def asked(network: Network, into: Into) -> Asked:
    clouds = [each.name for each in network.private_clouds if each.generation == 2]
    heirs = [each.name for each in network.firewall_policies if not each.parent]
    return Asked(into, *(names[0] if names else "nobody" for names in (clouds, heirs)))


def network(*policies: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - any key of a cloud
    """A private cloud whose guests reach a hub by its firewall, and are reached by it."""
    forwarded = {"allow_forwarded_traffic": True}
    on = {name: {"route_table": "to-firewall"} for name in UPLINKS}
    parts = {
        "virtual_networks": [
            avs_vnet(peering("hub", **forwarded)),
            hub(peering("avs", **forwarded), nva={"route_table": "to-guests"}),
        ],
        "firewalls": [firewall()],
        "firewall_policies": [allow_all()],
        "route_tables": [
            {"name": name, "routes": [{"prefix": each, **HOP} for each in to]}
            for name, to in (("to-firewall", ["10.0.2.0/24"]), ("to-guests", SEGMENTS))
        ],
        "private_clouds": [cloud(distributed_firewall=policies, service_subnets=on, **keys)],
    }
    return Network.model_validate(parts)


def proof(whole: Network, into: Into) -> Proven:
    return proven(whole, None, translated(whole, None, Asked(into)))


NO_SSH = dfw("no ssh", "drop", destination="10.0.2.0/24", services=["ssh"])
FROM_HUB = dfw("not from the hub", "drop", source="10.0.2.0/24", destination="10.40.1.0/24")
APART = dfw("apart", "drop", source="10.40.1.0/24", destination="10.40.2.0/24")


def test_what_leaves_is_denied_alike_by_a_firewall_in_place_of_nsx() -> None:
    found = proof(network(NO_SSH), Into.FIREWALL)
    assert not found.beside.any
    assert not found.instead.any


def test_what_leaves_is_denied_alike_on_the_uplinks_but_for_replies_that_look_like_it() -> None:
    for each in proof(network(NO_SSH), Into.GROUP):
        assert {(told.source, told.may_lose) for told in each.places} == {
            ("hub/nva", "tcp/0-65535 from 22")
        }
        assert not each.loses
        assert all(told.gains == told.may_gain == "nothing" for told in each.places)


def test_what_enters_is_denied_alike_by_a_firewall_and_not_on_the_uplinks() -> None:
    assert not proof(network(FROM_HUB), Into.FIREWALL).instead.any
    (gained,) = proof(network(FROM_HUB), Into.GROUP).instead.places
    assert (gained.source, gained.destination) == ("hub/nva", "sddc/web")
    assert gained.gains != "nothing"


@pytest.mark.parametrize("into", Into)
def test_what_goes_between_guests_is_left_to_nsx_and_its_loss_is_named(into: Into) -> None:
    whole = network(APART)
    (left,) = {
        each for each in translated(whole, None, Asked(into)).left if each.rule == "apart/apart"
    }
    assert left.why == "it is about guests alone, and nothing in Azure sees what goes between them"
    (gained,) = proof(whole, into).instead.places
    assert (gained.source, gained.destination) == ("sddc/web", "sddc/data")


def test_a_group_says_the_rules_in_the_order_in_which_nsx_asks_them() -> None:
    ordered = (dfw("later", "allow", source="10.40.1.0/24"), dfw("first", "drop", "emergency"))
    made = translated(network(*ordered), None, Asked(Into.GROUP)).made
    assert isinstance(made, NetworkSecurityGroup)
    assert [(each.name, each.priority, each.access) for each in made.rules] == [
        ("100-first-first", 100, "deny"),
        ("110-later-later", 110, "allow"),
        ("120-default", 120, "allow"),
        ("all-else-inbound", 4096, "allow"),
        ("all-else-outbound", 4096, "allow"),
    ]


def test_a_firewall_denies_only_what_no_rule_before_allows() -> None:
    jump = dfw("jump", "allow", source="10.40.1.4", services=["ssh"])
    made = translated(network(jump, NO_SSH), None, Asked(Into.FIREWALL)).made
    assert isinstance(made, FirewallPolicy)
    (collection,) = made.rule_collection_groups[0].rule_collections
    assert collection.kind == "network"
    (rule,) = collection.rules
    assert rule.source == ("10.40.1.0/30", "10.40.1.5/32", "10.40.1.6/31", "10.40.1.8/29",
                           "10.40.1.16/28", "10.40.1.32/27", "10.40.1.64/26", "10.40.1.128/25",
                           "10.40.2.0/24")  # fmt: skip
    assert (rule.destination, rule.ports) == (("10.0.2.0/24",), ("22",))


@pytest.mark.parametrize("into", Into)
@pytest.mark.parametrize(("allowed", "denied"), [("gre", None), ("icmp/8", ["icmp"])])
def test_what_is_allowed_and_cannot_be_said_is_not_lost_to_a_rule_behind_it(
    into: Into, allowed: str, denied: list[str] | None
) -> None:
    tunnel = dfw("tunnel", "allow", destination="10.0.2.0/24", services=[allowed])
    services: dict[str, Any] = {"services": denied} if denied else {}
    none = dfw("none", "drop", destination="10.0.2.0/24", **services)
    found = proof(network(tunnel, none), into)
    assert not found.beside.loses
    assert not found.instead.loses


@pytest.mark.parametrize(
    ("policy", "into", "why"),
    [
        (dfw("ping", "drop", services=["icmp/8"]), Into.GROUP,
         "no rule of a network security group says a part of icmp"),
        (dfw("gre", "drop", services=["gre"]), Into.GROUP,
         "no rule of a network security group says gre"),
        (dfw("esp", "drop", services=["esp"]), Into.FIREWALL,
         "no network rule of Azure Firewall says esp"),
        (dfw("who", "drop", source="nobody-knows"), Into.GROUP,
         "what nobody-knows holds is not known here"),
        (dfw("frames", "drop", "ethernet"), Into.FIREWALL,
         "it is about frames of Ethernet, which no rule of Azure sees"),
        (dfw("in", "drop", direction="in"), Into.GROUP,
         "what enters the private cloud does not pass its uplinks"),
    ],
)  # fmt: skip
def test_what_the_target_cannot_say_is_left_with_its_reason(
    policy: dict[str, Any], into: Into, why: str
) -> None:
    name = f"{policy['name']}/{policy['name']}"
    found = translated(network(policy), None, Asked(into))
    assert why in {each.why for each in found.left if each.rule == name}


def test_behind_a_jump_over_a_category_a_rule_denies_only_what_was_not_led_past_it() -> None:
    jump = dfw("jump", "jump_to_application", "environment", services=["https"])
    web = dfw("web", "drop", "environment", services=["https", "http"])
    ssh = dfw("ssh", "drop", "environment", services=["ssh"])
    found = translated(network(jump, web, ssh), None, Asked(Into.GROUP))
    assert "a rule before it jumps over it, for some of what it matches" in {
        each.why for each in found.left if each.rule == "web/web"
    }
    assert found.rules["ssh/ssh"] == 2


@pytest.mark.parametrize(
    ("asked_for", "problem"),
    [
        (Asked(Into.GROUP, "other"), "there is no private cloud other"),
        (Asked(Into.FIREWALL, "", "other"), "there is no firewall policy other"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(asked_for: Asked, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        translated(network(NO_SSH), None, asked_for)
    assert "Name one of those that the estate has: " in str(caught.value)


def test_uplinks_with_a_group_are_refused() -> None:
    on = {"avs-nsx-gw": {"network_security_group": "theirs"}}
    bare = network(NO_SSH)
    taken = Network.model_validate(
        {
            **bare.model_dump(exclude_unset=True),
            "network_security_groups": [{"name": "theirs"}],
            "private_clouds": [cloud(service_subnets=on)],
        }
    )
    with pytest.raises(InputError, match="avs-nsx-gw of sddc has the group theirs already"):
        translated(taken, None, Asked(Into.GROUP))


def test_a_policy_that_inherits_already_is_refused() -> None:
    bare = network(NO_SSH)
    heirs = [allow_all(parent="base"), allow_all(name="base")]
    taken = Network.model_validate(
        {**bare.model_dump(exclude_unset=True), "firewall_policies": heirs}
    )
    with pytest.raises(InputError, match="policy inherits from base already"):
        translated(taken, None, Asked(Into.FIREWALL, "", "policy"))
