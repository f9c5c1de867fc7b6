"""Filters over many pairs of endpoints at once, 64 destinations in a word.

What no rule has taken yet is one array: bits of destinations, by classes of traffic and sources. A
rule takes its part out in a few steps of numpy, however many pairs that are, so that no loop goes
over pairs and nothing is compiled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from landbridge.network.ground import Outcome
from landbridge.network.matrix.board import EMPTY
from landbridge.network.matrix.strokes import Stroke, Strokes, Where
from landbridge.security.filter import Action, Filter
from landbridge.space.words import Words, take

Taker = tuple[Filter, int]
"""A rule by its place in its filter."""


@dataclass
class Canvas:
    """Pairs that are asked about, painted by rules one after another.

    `asked` has the destinations that each sender asks for; `window` the classes of traffic.
    """

    window: slice
    asked: Words
    takers: set[Taker]
    live: Words = field(init=False)
    planes: dict[Action, Words] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.live = np.repeat(self.asked[None], self.window.stop - self.window.start, axis=0)

    def paint(self, strokes: Strokes) -> None:
        """What the rules of a filter take."""
        for traffic, stroke in strokes.of(self.window):
            if stroke.action is Action.LAND:
                self.live |= self.planes.pop(Action.PARK, EMPTY)
            elif any([self._take(where, octets, stroke) for where, octets in stroke.at(traffic)]):
                self.takers.add((strokes.filter, stroke.number))

    def rest(self, endings: Mapping[Action, Words]) -> Outcome:
        """What may happen, where what no rule took comes to these actions.

        Each ending has the words that it holds for, full or bit by bit.
        """
        left = self.live
        left |= self.planes.pop(Action.PARK, EMPTY)
        for action, where in endings.items():
            self._plane(action)[:] |= left & where
        nothing = np.zeros((1, 1, 1), np.uint64)
        names = (Action.DENY, Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY)
        return Outcome(*(self.planes.get(each, nothing) for each in names))

    def _take(self, where: Where, octets: Words, stroke: Stroke) -> bool:
        taken = take(self.live, where, octets, certain=stroke.certain)
        if taken is None:
            return False
        self._plane(stroke.action)[where] |= taken
        return True

    def _plane(self, action: Action) -> Words:
        """What came to this action so far."""
        if action not in self.planes:
            self.planes[action] = np.zeros_like(self.live)
        return self.planes[action]
