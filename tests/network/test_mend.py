"""Fixes of denied connections: they work, nothing is spare, and they change what they announce."""

from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.network.agree import endpoint, tags_of
from tests.network.parts import (
    allow_all,
    cloud,
    collection,
    firewall,
    hub,
    machine,
    net_rule,
    nsg,
    peering,
    policy,
    rule,
    spoke1,
    spoke2,
    star,
    table,
    tcp,
    vnet,
)
from tests.network.test_revision import edited, with_group
from tests.oracle import Oracle, Packet, draw

from landbridge.model.estate import Estate
from landbridge.model.mend import Mend
from landbridge.model.network import Network
from landbridge.network.asserts import connection
from landbridge.network.cut import Divided
from landbridge.network.estate.assembled import assembled
from landbridge.network.estate.loaded import Loaded
from landbridge.network.mend.effect import effect, effect_of_rules
from landbridge.network.mend.mended import Mender, done, mended
from landbridge.network.mend.wanted import Asked
from landbridge.network.proof import Proof

EXAMPLES = settings().max_examples
PACKETS, TRIES = 40, 1


def asked_for(packet: Packet) -> Asked:
    words = {6: f"tcp/{packet.port}", 17: f"udp/{packet.port}"}
    return Asked(packet.source, packet.destination, (words.get(packet.protocol, "any"),))


def denied(network: Network, tags: Any, random: Random) -> list[Packet]:  # noqa: ANN401 - as drawn
    """Some packets that the oracle denies, between two ends that stand somewhere."""
    oracle, proof = Oracle(network, tags), Proof(network, tags_of(tags))
    return [
        each
        for each in draw.packets(network, random, PACKETS)
        if each.protocol in {6, 17}
        and oracle.decide(each, None, None).verdict == "deny"
        and endpoint(proof, each.source, None)
        and endpoint(proof, each.destination, None)
    ][:TRIES]


def named(proof: Proof, packet: Packet) -> tuple[str, str]:
    ends = (endpoint(proof, each, None) for each in (packet.source, packet.destination))
    one, other = (each.place.name if each else "" for each in ends)
    return one, other


@settings(max_examples=EXAMPLES // 4)
@given(st.integers(0, 2**32))
def test_a_fix_makes_it_work_and_changes_only_what_it_announces(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    others = list(draw.packets(network, random, PACKETS))
    for packet in denied(network, tags, random):
        mender = Mender(network, tags_of(tags), asked_for(packet))
        for edits in mender.ways():
            after, fix = done(network, edits), mender.fix(edits)
            assert Oracle(after, tags).decide(packet, None, None).verdict == "allow"
            announced = {(e.source, e.destination) for e in (*fix.gains, *fix.loses)}
            assert not any(each.less for each in fix.gains if each not in fix.loses)
            proof = Proof(after, tags_of(tags))
            before, now = Oracle(network, tags), Oracle(after, tags)
            for each in others:
                was, is_ = (o.decide(each, None, None).verdict for o in (before, now))
                assert was == is_ or named(proof, each) in announced


@settings(max_examples=EXAMPLES // 8)
@given(st.integers(0, 2**32))
@example(731)  # a rule between them asks for the port of the source
def test_no_change_of_a_fix_is_spare(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    for packet in denied(network, tags, random):
        for edits in Mender(network, tags_of(tags), asked_for(packet)).ways():
            for one in edits:
                less = done(network, [each for each in edits if each is not one])
                asked = asked_for(packet)  # from any port, and not from that of the packet alone
                found = connection(
                    Loaded(less, tags_of(tags)), asked.source, asked.destination, *asked.services
                )
                assert len(edits) == 1 or found.verdict != "allow"


@settings(max_examples=EXAMPLES // 8)
@given(st.integers(0, 2**32))
def test_what_rules_change_is_found_alike_with_all_proven_and_with_what_they_name(
    seed: int,
) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    places = [each.name for each in Proof(network, tags).places]
    asked = Asked(random.choice(places), random.choice(places), ("tcp/443",))
    ends, services = (asked.source, asked.destination), (asked.services,)
    after = with_group(network, edited(random.choice(network.network_security_groups), random))
    old, again, new = (Proof(each, tags, ends, services) for each in (network, network, after))
    whole = effect(again, new, asked)
    try:
        alone = effect_of_rules(old, after, asked)
    except Divided:
        return
    assert (set(alone.gains), set(alone.loses)) == (set(whole.gains), set(whole.loses))
    assert (alone.inspections, alone.opens) == (whole.inspections, whole.opens)


def told(mend: Mend) -> list[list[str]]:
    return [[f"{each.where}: {each.does}" for each in fix.changes] for fix in mend.fixes]


def fixes(network: Network, source: str, destination: str, *services: str) -> Mend:
    return mended(network, None, Asked(source, destination, services or ("tcp/443",)))


def ways(network: Network, source: str, destination: str, *services: str) -> list[list[str]]:
    """All that is tried, wider ones too."""
    asked = Asked(source, destination, services or ("tcp/443",))
    found = Mender(network, None, asked).ways()
    return [[f"{each.change.where}: {each.change.does}" for each in edits] for edits in found]


def spokes(**keys: Any) -> Network:  # noqa: ANN401 - any part of a network
    """Two spokes that are peered; the first one's `app` has the group `group`."""
    homes = star(one={"network_security_group": "group"})
    homes[1]["peerings"].append(peering("spoke2"))
    homes[2]["peerings"].append(peering("spoke1"))
    return Network.model_validate({"virtual_networks": homes, **keys})


ASKED = Asked("spoke2/app", "spoke1/app", ("tcp/443",))
STOP = nsg("group", rule("stop", 200, "deny", source="10.2.0.0/16"))


def test_a_rule_of_a_group_is_passed_by_one_before_it_or_taken_out() -> None:
    network = spokes(network_security_groups=[STOP])
    where = "network security group group"
    let = f"{where}: let inbound tcp/443 from spoke2/app to spoke1/app, with priority 199"
    assert ways(network, "spoke2/app", "spoke1/app") == [[let], [f"{where}: take out stop (200)"]]
    found = fixes(network, "spoke2/app", "spoke1/app")
    (narrow,) = found.fixes
    assert (told(found), found.wider, narrow.opens) == ([[let]], 1, 0)
    assert narrow.changes[0].put == {
        "name": "spoke2-app-to-spoke1-app",
        "priority": 199,
        "direction": "inbound",
        "access": "allow",
        "protocol": "tcp",
        "source": ["10.2.1.0/24"],
        "destination": ["10.1.1.0/24"],
        "destination_ports": ["443"],
    }
    assert [(e.source, e.destination, e.gains) for e in narrow.gains] == [
        ("spoke2/app", "spoke1/app", "tcp/443")
    ]


def test_a_wider_fix_is_told_where_it_needs_fewer_changes() -> None:
    """Two protocols need two rules, and one rule less lets both through."""
    network = spokes(network_security_groups=[STOP])
    found = fixes(network, "spoke2/app", "spoke1/app", "tcp/443", "udp/443")
    assert [(len(each.changes), each.opens > 0) for each in found.fixes] == [(2, False), (1, True)]
    assert found.wider == 0


def opened(before: Network, after: Network, asked: Asked) -> int:
    """How many classes of traffic pass more surely besides, over all pairs, one by one."""
    texts, services = (asked.source, asked.destination), (asked.services,)
    old, new = (Proof(each, None, texts, services) for each in (before, after))
    material = old.material | new.material
    for each in (old, new):
        each.tell_apart(material)
    mine = [{*new.end(text).among(new.ground.endpoints)} for text in texts]
    twins = dict(zip(new.ground.endpoints, old.ground.endpoints, strict=True))
    count = 0
    for one, other in product(twins, twins):
        was, now = old.pair(twins[one], twins[other]), new.pair(one, other)
        more = now.allowed & ~was.allowed | now.allow & ~was.allow
        if one in mine[0] and other in mine[1]:
            more &= ~new.ground.traffic.bits(new.traffic(asked.services))
        count += more.bit_count()
    return count


def test_what_a_fix_opens_besides_is_counted_pair_by_pair() -> None:
    """Also what passes perhaps then, and what was not certain and is."""
    sources = ["10.2.0.0/16", "10.0.2.0/24", "Nobody-Knows"]
    network = spokes(
        network_security_groups=[nsg("group", rule("stop", 200, "deny", source=sources))]
    )
    home = network.virtual_networks[0]
    partly = tuple(each.model_copy(update={"complete": False}) for each in home.subnets)
    homes = (home.model_copy(update={"subnets": partly}), *network.virtual_networks[1:])
    network = network.model_copy(update={"virtual_networks": homes})
    mender = Mender(network, None, ASKED)
    narrow, wide = mender.ways()
    assert mender.fix(narrow).opens == 0
    assert mender.fix(wide).opens == opened(network, done(network, wide), ASKED) > 0


def test_a_rule_with_the_lowest_number_can_only_be_taken_out() -> None:
    first = nsg("group", rule("stop", 100, "deny", source="10.2.0.0/16"))
    found = fixes(spokes(network_security_groups=[first]), "spoke2/app", "spoke1/app")
    assert told(found) == [["network security group group: take out stop (100)"]]


def test_a_number_that_is_taken_is_not_given_again() -> None:
    near = nsg("group", rule("near", 199, "allow", source="10.9.9.9"), *STOP["rules"])
    found = fixes(spokes(network_security_groups=[near]), "spoke2/app", "spoke1/app")
    assert "with priority 198" in told(found)[0][0]


def test_a_denial_at_several_stages_needs_a_change_at_each() -> None:
    manager = {
        "network_groups": [{"name": "spokes", "virtual_networks": ["spoke1"]}],
        "security_admin": [
            {
                "name": "above",
                "groups": ["spokes"],
                "rules": [{"name": "no", "priority": 5, "direction": "inbound", "action": "deny"}],
            }
        ],
    }
    found = fixes(
        spokes(network_security_groups=[STOP], network_manager=manager), "spoke2/app", "spoke1/app"
    )
    asked = "inbound tcp/443 from spoke2/app to spoke1/app"
    assert told(found)[0] == [
        f"security admin rules above: hand on {asked}, with priority 4",
        f"network security group group: let {asked}, with priority 199",
    ]


def test_networks_that_are_not_peered_are_peered_from_both_sides() -> None:
    network = Network.model_validate({"virtual_networks": star()})
    assert told(fixes(network, "spoke1/app", "spoke2/app")) == [
        [
            "virtual network spoke1: peer it with spoke2",
            "virtual network spoke2: peer it with spoke1",
        ]
    ]


def test_networks_that_overlap_cannot_be_peered() -> None:
    twins = [
        vnet(name, "10.1.0.0/16", subnets=[{"name": "app", "prefixes": [prefix]}])
        for name, prefix in (("one", "10.1.1.0/24"), ("two", "10.1.2.0/24"))
    ]
    found = fixes(Network.model_validate({"virtual_networks": twins}), "one/app", "two/app")
    assert found.fixes == ()
    assert found.cannot


def test_a_route_that_drops_is_taken_out() -> None:
    homes = star(one={"route_table": "drop"})
    homes[1]["peerings"].append(peering("spoke2"))
    homes[2]["peerings"].append(peering("spoke1"))
    parts = {"virtual_networks": homes, "route_tables": [table("drop", ("10.2.0.0/16", "none"))]}
    found = fixes(Network.model_validate(parts), "spoke1/app", "spoke2/app")
    assert told(found) == [
        ["route table drop: take out the route 10.2.0.0/16, which drops"],
    ]


def inspected(*policies: dict[str, Any]) -> Network:
    """Two spokes that go by the firewall of the hub."""
    one, two = ({"route_table": name} for name in ("to2", "to1"))
    tables = [table(name, ("10.0.0.0/8", "10.0.1.4")) for name in ("to2", "to1")]
    return Network.model_validate(
        {
            "virtual_networks": star(one=one, two=two),
            "route_tables": tables,
            "firewalls": [firewall()],
            "firewall_policies": policies,
        }
    )


def test_a_firewall_that_has_no_rule_for_it_gets_one_behind_the_others() -> None:
    other = policy(collection("network", "allow", net_rule(destination="10.9.0.0/16")))
    found = fixes(inspected(other), "spoke1/app", "spoke2/app")
    assert told(found) == [
        [
            "firewall policy policy: let tcp/443 from spoke1/app to spoke2/app, in a group of its"
            " own with priority 201"
        ]
    ]
    assert found.fixes[0].opens == 0


def test_a_rule_of_a_parent_is_passed_in_the_parent() -> None:
    base = policy(collection("network", "deny", net_rule("stop"), priority=110), name="base")
    where = "firewall policy base, group group"
    found = ways(inspected(base, allow_all(parent="base")), "spoke1/app", "spoke2/app")
    assert found == [
        [
            f"{where}: let tcp/443 from spoke1/app to spoke2/app before network-110, with priority"
            " 109"
        ],
        [f"{where}: take out network-110/stop"],
    ]


def of_estate(**keys: Any) -> tuple[Network, Network]:  # noqa: ANN401 - any key of an estate
    """What an estate declares of its network, and all of it."""
    network = {"topology": "hub-and-spoke", "virtual_networks": [spoke1(), spoke2()]}
    estate = Estate.model_validate({"name": "estate", "network": network, **keys})
    return estate.network, assembled(estate)


DENIED = {"name": "no web", "source": "10.0.0.0/8", "destination": "10.2.0.0/16",
          "protocol": "HTTPS", "action": "Deny"}  # fmt: skip
OPEN = {**DENIED, "name": "dns", "protocol": "DNS", "action": "Allow"}


@pytest.mark.parametrize(
    ("rules", "where"), [([OPEN], "behind the others"), ([DENIED, OPEN], "before no web")]
)
def test_a_policy_that_is_drawn_is_changed_where_it_is_written(
    rules: list[dict[str, str]], where: str
) -> None:
    declared, whole = of_estate(firewall_rules=rules)
    asked = Asked("spoke1/app", "spoke2/app", ("tcp/443",))
    found = mended(whole, None, asked, declared=declared)
    (change,) = found.fixes[0].changes
    assert change.where == "firewall_rules, from which firewall policy hub-firewall-policy is drawn"
    assert change.does == f"let tcp/443 from spoke1/app to spoke2/app, {where}"
    (entry,) = (change.put or {})["firewall_rules"]
    after = [entry, *rules] if "before" in where else [*rules, entry]
    _, mended_whole = of_estate(firewall_rules=after)
    assert Mender(mended_whole, None, asked).ways() == []


def test_rules_of_a_private_cloud_that_the_network_does_not_declare_are_declared_first() -> None:
    cloud_ = {"name": "avs", "region": "northeurope", "address_block": "10.31.0.0/22",
              "virtual_network": {"name": "home", "address_space": ["10.30.0.0/16"]}}  # fmt: skip
    segments = [{"name": name, "networks": [], "prefix": p} for name, p in
                (("web", "10.40.1.0/24"), ("data", "10.40.2.0/24"))]  # fmt: skip
    declared, whole = of_estate(private_cloud=cloud_, segments=segments)
    (own,) = whole.private_clouds
    closed = own.model_copy(update={"distributed_default": "drop"})
    whole = whole.model_copy(update={"private_clouds": (closed,)})
    found = mended(whole, None, Asked("web", "data", ("tcp/443",)), declared=declared)
    assert [each.where for each in found.fixes[0].changes] == [
        "distributed firewall of avs, which is to be declared under `network.private_clouds`"
    ]


def test_a_segment_behind_a_policy_of_nsx_is_opened_before_the_rule_that_denies() -> None:
    tiers = {
        "name": "tiers",
        "rules": [{"name": "closed", "action": "drop", "destination": "data"}],
    }
    home = {**hub(), "name": "avs", "address_space": ["10.30.0.0/16"], "subnets": []}
    parts = {"virtual_networks": [home], "private_clouds": [cloud(distributed_firewall=[tiers])]}
    assert ways(Network.model_validate(parts), "web", "data", "mssql") == [
        ["NSX policy tiers: let mssql from web to data before closed"],
        ["NSX policy tiers: take out closed"],
    ]


def test_what_the_default_of_nsx_drops_is_let_through_at_the_end() -> None:
    home = {**hub(), "name": "avs", "address_space": ["10.30.0.0/16"], "subnets": []}
    dropping = cloud(distributed_default="drop")
    parts = {"virtual_networks": [home], "private_clouds": [dropping]}
    found = fixes(Network.model_validate(parts), "web", "data", "mssql")
    assert told(found) == [["distributed firewall of sddc: let mssql from web to data"]]


def test_what_no_rule_or_route_can_mend_is_said() -> None:
    found = fixes(spokes(), "Internet", "spoke1/app")
    assert found.fixes == ()
    assert found.cannot == ("routing at Internet: no public address leads to it",)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("spoke2", ["10.2.0.0/16"]),
        ("10.2.1.4", ["10.2.1.4"]),
        ("some", ["some"]),
        ("vm", ["10.2.1.9"]),
    ],
)
def test_a_rule_names_groups_and_says_all_else_by_addresses(end: str, said: list[str]) -> None:
    network = spokes(
        network_security_groups=[STOP],
        groups=[{"name": "some", "members": ["10.2.1.0/25"]}],
        interfaces=[machine("vm", "spoke2/app", "10.2.1.9")],
    )
    put = fixes(network, end, "spoke1/app").fixes[0].changes[0].put or {}
    assert put["source"] == said


def test_a_connection_that_works_needs_no_fix() -> None:
    assert fixes(spokes(), "spoke2/app", "spoke1/app") == Mend()


@pytest.mark.parametrize(
    ("service", "protocol", "ports"),
    [
        ("any", "any", None),
        ("tcp/80,8000-8080", "tcp", ["80", "8000-8080"]),
        ("udp", "udp", None),
        ("icmp", "icmp", None),
        ("protocol/50", "esp", None),
    ],
)
def test_traffic_is_said_in_the_words_of_the_rule(
    service: str, protocol: str, ports: list[str] | None
) -> None:
    found = fixes(spokes(network_security_groups=[STOP]), "spoke2/app", "spoke1/app", service)
    put = found.fixes[0].changes[0].put or {}
    assert (put.get("protocol", "any"), put.get("destination_ports")) == (protocol, ports)


def test_the_packet_that_was_denied_passes() -> None:
    network = spokes(network_security_groups=[STOP])
    packet = tcp("10.2.1.4", "10.1.1.4")
    (narrow, _) = Mender(network, None, Asked("spoke2/app", "spoke1/app", ("tcp/443",))).ways()
    assert Oracle(network, None).decide(packet, None, None).verdict == "deny"
    assert Oracle(done(network, narrow), None).decide(packet, None, None).verdict == "allow"


def test_what_is_not_told_is_named_once_with_its_place() -> None:
    homes = star(one={"network_security_group": "group", "complete": False})
    homes[1]["peerings"].append(peering("spoke2"))
    homes[2]["peerings"].append(peering("spoke1"))
    parts = {"virtual_networks": homes, "network_security_groups": [STOP]}
    found = fixes(Network.model_validate(parts), "spoke2/app", "spoke1/app")
    why = "an interface that is not told may stand there, with a group that denies"
    assert f"network security group not told at spoke1/app: {why}" in found.cannot
