"""What happens between two endpoints: every way, every filter on it, and the way back."""

from collections.abc import Hashable, Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import Protocol

from landbridge.network.attachment import Attachment
from landbridge.network.compiler import Compiler
from landbridge.network.filters.edge import by_edge
from landbridge.network.filters.entries import Entries, Entry
from landbridge.network.filters.guards import Guards, Stage
from landbridge.network.filters.inspection import Inspection
from landbridge.network.ground import Compiled, Endpoint, Ground, Outcome
from landbridge.network.pair import Pair
from landbridge.network.paths.back import Back, Hearer
from landbridge.network.paths.steps import Passed, Path, by_untold, met
from landbridge.network.paths.trip import Target
from landbridge.network.paths.walk import Walk
from landbridge.network.places import Kind, Place
from landbridge.network.program import Program
from landbridge.network.sets import Sets, best, either
from landbridge.security.filter import Filter
from landbridge.space import Traffic


class OfTraffic(Protocol):
    """Classes of traffic; sets of them are bits."""

    @property
    def full(self) -> int:
        """All of them."""
        ...

    def bits(self, traffic: Traffic) -> int:
        """One of the sets that made them."""
        ...


class Classified(Protocol):
    """Classes of traffic and addresses, and filters over them."""

    @property
    def traffic(self) -> OfTraffic:
        """The classes of traffic."""
        ...

    def widened(self, bits: int) -> int:
        """Bits of a program over these classes of traffic."""
        ...

    def compiled(self, filter_: Filter) -> Compiled:
        """A filter over the classes."""
        ...

    def routed(self, endpoint: Endpoint) -> int:
        """The class of an endpoint as far as routes tell addresses apart."""
        ...


class Judge:
    """Decides pairs of endpoints of one network."""

    def __init__(
        self, ground: Ground, walk: Walk, guards: Guards, inspection: Inspection, entries: Entries
    ) -> None:
        self._ground: Classified = ground
        self._walk, self._guards = walk, guards
        self._inspection, self._entries = inspection, entries
        self._back = Back(walk, guards.at_appliance)
        self.compiler = Compiler(ground, guards, inspection, self._back)
        self._alike: dict[Endpoint, int] = {}
        self._numbers: dict[Hashable, int] = {}
        self._programs: dict[tuple[int, int], tuple[Program, ...]] = {}
        self._inspectors: dict[tuple[int, int], Passed] = {}
        self._own: dict[tuple[Endpoint, str], Sequence[Stage]] = {}

    def over(self, ground: Classified) -> "Judge":
        """The same judge, with filters compiled in another way."""
        other = copy(self)
        other._ground, other._alike, other._own = ground, {}, {}
        other.__dict__.pop("full", None)  # the other classes may be more
        return other

    @cached_property
    def full(self) -> int:
        """All traffic, as bits."""
        return self._ground.traffic.full

    def pair(self, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen to traffic that `source` sends to `destination`."""
        if not source.same_family(destination):
            return Sets(0, self.full)
        if self.enters(source, destination):
            entries = self.entries(destination)
            return best((self.entered(each, source, destination) for each in entries), self.full)
        pair = self._of(source, destination)
        programs = self.shared(source, destination)
        return either(program.run(pair, self.full) for program in programs)

    @staticmethod
    def enters(source: Endpoint, destination: Endpoint) -> bool:
        """Whether traffic comes in from the Internet, which goes by public addresses only."""
        kinds = source.place.kind, destination.place.kind
        return kinds[0] is Kind.INTERNET and kinds[1] not in {Kind.INTERNET, Kind.PLATFORM}

    def paths(self, source: Endpoint, destination: Endpoint) -> tuple[Path, ...]:
        """The ways between two endpoints."""
        target = Target(destination.address, destination.place)
        return tuple(self._walk.paths(source.place, target))

    def inspectors(self, source: Endpoint, destination: Endpoint) -> Passed:
        """The firewalls and appliances on the ways of two endpoints, as of all that are alike."""
        self.shared(source, destination)
        return self._inspectors[self.number(source), self.number(destination)]

    def along(self, path: Path, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen on one way."""
        pair = self._of(source, destination)
        programs = self.compiler.programs(path, self.compiler.sender(source), destination)
        return either(program.run(pair, self.full) for program in programs)

    def entries(self, destination: Endpoint) -> list[Entry]:
        """The ways from the Internet to an endpoint."""
        return [*self._entries.to(destination), *by_edge(destination, self._walk.nsx)]

    def entered(self, entry: Entry, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen to traffic that comes from the Internet by a public address."""
        gate, certain = self.admitted(entry, source)
        pair = self._of(source, destination)
        ways = either(
            program.run(pair, gate) for program in self.entering(entry, source, destination)
        )
        doubt = 0 if certain else gate
        return Sets(ways.allowed, ways.denied | doubt | self.full & ~gate)

    def entering(self, entry: Entry, source: Endpoint, destination: Endpoint) -> Iterator[Program]:
        """The programs of the ways behind a public address."""
        before = self.compiler.before(entry)
        for sender in self.compiler.entering(entry, source):
            for path in entry.paths:
                yield from self.compiler.programs(path, sender, destination, before)

    def admitted(self, entry: Entry, source: Endpoint) -> tuple[int, bool]:
        """The traffic that an entry takes from a source, and whether that is certain."""
        possible = source.addresses <= entry.source.widest
        gate = self._ground.traffic.bits(entry.traffic) if possible else 0
        return gate, source.addresses <= entry.source.certain

    def ways_back(
        self, place: Place, destination: Endpoint, hearer: Hearer
    ) -> list[tuple[Path, Sets]]:
        """The ways of a reply from a place, each with whether it is heard (sets of one bit)."""
        return self._back.ways(place, destination.addresses, hearer)

    def own(self, endpoint: Endpoint, side: str) -> Sequence[Stage]:
        """The filters at an endpoint's interface."""
        key = (endpoint, side)
        if key not in self._own:
            self._own[key] = self._guards.stages(endpoint.place, side, endpoint.attachment, "")
        return self._own[key]

    def outcome(self, stage: Stage, source: int, destination: Endpoint) -> Outcome:
        """What a stage may do with traffic between a class and an endpoint."""
        return self.between(stage, source, destination.number)

    def between(self, stage: Stage, source: int, destination: int) -> Outcome:
        """What a stage may do with traffic between two classes, wherever they are."""
        if len(stage.filters) == 1:
            return self.compiled(stage.filters[0]).outcome(source, destination)
        total, live = Outcome(), self.full
        for filter_ in stage.filters:
            one = self.compiled(filter_).outcome(source, destination)
            total, live = total.joined(one, live), live & one.passed
        return total._replace(passed=live)

    def compiled(self, filter_: Filter) -> Compiled:
        """A filter over the classes of this network."""
        return self._ground.compiled(filter_)

    def firewall(self, name: str) -> Filter:
        """What an Azure Firewall lets through."""
        return self._inspection.filter(name)

    def public_address(self, attachment: Attachment) -> str:
        """That of the interface; empty where it has none."""
        interface = self._walk.devices.interfaces.get(attachment.interface)
        return (interface.public_address or "") if interface and attachment.public else ""

    def bits(self, traffic: Traffic) -> int:
        """One of the sets of traffic that the proof knows, as bits."""
        return self._ground.traffic.bits(traffic)

    def _of(self, source: Endpoint, destination: Endpoint) -> Pair:
        widened = self._ground.widened
        return Pair(source, destination, self.full, self.own, self.outcome, widened)

    def shared(self, source: Endpoint, destination: Endpoint) -> tuple[Program, ...]:
        """The programs of two endpoints, made once for all that are alike."""
        key = (self.number(source), self.number(destination))
        if key not in self._programs:
            sender, paths = self.compiler.sender(source), self.paths(source, destination)
            names = {name for each in paths for name in met(each)}
            self._inspectors[key] = Passed(tuple(sorted(names)), any(map(by_untold, paths)))
            self._programs[key] = tuple(
                program
                for path in paths
                for program in self.compiler.programs(path, sender, destination)
            )
        return self._programs[key]

    def number(self, endpoint: Endpoint) -> int:
        """The number of its kind: endpoints of one kind are routed alike in both directions."""
        if endpoint not in self._alike:
            kind = self._kind(endpoint)
            self._alike[endpoint] = self._numbers.setdefault(kind, len(self._numbers))
        return self._alike[endpoint]

    def _kind(self, endpoint: Endpoint) -> Hashable:
        place, attachment = endpoint.place, endpoint.attachment
        return (
            self._ground.routed(endpoint),
            self._standing(place),
            attachment.public,
            attachment.pool,
            attachment.endpoint,
            attachment.known,
        )

    def _standing(self, place: Place) -> Hashable:
        """What of a place matters for routes and for leaving to the Internet."""
        if place.kind is not Kind.SUBNET or place.subnet is None:
            return place.key
        subnet = place.subnet
        firewall = self._walk.devices.firewall_in(place)
        lent = subnet.default_outbound_access, place.partly
        leaving = (subnet.nat_gateway, *lent, firewall and firewall.name)
        return (self._walk.routes.context(place), place.role, *leaving)
