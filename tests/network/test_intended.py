"""Intents after an edit are what a new proof says, though only those that it touches are proven."""

from random import Random

import pytest
from tests.network.agree import tags_of
from tests.network.test_revision import edited, rule, small, with_group
from tests.oracle import draw

from landbridge.model.network import Network
from landbridge.model.proof import IntentResult
from landbridge.network.answers.reachability import proof_of
from landbridge.network.edits.intended import Intended
from landbridge.network.intents import Intent, prove, understood
from landbridge.network.proof import Proof

SEEDS = range(12)
SERVICES = ("any", "tcp/443", "tcp/22", "udp/53")
FORMS = ("{} reaches {} on {}", "nothing from {} reaches {} on {}", "only {} reaches {} on {}")


def drawn(network: Network, random: Random) -> list[Intent]:
    """Some intents between places of a network."""
    places = [each.name for each in Proof(network).places]
    return [
        understood(
            random.choice(FORMS).format(*random.choices(places, k=2), random.choice(SERVICES))
        )
        for _ in range(10)
    ]


def told(results: tuple[IntentResult, ...]) -> list[tuple[object, ...]]:
    return [(each.name, each.verdict, each.met, each.shown.because) for each in results]


@pytest.mark.parametrize("seed", SEEDS)
def test_intents_after_an_edit_are_what_a_new_proof_says(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    intents = list(dict.fromkeys(drawn(network, random)))
    intended = Intended(network, tags, intents)
    for _ in range(2):
        after = with_group(network, edited(random.choice(network.network_security_groups), random))
        new = prove(proof_of(after, intents, tags), intents)
        assert told(intended.now(after, tags, intents)) == told(new)


def test_an_intent_that_no_edit_touches_is_not_proven_again() -> None:
    home = small(rule())
    intents = [understood(f"hub/web reaches hub/web on tcp/{port}") for port in (443, 22)]
    intended = Intended(home, None, intents)
    touched, other = intended.now(small(rule(access="deny")), None, intents)
    assert touched != intended.first[0]
    assert other is intended.first[1]


def test_an_intent_that_is_new_is_proven() -> None:
    home = small(rule())
    intended = Intended(home, None, ())
    (found,) = intended.now(home, None, [understood("hub/web reaches hub/web on tcp/443")])
    assert found.met == "yes"
