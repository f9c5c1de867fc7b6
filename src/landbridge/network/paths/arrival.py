"""The end of a way: the filters in front of a destination, or the machines behind its front."""

from collections.abc import Iterator, Sequence

from landbridge.network.paths.devices import Devices
from landbridge.network.paths.doors import Doors
from landbridge.network.paths.fronts import Front, Fronts, front_traffic
from landbridge.network.paths.nsx_path import NsxPath
from landbridge.network.paths.own_address import OwnAddress
from landbridge.network.paths.steps import (
    Balanced,
    Behind,
    Disposition,
    Ended,
    Filtered,
    Guard,
    Path,
)
from landbridge.network.paths.trip import Target, Trip, delivered, dropped, hidden, in_six
from landbridge.network.places import Kind, Place


class Arrival:
    """What stands at destinations."""

    def __init__(
        self, places: Sequence[Place], devices: Devices, own_address: OwnAddress, nsx: NsxPath
    ) -> None:
        self.doors = Doors(places)
        self._devices = devices
        self._own_address, self._nsx = own_address, nsx
        self.fronts = Fronts(devices, places)

    def handed(self, home: str, trip: Trip, target: Target) -> Iterator[Path]:
        """By a network to what it holds."""
        if target.place.home == home and target.place.kind in {Kind.SUBNET, Kind.SEGMENT}:
            yield from self.ends(target)
            return
        why = f"no subnet or segment of {home} holds this address"
        yield (dropped(Disposition.NO_ROUTE, trip.at, why),)

    def ends(self, target: Target) -> Iterator[Path]:
        """At the destination: by its filters, or to one of the machines behind its front."""
        where = (target.place.home, target.address)
        fronts = self.fronts.at(*where)
        if fronts is not None:
            yield from self._balanced(fronts, target)
            return
        own = self._own_address.at(*where)
        answers = (Filtered(own, "inbound", target.place),) if own else ()
        yield (*answers, *self.arriving(target), delivered(target))

    def apart(self, target: Target) -> bool:
        """Whether a balancer's front or a firewall has the address, and no machine."""
        where = (target.place.home, target.address)
        return self.fronts.at(*where) is not None or self._own_address.at(*where) is not None

    def arriving(self, target: Target) -> Path:
        """The filters in front of the destination."""
        place, doubt = target.place, in_six(target.place, target)
        if place.kind is Kind.SEGMENT:
            return (*doubt, *self._entering(place), *self._nsx.into(place))
        if place.kind is Kind.SUBNET:
            return (*doubt, *hidden(place), Guard(place, "inbound"))
        return doubt

    def _balanced(self, fronts: Sequence[Front], target: Target) -> Iterator[Path]:
        """From a balancer's front to one of its machines; the packet has the client's address."""
        for front in fronts:
            name, machine = front.balancer.name.lower(), front.machine.name.lower()
            place = self._devices.standing(front.machine)
            picked = Balanced(name, machine, front_traffic(front.balancer))
            if place is not None:
                ended = Ended(Disposition.DELIVERED, place)
                yield (picked, *hidden(place), Behind(front, place), ended)
        if not fronts:
            why = "no machine stands behind this front of a balancer"
            yield (dropped(Disposition.NO_ROUTE, target.place, why),)

    def _entering(self, segment: Place) -> Path:
        """The subnet through which the fabric hands packets to NSX (Generation 2)."""
        if segment.cloud is None or segment.cloud.generation == 1:
            return ()
        return tuple(self.doors.entering(segment))
