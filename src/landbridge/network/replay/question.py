"""What is asked of one class of logged traffic, and what the answer is."""

from typing import NamedTuple

from landbridge.model.proof import Verdict
from landbridge.network.filters.guards import Stage
from landbridge.network.replay.seats import Label, Seat
from landbridge.network.replay.uses import Uses
from landbridge.network.telling.deciding import Decider


class Question(NamedTuple):
    """One class of logged traffic; `traffic` is a class, or behind them a protocol."""

    label: Label
    inbound: bool
    allowed: bool
    source: int
    destination: int
    traffic: int

    @property
    def side(self) -> str:
        """The side of the filter."""
        return "inbound" if self.inbound else "outbound"


class Decided(NamedTuple):
    """The answer; `verdict` is None where the traffic cannot be placed, and `why` says why."""

    verdict: Verdict | None
    group: str
    by: str = ""
    known: bool = False
    """Whether the design has the rule that was logged, in that group."""
    uses: Uses = Uses()
    named: bool = False
    """Whether the rule that was logged is one of those that decide, or may."""
    way: Verdict | None = None
    why: str = ""
    seats: tuple[Seat, ...] = ()
    stages: tuple[Stage, ...] = ()


class Answer(NamedTuple):
    """What some filters say, and by which rules, up to the first that denies for certain."""

    verdict: Verdict
    deciders: tuple[tuple[Stage, Decider], ...]
    uses: Uses


class Bench(NamedTuple):
    """The seats of an end, and the filters at each that a log means."""

    seats: tuple[Seat, ...]
    stages: tuple[tuple[Stage, ...], ...]
    group: str
    known: bool
