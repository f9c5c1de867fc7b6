"""The least number of hosts for which an arrangement of all items is found."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from landbridge.sizing.apart import hold_apart
from landbridge.sizing.arrange import Arrangement, Offer, arrange, offer
from landbridge.sizing.bound import demands, lower_bound, utilisation
from landbridge.sizing.bound import offer as most
from landbridge.sizing.capacity import Terms, clusters
from landbridge.sizing.demand import Floats, Ints
from landbridge.sizing.items import Items
from landbridge.sizing.layout import Layout, layout, lopsided
from landbridge.sizing.packing import Bins, Packing, lines, pack
from landbridge.sizing.policy import StoragePolicy

LARGE_SHARE = 0.25
"""Data of one item above this share of a cluster's store make its size matter."""
GIVE_UP = 4
"""How many times the bound is tried before a policy is called impossible."""
LEVELS = (1.01, 1.04, 1.1, 1.45)
"""How much over the even share a host may be filled, unless its largest item asks for more; full
hosts, and so empty ones beside them, are the last resort."""


@dataclass(frozen=True)
class Found:
    """A layout under a policy with a place for every item, and the bound that it is held to."""

    policy: StoragePolicy
    bound: int
    layout: Layout
    arrangement: Arrangement


@dataclass
class Search:
    """Looks for layouts for one set of items; remembers packings that policies share."""

    items: Items
    terms: Terms
    _packed: dict[object, Packing] = field(default_factory=dict)
    _sizes: Ints = field(init=False)
    _exchangeable: Ints = field(init=False)

    def __post_init__(self) -> None:
        self._sizes = numbered(self.items.sizes)
        bound = [self._sizes, *(np.isin(np.arange(len(self.items)), g) for g in self.items.apart)]
        self._exchangeable = numbered(np.column_stack(bound)) if self.items.apart else self._sizes

    def least(self, policy: StoragePolicy) -> Found | None:
        """The fewest hosts under this policy, from the bound up; None when none were found.

        The search ends far above what the bound and a few awkward items explain.
        """
        bound = lower_bound(self.items, self.terms, policy)
        failed, hosts, step = bound - 1, bound, 1
        while isinstance(found := self._at(hosts, policy, bound), int):
            failed, hosts, step = hosts, hosts + max(found, step), 2 * step
            if hosts > GIVE_UP * bound + policy.largest:
                return None
        while hosts - failed > 1:
            middle = (hosts + failed) // 2
            fewer = self._at(middle, policy, bound)
            if isinstance(fewer, int):
                failed = middle
            else:
                found, hosts = fewer, middle
        return found

    def fits(self, hosts: int, policy: StoragePolicy) -> bool:
        """Whether a place for every item is found on so many hosts."""
        return isinstance(self._at(hosts, policy, hosts), Found)

    def _at(self, hosts: int, policy: StoragePolicy, bound: int) -> Found | int:
        """So many hosts, evenly filled if it can be; else how many more to try."""
        short = 1
        for laid in self._layouts(hosts, policy):
            offered = offer(clusters(laid), self.terms, policy)
            arranged = self._arranged(offered, self._levels(hosts, policy))
            if isinstance(arranged, Arrangement):
                return Found(policy, bound, laid, arranged)
            short = arranged
        return short

    def _layouts(self, hosts: int, policy: StoragePolicy) -> Iterator[Layout]:
        """The even layout; a lopsided one too, when an item's data ask for a large cluster."""
        laid = layout(hosts, policy)
        if laid is None or not all(self.terms.carries_management(c[0]) for c in laid.clouds):
            return
        yield laid
        smallest = min(min(cloud) for cloud in laid.clouds)
        room = self.terms.storage_tib(smallest, is_first=True, policy=policy)
        other = lopsided(hosts, policy)
        if other and self.items.storage_tib.max() > room * LARGE_SHARE:
            yield other

    def _levels(self, hosts: int, policy: StoragePolicy) -> tuple[float, ...]:
        """How full a host may be made, the evenest first."""
        share = utilisation(demands(self.items), most(hosts, self.terms, policy))
        largest = float((self.items.sizes / self.terms.whole_host).max())
        return (*sorted({max(share * each, largest) for each in LEVELS if share * each < 1}), 1.0)

    def _arranged(self, offered: Offer, levels: tuple[float, ...]) -> Arrangement | int:
        """All items in place at the evenest level at which they fit; or hosts short."""
        alone = frozenset(n for n, group in enumerate(self.items.apart) if len(group) > 2)
        packing = self._packed_evenly(offered, levels, alone)
        while not packing.short:
            arranged = arrange(self.items, self._exchangeable, packing, offered)
            if arranged is None:
                return 1
            arranged, broken = hold_apart(self.items, self._sizes, arranged)
            if not broken:
                return arranged
            if broken <= alone:
                return 1
            alone |= broken
            packing = self._packed_evenly(offered, levels, alone)
        return packing.short

    def _packed_evenly(
        self, offered: Offer, levels: tuple[float, ...], alone: frozenset[int]
    ) -> Packing:
        for level in levels[:-1]:
            if not (packing := self._pack(offered, level, alone)).short:
                return packing
        return self._pack(offered, levels[-1], alone)

    def _pack(self, offered: Offer, level: float, alone: frozenset[int]) -> Packing:
        key = (level, alone, *((tuple(b.capacity), b.count) for b in offered.bins))
        if key not in self._packed:
            in_line = lines(self.items.sizes, [self.items.apart[n] for n in sorted(alone)])
            bins = [Bins(each.capacity * level, each.count) for each in offered.bins]
            self._packed[key] = pack(in_line, bins, may_throw=level == 1)
        return self._packed[key]


def numbered(rows: Floats | Ints) -> Ints:
    """A number for each row, the same for equal rows."""
    return np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1)
