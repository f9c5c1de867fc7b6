"""The endpoints of a network as places of bits, 64 in a word."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from landbridge.network.ground import Endpoint, Ground
from landbridge.space import IPV6_START, Addresses
from landbridge.space.words import OCTET, Mask, Words, masks, packed

Numbers = NDArray[np.int64]
FULL, EMPTY = np.array(~np.uint64(0)), np.array(np.uint64(0))


class Board:
    """Sets of addresses and of traffic over the endpoints and classes of a network.

    Destinations stand in the order of the endpoints, senders in that of `order`: alike ones
    together, so that what is done for all of them is done to one stretch.
    """

    def __init__(self, ground: Ground, kinds: Sequence[int]) -> None:
        self.ground = ground
        self.endpoints: Sequence[Endpoint] = ground.endpoints
        self.kinds = np.array(kinds)
        self.order: Numbers = np.argsort(self.kinds, kind="stable")
        self.numbers: Numbers = np.array([each.number for each in self.endpoints])
        self._old = np.array([each.bounds[0] < IPV6_START for each in ground.members])
        mine = self._old[self.numbers]
        self._families = packed(mine), packed(~mine)
        self._held: dict[Addresses, Mask] = {}
        self._words: dict[Addresses, Words] = {}

    @property
    def all(self) -> Words:
        """Every destination."""
        return self._families[0] | self._families[1]

    @property
    def senders(self) -> Numbers:
        """The class of addresses of each sender."""
        return self.numbers[self.order]

    def reach(self) -> Words:
        """The destinations of the same family, for each endpoint as a source."""
        return np.where(self._old[self.numbers][:, None], *self._families).T

    def windows(self, largest: int) -> Iterator[slice]:
        """The classes of traffic, as many at a time as keep an array of all pairs that small.

        `largest` is in words. Eight at the least, or a multiple of eight: they fill bytes.
        """
        step = max(1, largest // (OCTET * len(self.all) * len(self.endpoints))) * OCTET
        count = self.ground.traffic.count
        yield from (slice(at, min(at + step, count)) for at in range(0, count, step))

    def sources(self, addresses: Addresses) -> Mask:
        """The classes of addresses that a set holds."""
        if addresses not in self._held:
            self._held[addresses] = self.ground.classes.mask(addresses)
        return self._held[addresses]

    def destinations(self, addresses: Addresses) -> Words:
        """The endpoints that a set holds."""
        if addresses not in self._words:
            self._words[addresses] = packed(self.sources(addresses)[self.numbers])
        return self._words[addresses]

    def bits(self, traffic: int, window: slice) -> Mask:
        """Classes of traffic given as a whole number, as a mask over a window."""
        return masks([traffic >> window.start], window.stop - window.start).ravel()


def full(mask: Mask) -> Words:
    """A word for each place, all bits set or none."""
    return np.where(mask, FULL, EMPTY)
