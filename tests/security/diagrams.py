"""Sets of packets as binary decision diagrams (OxiDD)."""

from collections.abc import Mapping

from oxidd.bdd import BDDFunction, BDDManager
from tests.security.algebra import WIDTHS, bits


class Diagrams:
    """The algebra of OxiDD, its variables in the order of the fields."""

    def __init__(
        self, widths: Mapping[str, int] = WIDTHS, nodes: int = 1 << 20, cache: int = 1 << 18
    ) -> None:
        self._manager = BDDManager(nodes, cache, 1)
        numbers = iter(self._manager.add_vars(1 + sum(widths.values())))
        self.nothing, self._all = self._manager.false(), self._manager.true()
        self.old = self._manager.var(next(numbers))
        self._fields = {
            name: [self._manager.var(next(numbers)) for _ in range(width)]
            for name, width in widths.items()
        }

    def span(self, field: str, first: int, last: int) -> BDDFunction:
        return self._from(field, first) & self._up_to(field, last)

    def both(self, one: BDDFunction, other: BDDFunction) -> BDDFunction:
        return one & other

    def either(self, one: BDDFunction, other: BDDFunction) -> BDDFunction:
        return one | other

    def without(self, one: BDDFunction, other: BDDFunction) -> BDDFunction:
        return other.imp_strict(one)

    def empty(self, one: BDDFunction) -> bool:
        return not one.satisfiable()

    def _from(self, field: str, first: int) -> BDDFunction:
        """Built from the lowest bit up: at a set bit the number needs it, too."""
        found = self._all
        variables = self._fields[field]
        for variable, bit in zip(
            reversed(variables), reversed(bits(first, len(variables))), strict=True
        ):
            found = variable & found if bit else variable | found
        return found

    def _up_to(self, field: str, last: int) -> BDDFunction:
        found = self._all
        variables = self._fields[field]
        for variable, bit in zip(
            reversed(variables), reversed(bits(last, len(variables))), strict=True
        ):
            found = ~variable | found if bit else ~variable & found
        return found
