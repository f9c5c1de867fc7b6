"""The filters of NSX on the way of a guest."""

from landbridge.model.network.nsx import AvsNetwork
from landbridge.network.paths.steps import Filtered, Path
from landbridge.network.places import Place
from landbridge.security.ends import Ends
from landbridge.security.filter import Filter
from landbridge.security.nsx import distributed_filter, gateway_filter

TIER_0 = "tier-0"


class NsxPath:
    """The distributed and gateway firewalls of every cloud, made when they are asked for."""

    def __init__(self, ends: Ends) -> None:
        self._ends = ends
        self._made: dict[tuple[str, str, str], Filter | None] = {}

    def out(self, place: Place) -> tuple[Filtered, ...]:
        """From a segment to the edge of its cloud."""
        return (*self._guest(place, "out"), *self._edges(place, "out"))

    def into(self, place: Place) -> tuple[Filtered, ...]:
        """From the edge of a cloud to a segment."""
        return (*self._edges(place, "in"), *self._guest(place, "in"))

    def across(self, start: Place, end: Place) -> Path:
        """Between two segments of one cloud; one tier-1 gateway does not filter its own."""
        first, last = _tier1(start), _tier1(end)
        between = (
            (*self._gate(start, first, "out"), *self._gate(end, last, "in"))
            if first.lower() != last.lower()
            else ()
        )
        return (*self._guest(start, "out"), *between, *self._guest(end, "in"))

    def _edges(self, place: Place, side: str) -> tuple[Filtered, ...]:
        gateways = [_tier1(place), TIER_0]
        ordered = gateways if side == "out" else gateways[::-1]
        return tuple(step for gateway in ordered for step in self._gate(place, gateway, side))

    def _guest(self, place: Place, side: str) -> tuple[Filtered, ...]:
        return self._step(place, "", side)

    def _gate(self, place: Place, gateway: str, side: str) -> tuple[Filtered, ...]:
        return self._step(place, gateway.lower(), side)

    def _step(self, place: Place, gateway: str, side: str) -> tuple[Filtered, ...]:
        """The filter of a gateway, or of a guest where there is none; each is made once."""
        cloud = _cloud(place)
        key = (cloud.name, gateway, side)
        if key not in self._made:
            self._made[key] = (
                gateway_filter(cloud, gateway, side, self._ends)
                if gateway
                else distributed_filter(cloud, side, self._ends)
            )
        found = self._made[key]
        return (Filtered(found, side, place),) if found else ()


def _cloud(place: Place) -> AvsNetwork:
    if place.cloud is None:
        raise ValueError(f"{place.name} belongs to no private cloud")
    return place.cloud


def _tier1(place: Place) -> str:
    return place.segment.tier1 if place.segment else ""
