"""There and back: the verdict on a packet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tests.oracle.answer import NO, YES, Answer, Packet, Possible, every
from tests.oracle.hubs import HOME
from tests.oracle.numbers import any_inside, host
from tests.oracle.one_sided import lets_be
from tests.oracle.setting_off import ways
from tests.oracle.trip import Arrival, Leg, Trip, dropped
from tests.oracle.walk import Sender, follow
from tests.oracle.world import INTERNET, Place, World

from landbridge.model.network import Network

BEST_FIRST = ("allow", "depends", "deny")
Replies = list[tuple[Arrival, bool]]
"""The ways that a reply may take, and whether each is the way that it must take."""


class Oracle:
    """A network that is asked about many packets."""

    def __init__(self, network: Network, tags: Mapping[str, Sequence[str]] | None) -> None:
        self.world = World(network, tags)

    def decide(
        self, packet: Packet, source_place: str | None = None, destination_place: str | None = None
    ) -> Answer:
        """The verdict on one packet."""
        source = self._start(packet.source, source_place)
        if source is None or not self.world.places_of(packet.destination):
            return Answer("deny", "no_place", ["an address belongs to no place"])
        if host(packet.source).version != host(packet.destination).version:
            return Answer("deny", "no_route", ["the addresses are of two families"])
        meant = self.world.place_named(destination_place) if destination_place else None
        answers = [
            self._answer(source, meant, arrivals)
            for arrivals in ways(self.world, Trip(packet), source)
        ]
        return min(answers, key=lambda answer: BEST_FIRST.index(answer.verdict))

    def _start(self, address: str, named: str | None) -> Place | None:
        if named is not None:
            place = self.world.place_named(named)
            held = place in self.world.places_of(address)
            return place if held or any_inside(address, place.prefixes) else None
        places = self.world.places_of(address)
        if len(places) > 1:
            raise ValueError(f"{address} is in {', '.join(place.name for place in places)}")
        return places[0] if places else None

    def _answer(self, source: Place, meant: Place | None, arrivals: list[Arrival]) -> Answer:
        finals = [
            final for arrival in arrivals for final in self._there_and_back(source, meant, arrival)
        ]
        finals += [lost for final in finals if final.arrived for lost in _by_six(source, final)]
        failed = [each for each in finals if not each.arrived]
        if not failed:
            return Answer("allow", "delivered", list(finals[0].trip.why))
        verdict = "deny" if len(failed) == len(finals) else "depends"
        return Answer(verdict, failed[0].disposition, list(failed[0].trip.why))

    def _there_and_back(
        self, source: Place, meant: Place | None, arrival: Arrival
    ) -> list[Arrival]:
        if not arrival.arrived or arrival.place is None:
            return [arrival]
        if meant is not None and arrival.place != meant:
            story = arrival.trip.saying(f"{arrival.place.name} is not {meant.name}")
            return [arrival._replace(disposition="no_route", trip=story)]
        doubts: list[Arrival] = []
        for replies in self._replies(source, arrival.place, arrival):
            lost = [_lost(back) for back, met in replies if not met]
            if len(lost) == len(replies):
                return lost
            doubts += lost
        return [arrival, *doubts]

    def _replies(self, source: Place, place: Place, arrival: Arrival) -> Iterator[Replies]:
        """Each part of the way back, the last first: to a translation, or from one to the next."""
        trip = arrival.trip
        last = trip.leg(place)
        if arrival.way_back and last.home != HOME:
            reply = _reply(last, trip)
            endpoint = self.world.endpoint(place, trip.packet.destination)
            start = _without_table(place) if endpoint else place
            backs = [back for choice in ways(self.world, reply, start) for back in choice]
            untold = [(arrival, True)] if endpoint and last.devices else []
            yield _met(self.world, backs, last, source) + untold
        for leg in reversed(trip.legs):
            if leg.home != HOME:
                backs = follow(self.world, _reply(leg, trip), leg.at, Sender())
                yield _met(self.world, backs, leg, source)


def _by_six(source: Place, final: Arrival) -> list[Arrival]:
    """IPv6 from or to a private cloud may fail."""
    six = host(final.trip.packet.destination).version == 6
    of_cloud = any(place and _of_cloud(place) for place in (source, final.place))
    return dropped(final.trip, "no_route", "IPv6 at a private cloud") if six and of_cloud else []


def _of_cloud(place: Place) -> bool:
    return place.kind in {"segment", "management"} or place.role != "own"


def _reply(leg: Leg, trip: Trip) -> Trip:
    """What goes back over one part of the way."""
    seen = leg.packet
    hearer = leg.answered_at or seen.source
    answer = Packet(seen.destination, hearer, seen.protocol, seen.source_port, seen.port)
    return Trip(answer, reply=True, picks=leg.picks, why=trip.why)


def _without_table(place: Place) -> Place:
    """A subnet as its private endpoints are routed."""
    return replace(place, subnet=place.subnet.model_copy(update={"route_table": None}))


def _met(world: World, backs: list[Arrival], leg: Leg, source: Place) -> Replies:
    home = leg.home or source.name
    return [
        (back, met)
        for back in backs
        for met in (sorted(_meets(world, back, leg, home)) if _there(back, home) else [False])
    ]


def _there(back: Arrival, home: str) -> bool:
    """Whether a reply came to where it is awaited."""
    return back.arrived and back.place is not None and back.place.name == home


def _meets(world: World, back: Arrival, leg: Leg, home: str) -> Possible:
    """Whether it came by the same firewalls and appliances, or by such as need not see both."""
    there, here = set(leg.devices), set(back.trip.devices)
    if there == here or home == INTERNET.name:
        return YES if there == here else NO
    missed = [lets_be(world, each, comes=False) for each in sorted(there - here)]
    return every([*missed, *(lets_be(world, each, comes=True) for each in sorted(here - there))])


def _lost(back: Arrival) -> Arrival:
    devices = ", ".join(back.trip.devices) or "no firewall or appliance"
    where = back.place.name if back.place else back.disposition
    story = back.trip.saying(f"the reply comes to {where} by {devices}")
    return Arrival("asymmetric", story, back.place)
