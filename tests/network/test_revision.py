"""An edit of a security group changes just what a new proof of the whole network changes."""

import re
from itertools import product
from random import Random

import pytest
from tests.network.agree import tags_of
from tests.oracle import draw
from tests.oracle.drawn_rules import security_group

from landbridge.model.network import Network, NetworkSecurityGroup
from landbridge.network.cut import Divided
from landbridge.network.cut_traffic import CutTraffic
from landbridge.network.edits.revision import Change, changes, traffic_of
from landbridge.network.ground import Endpoint
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.space import Traffic, TrafficClasses, worded

SEEDS = range(6)
TRIES = 12
Told = tuple[Traffic, Traffic]
"""What may be let through, and what of it may be refused."""


def edited(group: NetworkSecurityGroup, random: Random) -> NetworkSecurityGroup:
    """The group with a rule turned round, a new one among the others, or a new prefix."""
    drawn = NetworkSecurityGroup.model_validate(security_group(random, group.name))
    taken = {(each.direction, each.priority) for each in group.rules}
    fresh = [each for each in drawn.rules if (each.direction, each.priority) not in taken]
    rules = [*group.rules]
    if rules and random.random() < 0.7:
        old = rules.pop(random.randrange(len(rules)))
        turned = {"access": "deny" if old.access == "allow" else "allow"}
        moved = {"source": (random.choice(("10.1.1.64/27", "10.2.0.0/15", "10.0.2.0/25")),)}
        fresh.append(old.model_copy(update=random.choice((turned, moved))))
    rules += random.sample(fresh, min(len(fresh), random.randrange(1, 3)))
    return group.model_copy(update={"rules": tuple(rules)})


def with_group(network: Network, group: NetworkSecurityGroup) -> Network:
    """The network with a group in place of the one of its name."""
    groups = tuple(
        group if each.name == group.name else each for each in network.network_security_groups
    )
    return network.model_copy(update={"network_security_groups": groups})


def told(traffic: TrafficClasses | CutTraffic, sets: Sets) -> Told:
    """The answer to a pair, in a form that two proofs share."""
    return traffic.traffic(sets.allowed), traffic.traffic(sets.depends)


def holding(proof: Proof, endpoint: Endpoint) -> Endpoint:
    """The endpoint of a proof that holds one of another proof."""
    found = proof.endpoint(endpoint.address, endpoint.place.key)
    assert found
    return found


def change_of(found: list[Change], one: Endpoint, other: Endpoint) -> Change | None:
    """The change that tells of a pair."""
    keys = one.place.key, other.place.key
    mine = [
        each
        for each in found
        if (each.source.place.key, each.destination.place.key) == keys
        and one.address in each.source.addresses
        and other.address in each.destination.addresses
    ]
    assert len(mine) <= 1
    return mine[0] if mine else None


def telling(
    proof: Proof, network: Network, random: Random
) -> tuple[NetworkSecurityGroup, list[Change]] | None:
    """An edit that changes something, with all that it changes; None where a few tries find none.

    An edit that divides what was not divided is left to a new proof, with an error that says so.
    """
    for _ in range(TRIES):
        group = edited(random.choice(network.network_security_groups), random)
        try:
            found = list(changes(proof, proof.guards.revised(group)))
        except Divided:
            continue
        if found:
            return group, found
    return None


@pytest.mark.parametrize("seed", SEEDS)
def test_an_edit_changes_what_a_new_proof_changes(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    old = Proof(network, tags)
    group, found = telling(old, network, random) or (network.network_security_groups[0], [])
    new = Proof(with_group(network, group), tags)
    traffic = traffic_of(old, old.guards.revised(group))
    for one, other in product(new.ground.endpoints, new.ground.endpoints):
        if one.same_family(other):
            before = told(old.ground.traffic, old.pair(holding(old, one), holding(old, other)))
            after = told(new.ground.traffic, new.pair(one, other))
            change = change_of(found, one, other)
            assert (before != after) == bool(change)
            assert change is None or told(traffic, change.after) == after


def small(*rules: dict[str, object]) -> Network:
    """A subnet with a group of these rules."""
    subnet = {"name": "web", "prefixes": ["10.0.1.0/24"], "network_security_group": "group"}
    home = {"name": "hub", "address_space": ["10.0.0.0/16"], "subnets": [subnet]}
    group = {"name": "group", "rules": rules}
    return Network.model_validate({"virtual_networks": [home], "network_security_groups": [group]})


def rule(**said: object) -> dict[str, object]:
    """A rule that lets HTTPS in."""
    plain = {"name": "in", "priority": 100, "direction": "inbound", "access": "allow"}
    return {**plain, "protocol": "tcp", "destination_ports": ["443"], **said}


DIVIDING = (
    (
        rule(source=["VirtualNetwork"]),
        "group now asks for the virtual network that it is attached in",
    ),
)


@pytest.mark.parametrize(("after", "message"), DIVIDING)
def test_what_divides_a_class_is_left_to_a_new_proof(
    after: dict[str, object], message: str
) -> None:
    proof = Proof(small(rule()))
    assert proof.ground.endpoints
    (group,) = small(after).network_security_groups
    with pytest.raises(Divided, match=f"^{re.escape(message)}$"):
        list(changes(proof, proof.guards.revised(group)))


def test_a_rule_less_closes_what_it_opened() -> None:
    proof = Proof(small(rule(source=["Internet"]), rule(name="on", priority=101, access="deny")))
    assert proof.ground.endpoints
    (group,) = small(rule(source=["Internet"])).network_security_groups
    found = list(changes(proof, proof.guards.revised(group)))
    assert {(each.source.place.name, each.destination.place.name) for each in found} == {
        ("hub/web", "hub/web")
    }
    assert all(each.after.allow & ~each.before.allow for each in found)


def test_a_rule_for_a_new_port_opens_just_that() -> None:
    closed = rule(name="no", priority=200, access="deny", destination_ports=["*"])
    proof = Proof(small(rule(), closed))
    assert proof.ground.endpoints
    (group,) = small(rule(destination_ports=["443", "8443"]), closed).network_security_groups
    edits = proof.guards.revised(group)
    traffic = traffic_of(proof, edits)
    (change,) = [each for each in changes(proof, edits) if each.source.place.name == "hub/web"]
    opened = traffic.traffic(change.after.allowed) - traffic.traffic(change.before.allowed)
    assert worded(opened) == "tcp/8443"
