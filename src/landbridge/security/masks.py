"""Sets of addresses and of traffic as masks over the classes that they make.

As `space` makes classes, but for thousands of sets at a time.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from landbridge.space import Addresses, Classes, Packet, Traffic, TrafficClasses
from landbridge.space.words import Mask, masks, packed

Numbers = NDArray[np.int64]


def address_masks(classes: Classes, sets: Sequence[Addresses]) -> Mask:
    """Sets of addresses that made these classes, as masks over them."""
    starts, _, of_atom = zip(*classes.spans(), strict=True)
    rank = {start: place for place, start in enumerate(starts)}
    turns = np.zeros((len(sets), len(starts) + 1), np.bool_)
    rows = np.repeat(np.arange(len(sets)), [len(each.bounds) for each in sets])
    turns[rows, [rank.get(edge, len(starts)) for each in sets for edge in each.bounds]] = True
    inside = np.logical_xor.accumulate(turns[:, :-1], axis=1)
    found = inside[:, np.unique(of_atom, return_index=True)[1]]
    if not np.array_equal(found[:, of_atom], inside):
        raise AssertionError("a set divides a class")
    return np.asarray(found)


class TrafficMasks:
    """Sets of traffic as masks over the fewest classes that none of them divides.

    Sets share their pieces, so that classes are made of these first, and merged where no set
    tells them apart.
    """

    def __init__(self, sets: Sequence[Traffic]) -> None:
        pieces = {piece: Traffic((piece,)) for each in sets for piece in each.pieces}
        self._fine = TrafficClasses(pieces.values())
        bits = {piece: self._fine.bits(each) for piece, each in pieces.items()}
        rows = [reduce(or_, (bits[piece] for piece in each.pieces), 0) for each in sets]
        fine = masks(rows, self._fine.count)
        self._first = np.sort(np.unique(packed(fine.T), axis=0, return_index=True)[1])
        self.masks = fine[:, self._first]

    def sample(self, number: int) -> Packet:
        """A packet of a class."""
        return self._fine.sample(1 << int(self._first[number]))
