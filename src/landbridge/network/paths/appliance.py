"""By the address of an appliance: a firewall, a machine that forwards, or a balancer of these."""

from collections.abc import Callable, Iterator

from landbridge.model.network import Firewall, Interface
from landbridge.network.paths.arrival import Arrival
from landbridge.network.paths.crossing import Crossing
from landbridge.network.paths.devices import Answer, Devices
from landbridge.network.paths.steps import Appliance, Balanced, Disposition, Inspected, Path
from landbridge.network.paths.trip import Target, Trip, dropped
from landbridge.network.places import Place
from landbridge.network.routing.fabric import Fabric, Link
from landbridge.network.routing.way import Way
from landbridge.space import number_of

Onward = Callable[[Trip, Target], Iterator[Path]]
"""From a subnet on, by its routes."""


class ByAppliance:
    """The devices of a network as next hops; behind one its subnet's routes count."""

    def __init__(
        self,
        fabric: Fabric,
        devices: Devices,
        crossing: Crossing,
        arrival: Arrival,
        onward: Onward,
    ) -> None:
        self._fabric, self._devices = fabric, devices
        self._crossing, self._arrival, self._onward = crossing, arrival, onward

    def paths(self, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """By each device that answers at the next hop, in the own network or one that it sees."""
        here: list[tuple[str, Link | None]] = [(trip.at.home, None)]
        seen = [(link.to, link) for link in self._fabric.links[trip.at.home]]
        found = False
        for home, link in (*here, *seen):
            for rest in self._at(home, way, trip, target):
                found = True
                yield (*self._crossing.to_device(trip, link), *rest)
        if not found:
            why = f"nothing answers at the next hop {way.to}"
            yield (dropped(Disposition.NO_ROUTE, trip.at, why),)

    def _at(self, home: str, way: Way, trip: Trip, target: Target) -> Iterator[Path]:
        """What answers in one network; what is led to the front that it goes to has come there."""
        itself = target.address == number_of(way.to) and home == target.place.home
        if itself and self._arrival.fronts.at(home, target.address):
            yield from self._arrival.ends(target)
            return
        for answer in self._devices.at(home, way.to):
            yield from self._through(answer, trip, target)

    def _through(self, answer: Answer, trip: Trip, target: Target) -> Iterator[Path]:
        device = answer.device
        place = self._devices.standing(device)
        if device.name.lower() in trip.passed:
            yield (dropped(Disposition.LOOP, trip.at, f"it comes to {device.name} again"),)
        elif place is None:
            yield (dropped(Disposition.NO_ROUTE, trip.at, f"{device.name} has no subnet"),)
        elif place is target.place and answer.own == target.address:
            yield from ((*_picked(answer), *rest) for rest in self._arrival.ends(target))
        elif isinstance(device, Firewall):
            yield from self._by_firewall(device, place, trip, target)
        else:
            rest = self._by_interface(device, place, trip, target)
            yield from ((*_picked(answer), *each) for each in rest)

    def _by_firewall(
        self, device: Firewall, place: Place, trip: Trip, target: Target
    ) -> Iterator[Path]:
        name = device.name.lower()
        first = Inspected(name, self._devices.source(device))
        passed = Trip(place, (*trip.passed, name), firewall=device, guest=trip.guest)
        yield from ((first, *rest) for rest in self._onward(passed, target))

    def _by_interface(
        self, device: Interface, place: Place, trip: Trip, target: Target
    ) -> Iterator[Path]:
        if not device.ip_forwarding:
            why = f"{device.name} is not allowed to forward"
            yield (dropped(Disposition.NOT_FORWARDED, place, why),)
            return
        passed = (*trip.passed, device.name.lower())
        behind = Trip(place, passed, appliance=device, guest=trip.guest)
        step = Appliance(device, place)
        yield from ((step, *rest) for rest in self._onward(behind, target))


def _picked(answer: Answer) -> Path:
    """The balancer in front of a machine, if there is one."""
    if not answer.balancer:
        return ()
    return (Balanced(answer.balancer, answer.device.name.lower(), answer.traffic),)
