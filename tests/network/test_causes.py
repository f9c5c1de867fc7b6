"""No verdict without its cause, on whatever network."""

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st
from tests.network.agree import endpoint, tags_of
from tests.oracle import draw

from landbridge.model.proof import Verdict
from landbridge.network.naming import End
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import trace
from landbridge.space import ALL_TRAFFIC

PACKETS = 12


@given(st.integers(0, 2**32))
@example(1976179)
@example(245)
@example(12500811)
def test_what_is_denied_or_depends_always_names_a_cause(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    proof = Proof(network, tags_of(tags))
    for packet in draw.packets(network, random, PACKETS):
        ends = [endpoint(proof, each, None) for each in (packet.source, packet.destination)]
        places = [each.place for each in ends if each]
        if len(places) == len(ends):
            one, other = (End(each.name, each.addresses, each.key) for each in places)
            found = trace(proof, one, other, ALL_TRAFFIC)
            assert found.because or found.verdict is Verdict.ALLOW, found
            for way in (*found.forward, *found.back):
                causes = [cause for hop in way.hops for cause in hop.because]
                refused = [each for each in causes if each.certain and each.action is Verdict.DENY]
                assert bool(refused) or way.verdict is not Verdict.DENY, way
                assert not refused or way.verdict is not Verdict.ALLOW, way
