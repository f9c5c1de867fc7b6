"""From a packing to named places: which item stands on which host of which cluster.

Alike hosts are interchangeable, and so are items of one size. That freedom is used twice: to
spread stored data over the clusters, and to hold apart what must not share a host.
"""

from dataclasses import dataclass, replace

import numpy as np

from landbridge.sizing.capacity import Cluster, Terms
from landbridge.sizing.demand import Floats, Ints
from landbridge.sizing.items import Items
from landbridge.sizing.packing import FEW_ITEMS, NEARLY, Bins, Packing
from landbridge.sizing.policy import StoragePolicy

REVIEWS = 400
"""How often the average of what is still to come is reckoned anew while data are spread."""


@dataclass(frozen=True)
class Offer:
    """Clusters with all their working hosts in one row, and alike hosts as one kind of bins."""

    clusters: tuple[Cluster, ...]
    cluster_of_host: Ints
    capacity: Floats
    bins: tuple[Bins, ...]
    bins_of_host: Ints
    storage_tib: Floats


@dataclass(frozen=True)
class Arrangement:
    """The host of each item, counted through the working hosts of all clusters."""

    offer: Offer
    host_of: Ints

    @property
    def cluster_of(self) -> Ints:
        """The index of the cluster of each item."""
        return self.offer.cluster_of_host[self.host_of]


def offer(clusters: tuple[Cluster, ...], terms: Terms, policy: StoragePolicy) -> Offer:
    """What the clusters offer, the smallest hosts as the first bins."""
    hosts = [terms.per_host(each.hosts, each.is_first) for each in clusters]
    capacity = np.concatenate(hosts)
    alike, bins_of, counts = np.unique(capacity, axis=0, return_inverse=True, return_counts=True)
    storage = [terms.storage_tib(each.hosts, each.is_first, policy) for each in clusters]
    return Offer(
        clusters=clusters,
        cluster_of_host=np.repeat(np.arange(len(clusters)), [len(each) for each in hosts]),
        capacity=capacity,
        bins=tuple(Bins(row, int(n)) for row, n in zip(alike, counts, strict=True)),
        bins_of_host=bins_of.reshape(-1),
        storage_tib=np.array(storage),
    )


def arrange(items: Items, sizes: Ints, packing: Packing, offer: Offer) -> Arrangement | None:
    """Every item on a host; None when some cluster cannot store what falls to it.

    `sizes` numbers the items' sizes: equal numbers mark items that can stand in for each other.
    """
    arranged = Arrangement(offer, _dealt(items, packing, offer))
    if len(items) > FEW_ITEMS and _is_stored(items, arranged):
        return arranged  # an even spread is for the eye then, and takes a second
    spread = replace(arranged, host_of=_spread(items.storage_tib, sizes, arranged))
    return spread if _is_stored(items, spread) else None


def _is_stored(items: Items, arranged: Arrangement) -> bool:
    room = arranged.offer.storage_tib
    stored = np.bincount(arranged.cluster_of, items.storage_tib, len(room))
    return bool(np.all(stored <= room + NEARLY))


def _dealt(items: Items, packing: Packing, offer: Offer) -> Ints:
    """The host of each item; alike hosts are dealt to their clusters so that data spread."""
    host_of = np.empty(len(packing.bins), dtype=np.int64)
    room = offer.storage_tib.copy()
    for number, alike in enumerate(offer.bins):
        own = packing.bins == number
        stored = np.zeros(alike.count)
        np.add.at(stored, packing.host[own], items.storage_tib[own])
        host_of[own] = _hosts(stored, room, number, offer)[packing.host[own]]
    return host_of


def _hosts(stored: Floats, room: Floats, bins: int, offer: Offer) -> Ints:
    """A working host for each filling: the one with most data where most room is left, and so on.

    Takes what it deals out from `room`.
    """
    own = np.flatnonzero(offer.bins_of_host == bins)
    free = np.bincount(offer.cluster_of_host[own], minlength=len(room))
    first = np.searchsorted(offer.cluster_of_host[own], np.arange(len(room)))
    chosen = np.empty(len(stored), dtype=np.int64)
    for filling in np.argsort(-stored, kind="stable"):
        cluster = int(np.where(free > 0, room, -np.inf).argmax())
        free[cluster] -= 1
        chosen[filling] = own[first[cluster] + free[cluster]]
        room[cluster] -= stored[filling]
    return chosen


def _spread(storage: Floats, sizes: Ints, arranged: Arrangement) -> Ints:
    """The hosts again, items of one size exchanged so that data spread over the clusters."""
    cluster = _clusters(storage, sizes, arranged)
    places = np.lexsort((arranged.host_of, sizes, arranged.cluster_of))
    wanting = np.lexsort((sizes, cluster))
    host_of = np.empty_like(arranged.host_of)
    host_of[wanting] = arranged.host_of[places]
    return host_of


def _clusters(storage: Floats, sizes: Ints, arranged: Arrangement) -> Ints:
    """A cluster for each item among the places of its size, most data first, most room first.

    Room is what a cluster can store less what its open places will bring it, each with the average
    of the items of its size that are still to come; that average is reviewed now and then.
    """
    places = np.zeros((int(sizes.max()) + 1, len(arranged.offer.clusters)))
    np.add.at(places, (sizes, arranged.cluster_of), 1)
    free, chosen = arranged.offer.storage_tib.copy(), np.empty(len(sizes), dtype=np.int64)
    order = np.argsort(-storage, kind="stable")
    step = max(1, len(order) // REVIEWS)
    for begin in range(0, len(order), step):
        coming = order[begin:]
        average = _average(storage[coming], sizes[coming], len(places))
        room = free - average @ places
        for item in coming[:step].tolist():
            size, stored = sizes[item], storage[item]
            chosen[item] = best = int(np.where(places[size] > 0, room, -np.inf).argmax())
            places[size, best] -= 1
            free[best] -= stored
            room[best] += average[size] - stored
    return chosen


def _average(storage: Floats, sizes: Ints, kinds: int) -> Floats:
    """The average data of the items of each size; 0 for a size of which there are none."""
    count = np.bincount(sizes, minlength=kinds)
    return np.bincount(sizes, storage, kinds) / np.maximum(count, 1)
