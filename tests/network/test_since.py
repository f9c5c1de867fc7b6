"""What a network changes since it was first seen is what `difference` says, however it is found."""

from random import Random
from typing import Any

import pytest
from tests.network import cases_avs
from tests.network import parts as parts_of
from tests.network.agree import tags_of
from tests.network.test_revision import edited, rule, small, with_group
from tests.oracle import draw

from landbridge.model.difference import Difference
from landbridge.model.network import AddressGroup, Network
from landbridge.network.difference.difference import difference
from landbridge.network.edits.since import Since
from landbridge.network.proof import Proof

SEEDS = range(6)


def with_groups(network: Network, **groups: str) -> Network:
    """The network with more groups, each of a prefix."""
    more = (AddressGroup(name=name, members=(prefix,)) for name, prefix in groups.items())
    return network.model_copy(update={"groups": (*network.groups, *more)})


def told(found: Difference) -> dict[str, object]:
    """All of it but the count of pairs: what is not told apart is counted once."""
    plain = found.model_dump(exclude={"pairs", "places", "groups"})
    return plain | {"places": set(found.places), "groups": set(found.groups)}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_edited_group_differs_as_two_proofs_say(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    network = with_groups(network, one="10.1.0.0/17", two="10.0.0.0/9")
    since = Since(network, tags)
    after = with_group(network, edited(random.choice(network.network_security_groups), random))
    wanted = difference(Proof(network, tags), Proof(after, tags))
    assert told(since.difference(after, tags)) == told(wanted)


def test_what_is_more_than_an_edit_of_rules_is_proven_anew() -> None:
    before, after = small(rule()), small(rule())
    (home,) = after.virtual_networks
    more = home.subnets[0].model_copy(update={"name": "db", "prefixes": ("10.0.2.0/24",)})
    wider = home.model_copy(update={"subnets": (*home.subnets, more)})
    found = Since(before).difference(after.model_copy(update={"virtual_networks": (wider,)}))
    assert found.come == ("hub/db",)


def test_a_new_port_is_told_as_two_proofs_tell_it() -> None:
    closed = rule(name="no", priority=200, access="deny", destination_ports=["*"])
    before, after = small(rule(), closed), small(rule(destination_ports=["443", "8443"]), closed)
    found = Since(before).difference(after)
    assert told(found) == told(difference(Proof(before), Proof(after)))
    assert {each.gains for each in found.places} == {"tcp/8443"}


def test_a_state_that_is_the_first_again_differs_in_nothing() -> None:
    before = small(rule(), rule(name="no", priority=200, access="deny"))
    since = Since(before)
    closed = small(rule(access="deny"), rule(name="no", priority=200, access="deny"))
    assert since.difference(closed).loses
    assert not since.difference(before).any


def test_an_edit_of_a_group_on_the_uplinks_counts_for_replies_too() -> None:
    parts = cases_avs.BESIDE | {
        "private_clouds": [
            parts_of.cloud(**cases_avs.attached(*cases_avs.UPLINKS, network_security_group="g"))
        ]
    }

    def having(*rules: dict[str, Any]) -> Network:
        return Network.model_validate(
            {**parts, "network_security_groups": [parts_of.nsg("g", *rules)]}
        )

    since = Since(having(parts_of.rule("out", 100, "allow", "outbound")))
    after = having(parts_of.rule("out", 100, "deny", "outbound"))
    wanted = difference(Proof(having(parts_of.rule("out", 100, "allow", "outbound"))), Proof(after))
    found = since.difference(after)
    assert told(found) == told(wanted)
    assert ("spoke1/app", "sddc/web") in {(each.source, each.destination) for each in found.places}
