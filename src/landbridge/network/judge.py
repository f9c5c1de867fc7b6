"""What happens between two endpoints: every way, every filter on it, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from landbridge.model.network import Interface
from landbridge.network.attachment import PLAIN, Attachment
from landbridge.network.back import Back, Hearer
from landbridge.network.egress import may_leave
from landbridge.network.entries import Entries, Entry
from landbridge.network.ground import Compiled, Endpoint, Ground, Outcome
from landbridge.network.guards import Guards, Stage
from landbridge.network.inspection import Inspection
from landbridge.network.places import Kind, Place
from landbridge.network.sets import Sets, best, either
from landbridge.network.steps import (
    Appliance,
    Balanced,
    Disposition,
    Doubted,
    Egress,
    Ended,
    Filtered,
    Forwarded,
    Guard,
    Inspected,
    Path,
    Step,
)
from landbridge.network.walk import Target, Walk
from landbridge.security.filter import Filter
from landbridge.space import Addresses, Traffic


@dataclass(frozen=True)
class Lane:
    """Traffic on its way: who sends it, as the next filter sees it, and what it passed since."""

    hearer: Hearer
    number: int
    """The source's class of addresses."""
    attachment: Attachment
    gate: int
    denied: int = 0

    def refuse(self, traffic: int) -> "Lane":
        """What may be refused, while the rest of the way is still open to it."""
        return replace(self, denied=self.denied | self.gate & traffic)

    def narrow(self, traffic: int) -> "Lane":
        """Only this traffic goes on."""
        return replace(self, gate=self.gate & traffic)


class Judge:
    """Decides pairs of endpoints of one network."""

    def __init__(
        self, ground: Ground, walk: Walk, guards: Guards, inspection: Inspection, entries: Entries
    ) -> None:
        self._ground, self._walk, self._guards = ground, walk, guards
        self._inspection, self._entries = inspection, entries
        self._back = Back(walk)
        self._paths: dict[tuple[Place, Place, int], tuple[Path, ...]] = {}

    @cached_property
    def _full(self) -> int:
        return self._ground.traffic.full

    def pair(self, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen to traffic that `source` sends to `destination`."""
        if not source.same_family(destination):
            return Sets(0, self._full)
        if source.place.kind is Kind.INTERNET and destination.place.kind is not Kind.INTERNET:
            ways = (self.entered(each, source, destination) for each in self.entries(destination))
            return best(ways, self._full)
        return either(
            self.along(path, source, destination) for path in self.paths(source, destination)
        )

    def paths(self, source: Endpoint, destination: Endpoint) -> tuple[Path, ...]:
        """The ways between two endpoints; those of one place share them."""
        key = (source.place, destination.place, destination.number)
        if key not in self._paths:
            target = Target(destination.address, destination.place)
            self._paths[key] = tuple(self._walk.paths(source.place, target))
        return self._paths[key]

    def along(self, path: Path, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen on one way."""
        return self.run(path, self.setting_out(source), destination)

    def setting_out(self, source: Endpoint) -> Lane:
        """Everything that a source may send."""
        hearer = Hearer(source.place, source.address)
        return Lane(hearer, source.number, source.attachment, self._full)

    def entries(self, destination: Endpoint) -> list[Entry]:
        """The ways from the Internet to an endpoint."""
        return self._entries.to(destination)

    def entered(self, entry: Entry, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen to traffic that comes from the Internet by a public address."""
        gate, certain = self._admitted(entry, source)
        lanes = self.entering(entry, source, destination)
        ways = either(self.run(path, lane, destination) for lane in lanes for path in entry.paths)
        doubt = 0 if certain else gate
        return Sets(ways.allowed, ways.denied | doubt | self._full & ~gate)

    def entering(self, entry: Entry, source: Endpoint, destination: Endpoint) -> list[Lane]:
        """What comes in by an entry, as the filters behind it see it."""
        gate, _ = self._admitted(entry, source)
        lane = Lane(Hearer(source.place, source.address), source.number, PLAIN, gate)
        return self._translated(entry.firewall, lane, destination) if entry.firewall else [lane]

    def _admitted(self, entry: Entry, source: Endpoint) -> tuple[int, bool]:
        """The traffic that an entry takes from a source, and whether that is certain."""
        gate = self._ground.traffic.bits(entry.traffic)
        possible = source.addresses <= entry.source.widest
        return gate if possible else 0, source.addresses <= entry.source.certain

    def run(self, steps: Sequence[Step], lane: Lane, destination: Endpoint) -> Sets:
        """The rest of a way, for the traffic that came so far."""
        for number, step in enumerate(steps):
            if isinstance(step, Inspected):
                denied, lanes = self.inspected(step, lane, destination)
                rest = steps[number + 1 :]
                ways = either(self.run(rest, each, destination) for each in lanes)
                return Sets(ways.allowed, ways.denied | lane.denied | denied)
            if isinstance(step, Ended):
                return self._ended(step, lane, destination)
            lane = self._passed(step, lane, destination)
        return Sets(0, lane.denied | lane.gate)

    def _passed(self, step: Step, lane: Lane, destination: Endpoint) -> Lane:
        if isinstance(step, Guard):
            return self._guarded(step, lane, destination)
        if isinstance(step, Filtered):
            return self._staged([Stage((step.filter,))], lane, destination)
        if isinstance(step, Appliance):
            return self._through(step, lane, destination)
        return self._moved(step, lane)

    def _moved(self, step: Step, lane: Lane) -> Lane:
        """What depends on the source alone."""
        if isinstance(step, Egress):
            return self._leaves(step, lane)
        if isinstance(step, Balanced):
            taken = self.takes(step.traffic)
            lane = replace(lane, hearer=lane.hearer.by(step))
            return lane.refuse(self._full & ~taken).narrow(taken)
        foreign = isinstance(step, Forwarded) and not self.within(lane, step.space)
        return lane.refuse(lane.gate) if foreign or isinstance(step, Doubted) else lane

    def takes(self, traffic: Traffic) -> int:
        """Traffic as bits."""
        return self._ground.traffic.bits(traffic)

    def within(self, lane: Lane, space: Addresses) -> bool:
        """Whether the source, as it is seen now, belongs to an address space."""
        return self._ground.members[lane.number] <= space

    def _guarded(self, step: Guard, lane: Lane, destination: Endpoint) -> Lane:
        stages = self.stages(step, attachment_at(step, lane, destination))
        return self._staged(stages, lane, destination)

    def stages(self, step: Guard, attachment: Attachment) -> list[Stage]:
        """The filters of a guard in the order in which they are asked."""
        return self._guards.stages(step.at, step.side, attachment, step.doubt)

    def _staged(self, stages: Sequence[Stage], lane: Lane, destination: Endpoint) -> Lane:
        skipped = 0
        for stage in stages:
            outcome = self.outcome(stage, lane.number, destination)
            lane = lane.refuse(outcome.denied)
            skipped |= lane.gate & outcome.always
            if not stage.doubt:
                lane = lane.narrow(outcome.allowed | outcome.passed)
        return replace(lane, gate=lane.gate | skipped)

    def outcome(self, stage: Stage, source: int, destination: Endpoint) -> Outcome:
        """What a stage may do with traffic between a class and an endpoint."""
        total, live = Outcome(), self._full
        for filter_ in stage.filters:
            one = self.compiled(filter_).outcome(source, destination.number)
            total, live = total.joined(one, live), live & one.passed
        return total._replace(passed=live)

    def compiled(self, filter_: Filter) -> Compiled:
        """A filter over the classes of this network."""
        return self._ground.compiled(filter_)

    def firewall(self, name: str) -> Filter:
        """What an Azure Firewall lets through."""
        return self._inspection.filter(name)

    def _through(self, step: Appliance, lane: Lane, destination: Endpoint) -> Lane:
        """In at an appliance, and out again; the packet keeps its addresses."""
        for side in ("inbound", "outbound"):
            stages = self.stages(Guard(step.at, side), attached(step.interface))
            lane = self._staged(stages, lane, destination)
        if step.interface.forwards != "everything":
            lane = lane.refuse(lane.gate)
        if step.interface.forwards == "nothing":
            lane = lane.narrow(0)
        return replace(lane, hearer=lane.hearer.behind(step.name))

    def _leaves(self, step: Egress, lane: Lane) -> Lane:
        answer = may_leave(step, lane.attachment, lane.hearer)
        if answer is True:
            return lane
        refused = lane.refuse(lane.gate)
        return refused if answer is None else refused.narrow(0)

    def inspected(
        self, step: Inspected, lane: Lane, destination: Endpoint
    ) -> tuple[int, list[Lane]]:
        """What a firewall may refuse, and what goes on: as it is, and under its own address."""
        outcome = self.outcome(Stage((self.firewall(step.firewall),)), lane.number, destination)
        kept = lane.narrow(outcome.allowed)
        proxied = lane.narrow(outcome.proxied)
        keeps = destination.addresses <= self._inspection.untranslated(step.firewall)
        behind = replace(kept, hearer=lane.hearer.behind(step.firewall), denied=0)
        lanes = [behind] if keeps else self._translated(step.firewall, kept, destination)
        lanes += self._translated(step.firewall, proxied, destination)
        return lane.gate & outcome.denied, [each for each in lanes if each.gate]

    def _translated(self, firewall: str, lane: Lane, destination: Endpoint) -> list[Lane]:
        """Under the firewall's address; it must itself find back to whom it heard."""
        source = self._inspection.source(firewall)
        back = self._back.of_firewall(
            self._inspection.place(firewall), lane.hearer, destination.addresses
        )
        gate = lane.gate if back.allowed else 0
        denied = lane.gate if back.denied else 0
        hearer = self._inspection.hearer(firewall)
        return [
            Lane(hearer, number, PLAIN, gate, denied) for number in self._ground.numbers(source)
        ] or [Lane(hearer, lane.number, PLAIN, gate, denied)]

    def ways_back(self, destination: Endpoint, hearer: Hearer) -> list[tuple[Path, Sets]]:
        """The ways of a reply, each with whether it is heard (sets of one bit)."""
        return self._back.ways(destination, hearer)

    def _ended(self, step: Ended, lane: Lane, destination: Endpoint) -> Sets:
        if step.disposition is not Disposition.DELIVERED:
            return Sets(0, lane.denied | lane.gate)
        back = self._back.of(destination, lane.hearer)
        allowed = lane.gate if back.allowed else 0
        return Sets(allowed, lane.denied | (lane.gate if back.denied else 0))


def attachment_at(step: Guard, lane: Lane, destination: Endpoint) -> Attachment:
    """The interface counts at both ends of a way and nowhere between."""
    if step.side == "outbound":
        return lane.attachment if step.at is lane.hearer.place else PLAIN
    return destination.attachment if step.at is destination.place else PLAIN


def attached(interface: Interface) -> Attachment:
    """What an appliance's interface has on it."""
    group = interface.network_security_group
    return Attachment(security_group=group.lower() if group else None)
