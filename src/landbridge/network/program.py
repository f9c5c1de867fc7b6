"""A way as a program: the filters that traffic between two endpoints must pass, one after another.

Alike endpoints share their programs; only the filters at their own interfaces differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from landbridge.network.ground import Endpoint, Outcome
from landbridge.network.guards import Stage
from landbridge.network.sets import Sets


class Flow(NamedTuple):
    """Traffic under way, as bits: what is still going on, and what may have been refused."""

    gate: int
    denied: int = 0


class Pair(NamedTuple):
    """Two endpoints, with what there is to ask about them."""

    source: Endpoint
    destination: Endpoint
    own: Callable[[Endpoint, str, str], Sequence[Stage]]
    """The filters at an endpoint's interface on a side, with a doubt about them or none."""
    outcome: Callable[[Stage, int, Endpoint], Outcome]


class Operation(Protocol):
    """Something on the way that may refuse traffic."""

    def over(self, flow: Flow, pair: Pair) -> Flow:
        """What goes on behind it."""
        ...


@dataclass(frozen=True)
class Program:
    """Operations in order; what passes all of them arrives, and its replies too."""

    operations: tuple[Operation, ...]

    def run(self, pair: Pair, traffic: int) -> Sets:
        """What may happen to this traffic."""
        flow = Flow(traffic)
        for operation in self.operations:
            flow = operation.over(flow, pair)
        return Sets(flow.gate, flow.denied)


@dataclass(frozen=True)
class Refused:
    """All that comes here is refused, or may be."""

    certain: bool

    def over(self, flow: Flow, _: Pair) -> Flow:
        """Nothing goes on where that is certain."""
        return Flow(0 if self.certain else flow.gate, flow.denied | flow.gate)


@dataclass(frozen=True)
class Taken:
    """Only this traffic is taken, in bits."""

    traffic: int

    def over(self, flow: Flow, _: Pair) -> Flow:
        """The rest is refused."""
        return Flow(flow.gate & self.traffic, flow.denied | flow.gate & ~self.traffic)


@dataclass(frozen=True)
class Asked:
    """Filters of one place; `number` is the source's class where it is not the source itself."""

    stages: tuple[Stage, ...]
    number: int | None

    def over(self, flow: Flow, pair: Pair) -> Flow:
        """What they let through."""
        return staged(self.stages, self.number, flow, pair)


@dataclass(frozen=True)
class Own:
    """The filters at the source's own interface (`outbound`) or at the destination's."""

    side: str
    doubt: str
    number: int | None

    def over(self, flow: Flow, pair: Pair) -> Flow:
        """What they let through."""
        endpoint = pair.source if self.side == "outbound" else pair.destination
        return staged(pair.own(endpoint, self.side, self.doubt), self.number, flow, pair)


@dataclass(frozen=True)
class Inspection:
    """An Azure Firewall: what it lets through as it is, or what under its own address."""

    stage: Stage
    number: int | None
    proxied: bool

    def over(self, flow: Flow, pair: Pair) -> Flow:
        """The part of the traffic that goes on in this manner."""
        number = pair.source.number if self.number is None else self.number
        outcome = pair.outcome(self.stage, number, pair.destination)
        gate = flow.gate & (outcome.proxied if self.proxied else outcome.allowed)
        return Flow(gate, flow.denied | flow.gate & outcome.denied)


def staged(stages: Sequence[Stage], number: int | None, flow: Flow, pair: Pair) -> Flow:
    """One filter after another; always-allow skips those behind it, a filter in doubt may, too."""
    source = pair.source.number if number is None else number
    gate, denied, skipped = flow.gate, flow.denied, 0
    for stage in stages:
        outcome = pair.outcome(stage, source, pair.destination)
        denied |= gate & outcome.denied
        skipped |= gate & outcome.always
        if not stage.doubt:
            gate &= outcome.allowed | outcome.passed
    return Flow(gate | skipped, denied)
