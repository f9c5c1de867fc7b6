"""Bits in words, against the same bits as masks."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from landbridge.space.words import crossed, masks, packed, stretches, unpacked

shapes = st.tuples(st.integers(1, 20), st.integers(1, 4), st.integers(1, 150))
planes = shapes.flatmap(lambda shape: arrays(np.bool_, shape))


@given(planes)
def test_what_is_packed_is_unpacked_as_it_was(mask: np.ndarray) -> None:
    assert np.array_equal(unpacked(packed(mask), mask.shape[-1]), mask)


@given(planes)
def test_crossed_planes_are_octets_of_one_bit_from_each(mask: np.ndarray) -> None:
    words = np.ascontiguousarray(packed(mask).swapaxes(1, 2))
    found = crossed(words)[:, : mask.shape[2]]
    wanted = np.packbits(mask.swapaxes(1, 2), axis=0, bitorder="little")
    assert np.array_equal(found, wanted)


@given(st.lists(st.integers(0, 2**90), max_size=9), st.integers(1, 80))
def test_masks_are_the_lowest_bits_of_numbers(numbers: list[int], count: int) -> None:
    wanted = [[bool(number >> bit & 1) for bit in range(count)] for number in numbers]
    assert masks(numbers, count).tolist() == wanted


@given(arrays(np.bool_, st.integers(1, 200)))
def test_stretches_are_the_runs_of_what_is_true(mask: np.ndarray) -> None:
    found = np.zeros_like(mask)
    for each in stretches(mask):
        found[each] = True
    runs = np.count_nonzero(np.diff(mask.astype(int), prepend=0) == 1)
    assert np.array_equal(found, mask)
    assert len(stretches(mask)) == runs
