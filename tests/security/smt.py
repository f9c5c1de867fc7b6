"""Sets of packets as formulas of Z3 over bit vectors, as SecGuru reads policies."""

from collections.abc import Mapping

import z3
from tests.security.algebra import WIDTHS


class Smt:
    """The algebra of Z3; one solver answers all questions, each behind a push and before a pop."""

    def __init__(self, widths: Mapping[str, int] = WIDTHS) -> None:
        self.solver = z3.Solver()
        self.nothing = z3.BoolVal(False)
        self.old = z3.Bool("old")
        self._fields = {name: z3.BitVec(name, width) for name, width in widths.items()}

    def span(self, field: str, first: int, last: int) -> z3.BoolRef:
        """A prefix is told by its bits, as in the paper; another range by its ends."""
        number = self._fields[field]
        width, size = number.size(), last - first + 1
        if size == 1 << width:
            return z3.BoolVal(True)
        if size & size - 1 == 0 and first % size == 0:
            low = size.bit_length() - 1
            return z3.Extract(width - 1, low, number) == first >> low
        return z3.And(z3.ULE(first, number), z3.ULE(number, last))

    def both(self, one: z3.BoolRef, other: z3.BoolRef) -> z3.BoolRef:
        return z3.And(one, other)

    def either(self, one: z3.BoolRef, other: z3.BoolRef) -> z3.BoolRef:
        return z3.Or(one, other)

    def without(self, one: z3.BoolRef, other: z3.BoolRef) -> z3.BoolRef:
        return z3.And(one, z3.Not(other))

    def empty(self, one: z3.BoolRef) -> bool:
        self.solver.push()
        self.solver.add(one)
        answer = self.solver.check()
        self.solver.pop()
        assert answer != z3.unknown
        return bool(answer == z3.unsat)
