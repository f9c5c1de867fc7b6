"""One source and one destination, asked with whole numbers as bits."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint, Outcome
from landbridge.network.program import Planes, staged


class Pair(NamedTuple):
    """Two endpoints; `stages` gives the filters at an interface, `ask` what a stage may do.

    `widened` says bits of programs in the classes of traffic that are asked about.
    """

    source: Endpoint
    destination: Endpoint
    full: int
    stages: Callable[[Endpoint, str], Sequence[Stage]]
    ask: Callable[[Stage, int, Endpoint], Outcome]
    widened: Callable[[int], int]

    @property
    def none(self) -> int:
        """No traffic."""
        return 0

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage may do."""
        return self.ask(stage, self.source.number if number is None else number, self.destination)

    def own(self, side: str, number: int | None) -> Planes:
        """What the filters at an end's own interface let through."""
        end = self.source if side == "outbound" else self.destination
        stages = self.stages(end, side)
        outcomes = (
            (self.outcome(each, number), self.full if each.doubt else self.none) for each in stages
        )
        return staged(outcomes, self.full)

    def bits(self, traffic: int) -> int:
        """Whole numbers in these classes."""
        return self.widened(traffic)
