"""A packet under way, and where it ends."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.oracle.answer import Outcomes, Packet
from tests.oracle.world import Place

Picks = frozenset[tuple[str, str]]


class Leg(NamedTuple):
    """What a firewall saw before it translated, and must find back to from the subnet `at`.

    `answered_at` is where replies go to, if not to the packet's source.
    """

    at: Place
    packet: Packet
    devices: tuple[str, ...]
    home: str | None
    picks: Picks
    answered_at: str = ""


class Trip(NamedTuple):
    """A packet under way.

    `devices` are the firewalls and appliances since the last translation, `home` where a reply
    must arrive after one, `legs` what was before it. A reply is routed but not filtered: every
    filter is stateful. `picks` holds which machine a balancer chose, which keeps both directions
    of a connection together; what is translated is another connection to the next balancer.
    `of_guest` tells that a guest of Generation 2 sent it first.
    """

    packet: Packet
    devices: tuple[str, ...] = ()
    visited: frozenset[str] = frozenset()
    home: str | None = None
    reply: bool = False
    picks: Picks = frozenset()
    legs: tuple[Leg, ...] = ()
    of_guest: bool = False
    answered_at: str = ""
    why: tuple[str, ...] = ()

    def leg(self, at: Place) -> Leg:
        """The way so far, as a firewall at `at` saw it."""
        return Leg(
            at, self.packet, self.devices, self.home, self.picks, self.answered_at
        )  # fmt: skip

    def from_now(self, source: str, home: str, answered_at: str = "") -> "Trip":
        """The same with another source: only what follows is on the way back to `home`."""
        packet = self.packet._replace(source=source)
        return self._replace(packet=packet, devices=(), home=home, picks=frozenset(),
                             answered_at=answered_at)  # fmt: skip

    def saying(self, text: str) -> "Trip":
        """The same with one more step in its story."""
        return self._replace(why=(*self.why, text)) if text else self


class Arrival(NamedTuple):
    """One way in which a trip may end; `way_back` whether a reply has to be asked for."""

    disposition: str
    trip: Trip
    place: Place | None = None
    way_back: bool = True

    @property
    def arrived(self) -> bool:
        """Whether the packet got there."""
        return self.disposition == "delivered"


def dropped(trip: Trip, disposition: str, why: str) -> list[Arrival]:
    """The trip ends here."""
    return [Arrival(disposition, trip.saying(why))]


def ends(trip: Trip, outcomes: Outcomes, place: Place, way_back: bool = True) -> list[Arrival]:
    """The trip ends at a place, if the filters before it let it."""
    found: list[Arrival] = []
    if True in outcomes:
        story = trip.saying(f"arrives at {place.name}")
        found.append(Arrival("delivered", story, place, way_back))
    if False in outcomes:
        found += dropped(trip, "filtered", outcomes[False])
    return found


def distinct(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Each way to end once, whatever story leads to it."""
    found: dict[object, Arrival] = {}
    for each in arrivals:
        trip = each.trip
        onward = (trip.devices, trip.home, trip.packet, trip.picks, trip.legs, trip.of_guest)
        key = (each.disposition, each.place, onward)
        found.setdefault(key, each)
    return list(found.values())
