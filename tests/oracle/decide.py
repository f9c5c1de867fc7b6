"""There and back: the verdict on a packet."""

from collections.abc import Mapping, Sequence

from tests.oracle.answer import Answer, Packet
from tests.oracle.hubs import HOME
from tests.oracle.numbers import any_inside, host
from tests.oracle.setting_off import ways
from tests.oracle.trip import Arrival, Trip
from tests.oracle.world import Place, World

from landbridge.model.network import Network

BEST_FIRST = ("allow", "depends", "deny")


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
            self._answer(packet, source, meant, arrivals)
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

    def _answer(
        self, packet: Packet, source: Place, meant: Place | None, arrivals: list[Arrival]
    ) -> Answer:
        finals = [
            final
            for arrival in arrivals
            for final in self._there_and_back(packet, source, meant, arrival)
        ]
        failed = [each for each in finals if not each.arrived]
        if not failed:
            return Answer("allow", "delivered", list(finals[0].trip.why))
        verdict = "deny" if len(failed) == len(finals) else "depends"
        return Answer(verdict, failed[0].disposition, list(failed[0].trip.why))

    def _there_and_back(
        self, packet: Packet, source: Place, meant: Place | None, arrival: Arrival
    ) -> list[Arrival]:
        if not arrival.arrived or arrival.place is None:
            return [arrival]
        if meant is not None and arrival.place != meant:
            story = arrival.trip.saying(f"{arrival.place.name} is not {meant.name}")
            return [arrival._replace(disposition="no_route", trip=story)]
        if not arrival.way_back or arrival.trip.home == HOME:
            return [arrival]
        return self._back(packet, source, arrival.place, arrival)

    def _back(self, packet: Packet, source: Place, place: Place, arrival: Arrival) -> list[Arrival]:
        there, home = arrival.trip, arrival.trip.home or source.name
        answer = Packet(
            packet.destination, there.packet.source, packet.protocol, packet.source_port,
            packet.port,
        )  # fmt: skip
        reply = Trip(answer, reply=True, picks=there.picks, why=there.why)
        return [
            arrival if _meets(back, home, set(there.devices)) else _lost(back)
            for choice in ways(self.world, reply, place)
            for back in choice
        ]


def _meets(back: Arrival, home: str, devices: set[str]) -> bool:
    """Whether a reply came to where it is awaited, by the same firewalls and appliances."""
    there = back.place is not None and back.place.name == home
    return back.arrived and there and set(back.trip.devices) == devices


def _lost(back: Arrival) -> Arrival:
    devices = ", ".join(back.trip.devices) or "no firewall or appliance"
    where = back.place.name if back.place else back.disposition
    story = back.trip.saying(f"the reply comes to {where} by {devices}")
    return Arrival("asymmetric", story, back.place)
