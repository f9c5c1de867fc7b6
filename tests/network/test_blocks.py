"""Many pairs at once are decided as each pair is by itself."""

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.agree import PLATFORM, tags_of
from tests.oracle import draw

from landbridge.network.matrix.block import Block, Blocks
from landbridge.network.proof import Proof
from landbridge.space.words import unpacked


def bits(words: np.ndarray, source: int, count: int) -> list[int]:
    """For each destination its classes of traffic, as a whole number."""
    masks = unpacked(words[:, :, source], count)
    return [sum(1 << int(each) for each in np.flatnonzero(column)) for column in masks.T]


def same(proof: Proof, block: Block) -> bool:
    """Whether every pair of a block has the answer that it has by itself."""
    endpoints = proof.ground.endpoints
    shown = (1 << block.window.stop - block.window.start) - 1
    for nth, source in enumerate(endpoints):
        allowed, denied = (bits(each, nth, len(endpoints)) for each in block[1:])
        for destination, *both in zip(endpoints, allowed, denied, strict=True):
            if source.same_family(destination):
                one = proof.pair(source, destination)
                told = [each >> block.window.start & shown for each in one]
                if both[0] != told[0] or both[0] & both[1] != told[0] & told[1]:
                    return False
    return True


@settings(max_examples=8)
@given(st.integers(0, 2**32))
def test_a_block_of_pairs_is_decided_as_each_pair_by_itself(seed: int) -> None:
    random = Random(seed)
    network = draw.network(random)
    proof = Proof(network, tags_of(draw.tags(random)), PLATFORM)
    blocks = list(Blocks(proof.judge, proof.ground))
    assert all(same(proof, block) for block in blocks)
