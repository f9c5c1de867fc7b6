"""What carving stands on: the declared ranges, which of them may stand, and the spaces left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from landbridge.model.address_plan import Overlap, Range, RangeKind
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.network.address.declared import home, ranges
from landbridge.network.address.demand import seen
from landbridge.network.address.holes import Pool, pool
from landbridge.network.address.overlap import refused
from landbridge.space import Addresses

REST = "virtual_network.address_space"
SPACE = "segment_space"


@dataclass(frozen=True)
class Ground:
    """An estate with all ranges around it."""

    estate: Estate
    network: Network | None
    ranges: Sequence[Range]

    @classmethod
    def of(cls, estate: Estate, network: Network | None) -> "Ground":
        """The ground of an estate in its network."""
        return cls(estate, network, ranges(estate, network))

    def declared(self, kind: RangeKind) -> list[tuple[Range, Overlap | None]]:
        """The ranges of a kind in the order of the estate, each with what it meets if refused."""
        places = [place for place, each in enumerate(self.ranges) if each.kind == kind]
        return [(self.ranges[place], self._refused.get(place)) for place in places]

    @cached_property
    def _refused(self) -> dict[int, Overlap]:
        return dict(refused(self.ranges))

    @property
    def taken(self) -> Addresses:
        """All that somebody has or was promised, the private cloud's own networks included."""
        spaces = self.estate.private_cloud.segment_space or ()
        declared = Addresses.of((*(each.prefix for each in self.ranges), *spaces))
        return declared | seen(self.estate.inventory)

    @cached_property
    def _held(self) -> Addresses:
        """All that is not free: declared, be it refused, or borne by a VM today."""
        own = home(self.estate.private_cloud)
        others = (
            each.prefix
            for each in self.ranges
            if not (each.kind == "virtual-network" and each.home == own)
        )
        return Addresses.union((Addresses.of(others), seen(self.estate.inventory)))

    @cached_property
    def rest(self) -> Pool | None:
        """What is free in the virtual network; None where its address space is not known."""
        own = home(self.estate.private_cloud)
        spaces = dict.fromkeys(
            each.prefix
            for each in self.ranges
            if each.kind == "virtual-network" and each.home == own and ":" not in each.prefix
        )
        return pool(REST, spaces, self._held) if spaces else None

    def for_segments(self, taken: Iterable[str]) -> Pool | None:
        """What is free for segments, apart from what was carved already."""
        spaces = self.estate.private_cloud.segment_space
        held = Addresses.union((self._held, Addresses.of(taken)))
        if spaces is not None:
            return pool(SPACE, spaces, held)
        return pool(REST, self.rest.prefixes, held) if self.rest else None
