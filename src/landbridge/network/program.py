"""A way as a program: what it lets through and what it may refuse, operation by operation.

Alike endpoints share their programs; only the filters at their own interfaces differ. Bits are
sets of traffic classes: whole numbers for one pair of endpoints, or arrays of 64-bit words for one
source and many destinations. The operations are the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Outcome
from landbridge.network.sets import Bits, Sets


class Planes(NamedTuple):
    """What an operation may let through, and what it may refuse; in both: nobody knows."""

    passes: Bits
    denies: Bits


class Question(Protocol):
    """A source and one or more destinations, with what there is to ask about them.

    `number` is a class of addresses in place of the source's own, or None for the source itself.
    """

    @property
    def full(self) -> Bits:
        """All traffic."""
        ...

    @property
    def none(self) -> Bits:
        """No traffic."""
        ...

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage may do."""
        ...

    def own(self, side: str, number: int | None) -> Planes:
        """The filters at the interface of the source (`outbound`) or destination (`inbound`)."""
        ...

    def bits(self, traffic: int) -> Bits:
        """A set of traffic classes that is given as a whole number."""
        ...


Asking = tuple[Stage | str, int | None]
"""A stage, or a side on which the filters of interfaces stand, and the class that is asked for."""


class Operation(Protocol):
    """Something on the way that may refuse traffic."""

    def asks(self) -> Iterable[Asking]:
        """Whose outcomes it needs."""
        ...

    def planes(self, asked: Question) -> Planes:
        """What it lets through and what it refuses."""
        ...


@dataclass(frozen=True)
class Program:
    """Operations in order; what passes all of them arrives, and its replies too."""

    operations: tuple[Operation, ...]

    def run(self, asked: Question, traffic: Bits) -> Sets:
        """What may happen to this traffic."""
        gate, denied = traffic, asked.none
        for operation in self.operations:
            passes, denies = operation.planes(asked)
            denied = denied | gate & denies
            gate = gate & passes
        return Sets(gate, denied)


@dataclass(frozen=True)
class Refused:
    """All that comes here is refused, or may be."""

    certain: bool

    def asks(self) -> Iterable[Asking]:
        """Nobody's."""
        return ()

    def planes(self, asked: Question) -> Planes:
        """Nothing passes where that is certain."""
        return Planes(asked.none if self.certain else asked.full, asked.full)


@dataclass(frozen=True)
class Taken:
    """Only this traffic is taken, in bits."""

    traffic: int

    def asks(self) -> Iterable[Asking]:
        """Nobody's."""
        return ()

    def planes(self, asked: Question) -> Planes:
        """The rest is refused."""
        taken = asked.bits(self.traffic)
        return Planes(taken, asked.full & ~taken)


@dataclass(frozen=True)
class Carried:
    """Some traffic is carried for certain, some perhaps, in bits."""

    surely: int
    perhaps: int

    def asks(self) -> Iterable[Asking]:
        """Nobody's."""
        return ()

    def planes(self, asked: Question) -> Planes:
        """All else is refused."""
        return Planes(asked.bits(self.perhaps), asked.full & ~asked.bits(self.surely))


@dataclass(frozen=True)
class Asked:
    """Filters of one place; `number` is the source's class where it is not the source itself."""

    stages: tuple[Stage, ...]
    number: int | None

    def asks(self) -> Iterable[Asking]:
        """Of all its stages."""
        return ((each, self.number) for each in self.stages)

    def planes(self, asked: Question) -> Planes:
        """What they let through one after another."""
        outcomes = (
            (asked.outcome(each, self.number), asked.full if each.doubt else asked.none)
            for each in self.stages
        )
        return staged(outcomes, asked.full)


@dataclass(frozen=True)
class Own:
    """The filters at the source's own interface (`outbound`) or at the destination's."""

    side: str
    number: int | None

    def asks(self) -> Iterable[Asking]:
        """Of all filters on its side."""
        return ((self.side, self.number),)

    def planes(self, asked: Question) -> Planes:
        """What they let through."""
        return asked.own(self.side, self.number)


@dataclass(frozen=True)
class Inspection:
    """An Azure Firewall: what it lets through as it is, or what under its own address."""

    stage: Stage
    number: int | None
    proxied: bool

    def asks(self) -> Iterable[Asking]:
        """Of the firewall's rules."""
        return ((self.stage, self.number),)

    def planes(self, asked: Question) -> Planes:
        """The part of the traffic that goes on in this manner."""
        outcome = asked.outcome(self.stage, self.number)
        return Planes(outcome.proxied if self.proxied else outcome.allowed, outcome.denied)


def staged(outcomes: Iterable[tuple[Outcome, Bits]], full: Bits) -> Planes:
    """One filter after another, each with the bits for which it is in doubt, and may not count.

    Always-allow skips the filters behind it.
    """
    gate, denied, skipped = full, full & ~full, full & ~full
    for outcome, doubt in outcomes:
        denied = denied | gate & outcome.denied
        skipped = skipped | gate & outcome.always
        gate = gate & (outcome.allowed | outcome.passed | doubt)
    return Planes(gate | skipped, denied)
