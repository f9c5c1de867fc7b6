"""Replies that pass other firewalls than the request are listed."""

from random import Random

import pytest
from tests.network.agree import endpoint, tags_of
from tests.network.cases_routes import IN_HUB, one_way
from tests.network.parts import A
from tests.network.small import network
from tests.oracle import Oracle, draw

from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.network.answers.asymmetric import asymmetric, turned
from landbridge.network.asserts import connection
from landbridge.network.ground import Endpoint
from landbridge.network.naming import End
from landbridge.network.places import UNFILTERED
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import trace
from landbridge.space import ALL_TRAFFIC

SEEDS = range(40)
PACKETS = 60


def test_synchronised_prefixes_that_beat_a_supernet_route_are_listed_with_both_ways() -> None:
    found = {(each.source, each.destination): each for each in asymmetric(Proof(network()))}
    assert (found["dc", "cloud/db"].there, found["dc", "cloud/db"].back) == ((), ("fw",))


@pytest.mark.parametrize(("stateful", "listed"), [(True, 1), (None, 1), (False, 0)])
def test_an_appliance_passed_one_way_is_listed_unless_it_need_not_see_both(
    stateful: bool | None, listed: int
) -> None:
    drawn = Network.model_validate(one_way(stateful=stateful))
    found = [each for each in asymmetric(Proof(drawn)) if each.source == "spoke1/app"]
    assert [(each.there, each.back) for each in found] == [(("nva",), ())] * listed


def test_that_nobody_tells_whether_an_appliance_must_see_both_is_the_reason() -> None:
    drawn = Network.model_validate(one_way())
    found = connection(drawn, A, IN_HUB, "https")
    (cause,) = found.because
    assert (found.verdict, cause.certain) == (Verdict.DEPENDS, False)
    assert cause.why == (
        "only one direction of the connection passes nva, and whether it must see both is not told"
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reply_that_a_trace_shows_on_another_way_is_listed(seed: int) -> None:
    random = Random(seed)
    drawn, tags = draw.network(random), draw.tags(random)
    proof, oracle = Proof(drawn, tags_of(tags)), Oracle(drawn, tags)
    number = proof.judge.number
    listed = {(number(one), number(other)) for one, other, _ in turned(proof)}
    for packet in draw.packets(drawn, random, PACKETS):
        if oracle.decide(packet, None, None).disposition == "asymmetric":
            ends = [endpoint(proof, each, None) for each in (packet.source, packet.destination)]
            one, other = (each for each in ends if each)
            shown = trace(proof, _end(one), _end(other), ALL_TRAFFIC)
            nobody = {each.place.name.partition("/")[2].lower() for each in (one, other)}
            if nobody & UNFILTERED or proof.judge.enters(one, other):
                continue
            if any(way.disposition == "asymmetric" for way in shown.back):
                assert (number(one), number(other)) in listed, packet


def _end(endpoint: Endpoint) -> End:
    return End("end", endpoint.addresses, endpoint.place.key)
