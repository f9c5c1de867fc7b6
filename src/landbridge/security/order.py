"""Sets of rules as integers with a bit for each rule.

The first rule has the highest bit, so that the length of a set tells its first rule at once,
however many rules there are.
"""

from collections.abc import Sequence

import numpy as np

OCTET = 8


class Order:
    """So many rules, numbered in the order in which they are asked."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.everyone = (1 << count) - 1
        self._octets = -(-count // OCTET)
        self._unused = self._octets * OCTET - count
        """Bits before the first rule's, which are never set."""

    def rule(self, number: int) -> int:
        """One rule alone."""
        return 1 << (self.count - 1 - number)

    def before(self, number: int) -> int:
        """The rules before one."""
        return ((1 << number) - 1) << (self.count - number)

    def those(self, chosen: Sequence[bool]) -> int:
        """The rules that are chosen, of all."""
        octets = np.packbits(np.array(chosen, np.bool_)).tobytes()
        return int.from_bytes(octets, "big") >> self._unused

    def sets(self, of: Sequence[int], count: int) -> list[int]:
        """For each of so many sets the rules that are in it, from the set that each rule is in."""
        rows = np.zeros((count, self._octets), np.uint8)
        octet, bit = np.divmod(np.arange(self.count) + self._unused, OCTET)
        place = np.ravel_multi_index((np.array(of, np.int64), octet), rows.shape)
        np.bitwise_or.at(rows.ravel(), place, (1 << OCTET - 1 - bit).astype(np.uint8))
        return [int.from_bytes(row.tobytes(), "big") for row in rows]

    def any_before(self, number: int, rules: int) -> bool:
        """Whether one of these rules is before a rule."""
        return rules.bit_length() > self.count - number

    def first(self, rules: int) -> int:
        """The number of the first one, where there is one."""
        return self.count - rules.bit_length()

    def last(self, rules: int) -> int:
        """The number of the last one; -1 where there is none."""
        return self.first(rules & -rules) if rules else -1

    def numbers(self, rules: int) -> list[int]:
        """The numbers of all, rising."""
        if not rules:
            return []
        start, end = self.first(rules), self.last(rules) + 1
        size = -(-(end - start) // OCTET)
        octets = (rules >> self.count - end).to_bytes(size, "big")
        places = np.flatnonzero(np.unpackbits(np.frombuffer(octets, np.uint8)))
        return (places + (end - size * OCTET)).tolist()
