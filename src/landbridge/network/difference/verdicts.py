"""The verdicts of all pairs, kept to be compared."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.ground import Endpoint
from landbridge.network.matrix.block import Blocks
from landbridge.space import IPV6_START
from landbridge.space.words import Octets, crossed

Progress = Callable[[str], None]


def pairs(endpoints: Sequence[Endpoint]) -> int:
    """How many pairs of endpoints are of one family; an endpoint has one with itself."""
    old = sum(each.address < IPV6_START for each in endpoints)
    return old**2 + (len(endpoints) - old) ** 2


class Verdicts(NamedTuple):
    """What may be allowed and what may be denied: eight classes of traffic in an octet.

    Arrays of octets: classes of traffic by eights, then destinations, then sources.
    """

    endpoints: Sequence[Endpoint]
    allowed: Octets
    denied: Octets

    @classmethod
    def of(cls, blocks: Blocks, progress: Progress | None = None) -> "Verdicts":
        """All pairs of a network."""
        endpoints, found = blocks.board.endpoints, []
        for block in blocks:
            found.append([crossed(each)[:, : len(endpoints)] for each in block[1:]])
            if progress:
                progress(f"Proving: {block.window.stop} classes of traffic")
        allowed, denied = (np.concatenate(each) for each in zip(*found, strict=True))
        return cls(endpoints, allowed, denied)

    @property
    def pairs(self) -> int:
        """The pairs of endpoints of one family."""
        return pairs(self.endpoints)

    def among(self, numbers: Sequence[int]) -> "Verdicts":
        """The same for some of the endpoints, in this order."""
        if list(numbers) == list(range(len(self.endpoints))):
            return self
        at = np.ix_(range(len(self.allowed)), numbers, numbers)
        some = [self.endpoints[each] for each in numbers]
        return Verdicts(some, self.allowed[at], self.denied[at])
