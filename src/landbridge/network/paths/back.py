"""The way back: a reply must find the sender through the same firewalls, and no other.

So it must through appliances, but for those that need not see both directions.
"""

from dataclasses import dataclass, replace

from landbridge.network.paths.one_sided import Guarded, OneSidedDevices
from landbridge.network.paths.steps import (
    Balanced,
    Doubted,
    Forwarded,
    Path,
    Routed,
    Step,
    arrived,
    met,
)
from landbridge.network.paths.trip import Target, delivered
from landbridge.network.paths.walk import Walk
from landbridge.network.places import Kind, Place, without_table
from landbridge.network.routing.way import Hop
from landbridge.network.sets import Sets, either
from landbridge.space import Addresses

FOUND = frozenset({Kind.INTERNET, Kind.PLATFORM})
"""Where what answers, or hears, is always found."""
OUT = frozenset({Hop.INTERNET, Hop.SERVICE})
ENDPOINT = (
    "replies of a private endpoint heed no route table, and whether they come back through a"
    " firewall or appliance that keeps the source is not published: it should translate it"
)
Ways = list[tuple[Path, Sets]]
"""The ways of a reply, each with whether it is heard."""
YES, NO, MAYBE = Sets(1, 0), Sets(0, 1), Sets(1, 1)


@dataclass(frozen=True)
class Hearer:
    """Who shall hear the reply: the source as the destination sees it.

    `passed` names the firewalls and appliances between. Without a place the reply needs
    no proof: it goes to the firewall of a virtual hub, which knows all that the hub connects.
    """

    place: Place | None
    address: int
    passed: tuple[str, ...] = ()
    picks: tuple[tuple[str, str], ...] = ()
    """Which machine each balancer picked on the way there."""

    def behind(self, device: str) -> "Hearer":
        """The same, seen from behind one more device."""
        return replace(self, passed=(*self.passed, device))

    def by(self, step: Balanced) -> "Hearer":
        """The same, by a balancer that has picked a machine."""
        return replace(self, picks=(*self.picks, (step.balancer, step.machine)))

    def met_all(self, path: Path) -> bool:
        """Whether a way back leads by all devices between and by no other, in whatever order."""
        return sorted(met(path)) == sorted(self.passed)

    def picked(self, step: Step) -> bool:
        """Whether a balancer picks this machine for the way back, too."""
        if not isinstance(step, Balanced):
            return True
        return dict(self.picks).get(step.balancer, step.machine) == step.machine


class Back:
    """Finds and judges the ways back of one network."""

    def __init__(self, walk: Walk, guarded: Guarded) -> None:
        self._walk = walk
        self._one_sided = OneSidedDevices(walk.devices, guarded)
        self._known: dict[tuple[Place, Addresses, Hearer], Sets] = {}

    def of(self, place: Place, addresses: Addresses, hearer: Hearer) -> Sets:
        """Whether what answers at a place, as these addresses, is heard, as sets of one bit."""
        if place.kind in FOUND or hearer.place is None:
            return YES
        key = (place, addresses, hearer)
        if key not in self._known:
            ways = self.ways(place, addresses, hearer)
            self._known[key] = either(heard for _, heard in ways) if ways else NO
        return self._known[key]

    def of_firewall(self, firewall: Place | None, hearer: Hearer, addresses: Addresses) -> Sets:
        """Whether a firewall that translates finds back, with what `addresses` answer."""
        if firewall is None or hearer.place is None or hearer.place.kind in FOUND:
            return YES
        target = Target(hearer.address, hearer.place)
        paths = self._walk.from_device(firewall, target)
        kept = [path for path in paths if all(hearer.picked(step) for step in path)]
        return either(self._heard(path, hearer, addresses)[1] for path in kept) if kept else NO

    def ways(self, place: Place, addresses: Addresses, hearer: Hearer) -> Ways:
        """The ways of a reply, each with whether it is heard; none where no proof is needed."""
        if place.kind in FOUND or hearer.place is None:
            return []
        target = Target(hearer.address, hearer.place)
        if not self._walk.of_endpoint(place, addresses.bounds[0]):
            return self._from(place, addresses, hearer, target)
        ways = self._from(without_table(place), addresses, hearer, target)
        return _untranslated(ways, target) if hearer.passed else ways

    def _from(self, start: Place, addresses: Addresses, hearer: Hearer, target: Target) -> Ways:
        return [
            self._judged(path, hearer, addresses)
            for path in self._walk.paths(start, target)
            if all(hearer.picked(step) for step in path)
        ]

    def _judged(self, path: Path, hearer: Hearer, addresses: Addresses) -> tuple[Path, Sets]:
        if hearer.place is not None and hearer.place.kind is Kind.INTERNET:
            return path, _to_internet(path, hearer)
        if hearer.place is not None and hearer.place.kind is Kind.PLATFORM:
            return path, YES
        return self._heard(path, hearer, addresses)

    def _heard(self, path: Path, hearer: Hearer, addresses: Addresses) -> tuple[Path, Sets]:
        """Whether a reply is heard, its way with what is not known of devices on one way alone."""
        doubts = self._one_sided.doubts(hearer.passed, path)
        if not arrived(path) or doubts is None:
            return path, NO
        told = (*doubts, *path)
        return told, MAYBE if _in_doubt(told, addresses) else YES


def _untranslated(ways: Ways, target: Target) -> Ways:
    """The ways back from a private endpoint through what kept the source; any may be another."""
    open_: Path = (Doubted(ENDPOINT), delivered(target))
    return list(
        dict.fromkeys((path, sets) if sets == YES else (open_, MAYBE) for path, sets in ways)
    )


def _in_doubt(path: Path, addresses: Addresses) -> bool:
    doubts = any(isinstance(step, Doubted) and not step.filters for step in path)
    return doubts or any(
        isinstance(step, Forwarded) and not addresses <= step.space for step in path
    )


def _to_internet(path: Path, hearer: Hearer) -> Sets:
    """A reply to a client on the Internet must leave straight, as the request came."""
    hops = {step.way.hop for step in path if isinstance(step, Routed)}
    if not hearer.met_all(path):
        return NO
    if hops & OUT or (arrived(path) and not hops):
        return YES
    return MAYBE if Hop.UNTOLD in hops else NO
