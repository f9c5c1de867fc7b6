"""The subnets by which guests of Generation 2 are reached, and those by which they leave."""

from collections.abc import Iterator, Sequence

from landbridge.model.network import AvsNetwork
from landbridge.network.paths.steps import Guard
from landbridge.network.places import Place
from landbridge.network.service import Role

INBOUND = "whether a group on this subnet filters inbound traffic to guests is not published"
REPLIES = (
    "what enters a private cloud by one subnet leaves it by another, and whether the flow record of"
    " the one lets the reply pass the groups of the other is not published"
)


class Doors:
    """Both kinds of them, for each private cloud of a network."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = [each for each in places if each.role in {Role.UPLINK, Role.INBOUND}]

    def uplinks(self, home: str) -> list[Place]:
        """Where guests leave."""
        return [each for each in self._of(home) if each.role is Role.UPLINK]

    def leaving(self, uplink: Place) -> Iterator[Guard]:
        """What a guest's request meets at an uplink, and its reply at the subnets that lead in."""
        yield Guard(uplink, "outbound")
        for each in self._in(uplink.home):
            if each is not uplink:
                yield Guard(each, "inbound", REPLIES, replies=True)

    def entering(self, segment: Place) -> Iterator[Guard]:
        """What a request to a guest meets where it enters, and its reply at the uplinks."""
        for each in self._in(segment.home):
            yield Guard(each, "inbound", INBOUND)
        for each in self.uplinks(segment.home):
            yield Guard(each, "outbound", REPLIES, replies=True)

    def _in(self, home: str) -> list[Place]:
        return [each for each in self._of(home) if "inbound" in answering(each)]

    def _of(self, home: str) -> list[Place]:
        return [each for each in self._places if each.home == home]


def answering(place: Place) -> tuple[str, ...]:
    """The sides on which replies of guests, and to them, may be met at a subnet."""
    out = ("outbound",) if place.role is Role.UPLINK else ()
    leads_in = place.cloud is not None and place.role is _door(place.cloud)
    return (*out, "inbound") if leads_in else out


def _door(cloud: AvsNetwork) -> Role:
    return Role.INBOUND if cloud.layout == "current" else Role.UPLINK
