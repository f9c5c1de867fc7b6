"""Classes of addresses cut further, by sets that did not make them."""

from collections.abc import Iterable, Iterator, Sequence

from landbridge.network.ground import Ground
from landbridge.space import Addresses


class Divided(ValueError):
    """What a proof takes as one is divided: all is to be proven anew."""


class Cut:
    """The classes of a network, and the pieces into which further sets cut some of them.

    Pieces have numbers behind those of the classes.
    """

    def __init__(self, ground: Ground, sets: Iterable[Addresses]) -> None:
        self._ground = ground
        self.pieces: dict[int, list[tuple[int, Addresses]]] = {}
        """For each class that is cut its pieces, each with its number."""
        self.parents: list[int] = []
        """The class of each piece."""
        cut: dict[int, list[Addresses]] = {}
        for each in sets:
            for number in ground.classes.met(each)[1].tolist():
                whole = cut.get(number, [ground.members[number]])
                cut[number] = [part for piece in whole for part in (piece & each, piece - each)]
        for number, parts in cut.items():
            self.pieces[number] = list(self._numbered(number, filter(None, parts)))

    def parent(self, number: int) -> int:
        """The class of a piece; a class is its own."""
        count = self._ground.classes.count
        return number if number < count else self.parents[number - count]

    def addresses(self, number: int) -> Addresses:
        """What a piece holds."""
        return dict(self.pieces[self.parent(number)])[number]

    def all(self) -> Iterator[int]:
        """Every class that is whole, and every piece."""
        count = self._ground.classes.count
        yield from (number for number in range(count) if number not in self.pieces)
        yield from range(count, count + len(self.parents))

    def held(self, addresses: Addresses) -> Iterator[int]:
        """The classes and pieces in a set; what is cut is told by its pieces."""
        whole, divided = self._ground.classes.met(addresses)
        for number in (*whole.tolist(), *divided.tolist()):
            pieces = self.pieces.get(number)
            if pieces is None:
                yield number
            else:
                yield from (each for each, part in pieces if part.bounds[0] in addresses)

    def extended(self, rows: Sequence[int]) -> list[int]:
        """A list by class, with what the pieces take over from theirs."""
        return [*rows, *(rows[number] for number in self.parents)]

    def _numbered(self, number: int, parts: Iterable[Addresses]) -> Iterator[tuple[int, Addresses]]:
        for part in parts:
            yield self._ground.classes.count + len(self.parents), part
            self.parents.append(number)
