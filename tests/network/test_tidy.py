"""Networks without their idle rules: smaller, and proven equal by others than ourselves."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.agree import tags_of
from tests.network.parts import collection, firewall, machine, net_rule, nsg, policy, rule, star
from tests.network.test_idle import verdicts
from tests.oracle import draw
from tests.security.algebra import Reader
from tests.security.diagrams import Diagrams
from tests.security.smt import Smt

from landbridge.model.idle import Idle
from landbridge.model.network import Network
from landbridge.network.idle.found import idle_rules
from landbridge.network.idle.owned import owned
from landbridge.network.idle.tidy import paired, smaller, tidied, unequal
from landbridge.network.idle.without import without
from landbridge.network.proof import Proof

EXAMPLES = settings().max_examples
PACKETS = 60


def anything(_: object) -> bool:
    return True


@settings(max_examples=EXAMPLES // 4)
@given(st.integers(0, 2**32))
def test_a_tidied_network_decides_alike_about_any_packet_and_has_nothing_idle(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    found = tidied(network, tags_of(tags), anything)
    packets = list(draw.packets(network, random, PACKETS))
    assert verdicts(found.network, tags, packets) == verdicts(network, tags, packets)
    left = {each.idle for each in idle_rules(Proof(found.network, tags_of(tags)))}
    assert left <= {Idle.DOUBTFUL}
    assert found.network == without(network, [each.key for each in found.gone])


@settings(max_examples=EXAMPLES // 6)
@given(st.integers(0, 2**32))
def test_our_own_proof_finds_a_tidied_network_equal(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    found = tidied(network, tags, anything)
    assert unequal(Proof(network, tags), Proof(found.network, tags)) == ""


@settings(max_examples=EXAMPLES // 8)
@given(st.integers(0, 2**32), st.sampled_from([Diagrams, Smt]))
def test_formulas_find_every_tidied_rule_set_equal(seed: int, algebra: Any) -> None:  # noqa: ANN401
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    less = tidied(network, tags, anything).network
    pairs = list(paired(Proof(network, tags), Proof(less, tags)))
    for one, other in random.sample(pairs, min(len(pairs), 4)):
        assert Reader(algebra()).equal(one, other)


def network(*rules: dict[str, Any], **keys: Any) -> Network:  # noqa: ANN401 - any part
    homes = star(one={"network_security_group": "group"})
    groups = [nsg("group", *rules)]
    parts = {"virtual_networks": homes, "network_security_groups": groups, **keys}
    return Network.model_validate(parts)


def left(found: Network) -> list[str]:
    return [each.name for each in owned(found)]


FROM_HUB = {"source": "10.0.2.0/24"}


def test_of_two_halves_and_a_whole_the_whole_goes() -> None:
    halves = [rule(f"h{n}", 100 + n, "deny", source=f"10.0.2.{n * 128}/25") for n in (0, 1)]
    found = tidied(network(*halves, rule("whole", 200, "deny", **FROM_HUB)), None, anything)
    assert left(found.network) == ["h0", "h1"]


def test_of_redundant_rules_that_replace_each_other_in_turn_the_last_stays() -> None:
    rules = [
        rule("one", 100, "deny", source="10.0.2.0/25"),
        rule("two", 110, "deny", **FROM_HUB),
        rule("three", 120, "deny", source="10.0.0.0/16"),
    ]
    assert left(tidied(network(*rules), None, anything).network) == ["three"]


@pytest.mark.parametrize(("first", "stays"), [("one", "two"), ("two", "one")])
def test_a_rule_that_stands_in_for_one_that_goes_stays(first: str, stays: str) -> None:
    """The second does without the first's half, and the first with the second: not both can go."""
    spans = {
        "one": "10.0.2.0-10.0.2.63",
        "two": "10.0.2.0-10.0.2.127",
        "three": "10.0.2.64-10.0.2.255",
    }
    rules = {
        name: rule(name, 100 + n, "deny", source=span)
        for n, (name, span) in enumerate(spans.items())
    }
    written = sorted(rules, key=lambda name: (name == "three", name != first))
    found = tidied(network(*map(rules.__getitem__, written)), None, anything)
    assert left(found.network) == [stays, "three"]


def test_what_is_waived_or_declared_in_no_file_stays_and_is_told() -> None:
    whole = network(
        rule("one", 100, "deny", source="10.0.0.0/16"),
        rule("two", 110, "deny", **FROM_HUB),
        rule("three", 120, "deny", **FROM_HUB),
        firewall_policies=[policy({"kind": "network", "name": "c", "priority": 100,
                                   "action": "deny", "rules": [net_rule(), net_rule("again")]})],
    )  # fmt: skip
    declared = whole.model_copy(update={"firewall_policies": ()})
    found = smaller(whole, declared, None, {"group/two"})
    assert left(found.network) == ["one", "two", "group/c/r", "group/c/again"]
    assert found.keys == (("network_security_groups", 0, "rules", 2),)
    assert (found.kept, found.rules) == (("group/two", "policy/group/c/again"), 5)


def test_a_rule_that_an_untold_interface_may_need_stays() -> None:
    homes = star(one={"network_security_group": "group"}, two={"complete": False})
    rules = [rule(f"to-{n}", 100 + n, "deny", destination=f"10.{n}.1.4") for n in (2, 3)]
    groups = [nsg("group", *rules)]
    whole = Network.model_validate({"virtual_networks": homes, "network_security_groups": groups})
    assert left(tidied(whole, None, anything).network) == ["to-2"]
    keys = [each.key for each in owned(whole) if each.name == "to-2"]
    assert unequal(Proof(whole), Proof(without(whole, keys))) == "group"


@pytest.mark.parametrize(("gone", "where"), [("one", "group"), ("spare", "")])
def test_a_network_that_differs_is_told_by_its_rule_set(gone: str, where: str) -> None:
    spare = rule("spare", 110, "deny", source="10.0.2.4")
    whole = network(rule("one", 100, "deny", **FROM_HUB), spare)
    keys = [each.key for each in owned(whole) if each.name == gone]
    assert unequal(Proof(whole), Proof(without(whole, keys))) == where


def test_a_rule_of_dnat_that_leads_nobody_in_goes_without_a_difference() -> None:
    front = {"destination": "20.1.1.1", "port": 443, "translated_port": 443, "source": "20.9.9.9"}
    first = {**front, "name": "first", "translated_address": "10.2.1.4"}
    late = {**front, "name": "late", "translated_address": "10.1.1.4"}
    whole = network(
        rule("let", 100, "allow"),
        firewalls=[firewall()],
        firewall_policies=[policy(collection("dnat", None, first, late))],
        interfaces=[machine("vm", "spoke1/app", "10.1.1.4", public_address="20.8.8.8")],
    )
    keys = [each.key for each in owned(whole) if each.name.endswith("late")]
    assert keys
    assert unequal(Proof(whole), Proof(without(whole, keys))) == ""
