"""The proof against the independent oracle, on networks drawn to be nasty: no difference."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.network.agree import differing
from tests.oracle import draw
from tests.oracle.shrink import smallest

from landbridge.model.network import Network

PACKETS = 40


@given(st.integers(0, 2**32))
def test_proof_and_oracle_never_differ(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    packets = list(draw.packets(network, random, PACKETS))
    found = differing(network, tags, packets)
    if found:
        packet = found[0][0]

        def still(smaller: Network) -> bool:
            return bool(differing(smaller, tags, [packet]))

        least = smallest(network, still).model_dump_json(exclude_defaults=True)
        raise AssertionError(f"{found[0]} with tags {tags} in {least}")
