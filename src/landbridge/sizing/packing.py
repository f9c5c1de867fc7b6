"""Filling hosts: which items go together on one, so that few hosts are needed.

Items of about one size stand in one line, largest first. A host is filled from the line whose
proportions are nearest to what the host still lacks of an evenly used one, large items first;
then the next hosts are filled likewise for as long as the lines keep up. That makes 100,000 VMs
a matter of some thousand steps, in plain numpy: nobody waits for a compiler.

After Panigrahy, Talwar, Uyeda and Wieder, "Heuristics for Vector Bin Packing" (2011), with the
direction instead of the distance as the measure: distance uses up the small items early, and the
resource that is scarce only among the rest is then wasted.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from landbridge.sizing.demand import Flags, Floats, Ints
from landbridge.sizing.items import CPU, MEMORY, VMS

NEARLY = 1e-9
ATTEMPTS = (0.3, 0.0, 0.1, 0.6, 1.0, 2.0)
"""How strongly size counts beside direction; tried in turn until everything is placed."""
THROWS = 40
"""How many times more, when items are few, with the lines preferred at random: large items are
a puzzle that no measure solves, and luck is cheap."""
LEVELLED_ITEMS = 2_000
"""Up to so many items are also placed one by one on the emptiest host."""
FAVOUR = 0.3
"""How much chance may add to a line's measure, which lies between 0 and 2 or so."""
AWKWARD_ITEMS = 400
"""Up to so many items are thrown; with more, there is always a small one for a gap."""
FEW_ITEMS = 20_000
"""With more items one attempt is enough: it comes within a few hosts in a thousand."""
MANY_SIZES = 400
"""With more sizes than this, a line holds those that differ by a tenth at most."""
SHRINKAGE = 0.004
"""The share of a host that may stay empty before it is filled anew instead of likewise."""
FIRST = 10.0
"""What is added to the measure of a line that must be placed before all others."""
HANDFUL = 0.2
"""The share of what a host lacks that one line may fill before the lines are compared again."""
TURNS = 8
"""In how many turns unlike hosts are filled, so that none is left with all the small items."""


@dataclass(frozen=True)
class Lines:
    """Items in lines: line k is `order[start[k]:start[k + 1]]`, and `sizes` stand in that order.

    `apart` (k, g) says whether the items of a line belong to an apart group; of each group at most
    one item stands on a host, of its lines too.
    """

    order: Ints
    start: Ints
    sizes: Floats
    apart: Flags


@dataclass(frozen=True)
class Bins:
    """Alike hosts: what each can carry, and how many there are."""

    capacity: Floats
    count: int


@dataclass(frozen=True)
class Taste:
    """How lines are compared: size counts `bigness` times, and `favour` is added to each line."""

    bigness: float
    favour: Floats


@dataclass(frozen=True)
class Packing:
    """Where each item goes: which kind of bins, and the how-manieth host of it.

    `short` is how many hosts are missing at least for the items without a place; 0 when none is.
    """

    bins: Ints
    host: Ints
    short: int


def lines(sizes: Floats, apart: Sequence[Sequence[int]] = ()) -> Lines:
    """The items in line; those of the same `apart` groups (of items) have lines of their own."""
    member = np.zeros((len(sizes), len(apart)), dtype=np.bool_)
    for group, members in enumerate(apart):
        member[list(members), group] = True
    kind = np.unique(member, axis=0, return_inverse=True)[1].reshape(-1) if apart else member.sum(1)
    order = np.lexsort((-sizes[:, MEMORY], sizes[:, VMS], sizes[:, CPU], kind))
    sorted_sizes = sizes[order]
    start = np.flatnonzero(_heads(sorted_sizes, kind[order]))
    return Lines(order, np.append(start, len(sizes)), sorted_sizes, member[order][start])


def _heads(sizes: Floats, kind: Ints) -> Flags:
    """Whether a new line begins at each item of the sorted order."""
    changed = np.ones(len(sizes), dtype=np.bool_)
    changed[1:] = np.any(sizes[1:] != sizes[:-1], axis=1) | (kind[1:] != kind[:-1])
    if changed.sum() <= MANY_SIZES:
        return changed
    with np.errstate(divide="ignore"):
        tenth = np.floor(np.log(sizes[:, MEMORY]) / np.log(1.1))
    keys = np.column_stack([sizes[:, CPU], sizes[:, VMS], tenth, kind])
    changed[1:] = np.any(keys[1:] != keys[:-1], axis=1)
    return changed


def pack(lines: Lines, bins: Sequence[Bins], may_throw: bool = True) -> Packing:
    """A place for every item, or the best attempt with `short` hosts' worth of items left over."""
    attempts = _tastes(len(lines.order), len(lines.apart), may_throw)
    best = _attempt(lines, bins, next(attempts))
    for taste in attempts:
        if best.short == 0:
            break
        best = min(best, _attempt(lines, bins, taste), key=lambda packing: packing.short)
    if best.short and may_throw and len(lines.order) <= LEVELLED_ITEMS:
        return min(best, _levelled(lines, bins), key=lambda packing: packing.short)
    return best


def _tastes(items: int, lines: int, may_throw: bool) -> Iterator[Taste]:
    """The measures to try, the best first, as many as the number of items allows."""
    even = np.zeros(lines)
    for bigness in ATTEMPTS if items <= FEW_ITEMS else ATTEMPTS[:1]:
        yield Taste(bigness, even)
    draw = np.random.default_rng(THROWS)
    for throw in range(THROWS if may_throw and items <= AWKWARD_ITEMS else 0):
        yield Taste(ATTEMPTS[throw % len(ATTEMPTS)], draw.uniform(0, FAVOUR, lines))


def _attempt(lines: Lines, bins: Sequence[Bins], taste: Taste) -> Packing:
    filler = _Filler(lines, taste)
    for number, alike, hosts in _turns(bins):
        filler.fill(number, alike, hosts)
    return Packing(filler.bins, filler.host, filler.short(bins[-1].capacity))


def _turns(bins: Sequence[Bins]) -> Iterator[tuple[int, Bins, range]]:
    """Hosts to fill next: all of one kind of bins, or some of each in turn."""
    turns = TURNS if len(bins) > 1 else 1
    for turn in range(turns):
        for number, alike in enumerate(bins):
            yield number, alike, range(*(alike.count * n // turns for n in (turn, turn + 1)))


def _levelled(lines: Lines, bins: Sequence[Bins]) -> Packing:
    """The largest item first, each to the host that it fills least: for fits that leave no gap."""
    kind = np.repeat(np.arange(len(bins)), [alike.count for alike in bins])
    capacity = np.array([alike.capacity for alike in bins])[kind]
    used = np.zeros_like(capacity)
    taken = np.zeros((len(kind), lines.apart.shape[1]), dtype=np.bool_)
    apart = np.repeat(lines.apart, np.diff(lines.start), axis=0)
    chosen = np.full(len(lines.order), -1)
    for at in np.argsort(-(lines.sizes / capacity.max(axis=0)).max(axis=1), kind="stable"):
        filled = ((used + lines.sizes[at]) / capacity).max(axis=1)
        filled[(taken & apart[at]).any(axis=1)] = np.inf
        host = int(filled.argmin())
        if filled[host] <= 1 + NEARLY:
            chosen[at], used[host], taken[host] = (
                host,
                used[host] + lines.sizes[at],
                (taken[host] | apart[at]),
            )
    return _packing(lines, bins, kind, chosen)


def _packing(lines: Lines, bins: Sequence[Bins], kind: Ints, chosen: Ints) -> Packing:
    """From the host of each item in line, counted through all bins, to bins and host in them."""
    first = np.concatenate([[0], np.cumsum([alike.count for alike in bins])])
    placed = chosen >= 0
    in_bins, in_host = np.full(len(chosen), -1), np.full(len(chosen), -1)
    in_bins[lines.order[placed]] = kind[chosen[placed]]
    in_host[lines.order[placed]] = chosen[placed] - first[kind[chosen[placed]]]
    homeless = lines.sizes[~placed].sum(axis=0)
    return Packing(
        in_bins, in_host, math.ceil(float((homeless / bins[-1].capacity).max()) - NEARLY)
    )


class _Filler:
    """One attempt: the items placed so far, and how far each line has come."""

    def __init__(self, lines: Lines, taste: Taste) -> None:
        self.lines, self.taste = lines, taste
        self.next = lines.start[:-1].copy()
        self.bins = np.full(len(lines.order), -1)
        self.host = np.full(len(lines.order), -1)

    @property
    def left(self) -> Ints:
        return self.lines.start[1:] - self.next

    @property
    def is_done(self) -> bool:
        return bool(np.all(self.next == self.lines.start[1:]))

    def short(self, capacity: Floats) -> int:
        """How many more hosts the items without a place would fill."""
        homeless = self.lines.sizes[self.bins[self.lines.order] < 0]
        return math.ceil(float((homeless.sum(axis=0) / capacity).max()) - NEARLY)

    def fill(self, number: int, alike: Bins, hosts: range) -> None:
        """Fill some hosts of one kind of bins for as long as there are items that fit."""
        nth = hosts.start
        while nth < hosts.stop and not self.is_done:
            pattern = self._pattern(alike.capacity)
            if not pattern.any():
                break
            repeats = min(hosts.stop - nth, self._repeats(pattern, alike.capacity))
            self._place(number, nth, repeats, pattern)
            nth += repeats

    def _pattern(self, capacity: Floats) -> Ints:
        """How many items of each line go on one more host."""
        left = self.left
        heads = np.minimum(self.next, len(self.lines.order) - 1)
        shares = self.lines.sizes[heads] / capacity
        return one_host(shares, left, self._aim(capacity), self.lines.apart, self.taste)

    def _aim(self, capacity: Floats) -> Floats:
        """How full an evenly used host is of each resource, the scarcest counted as full."""
        heads = np.minimum(self.next, len(self.lines.order) - 1)
        asked = (self.left @ self.lines.sizes[heads]) / capacity
        return np.asarray(asked / asked.max())

    def _repeats(self, pattern: Ints, capacity: Floats) -> int:
        """How many hosts can be filled likewise, none emptier than the first by SHRINKAGE."""
        used = np.flatnonzero(pattern)
        most = int((self.left[used] // pattern[used]).min())
        low, high = 1, most
        while low < high:
            middle = (low + high + 1) // 2
            later = self.next[used] + (middle - 1) * pattern[used]
            lost = self.lines.sizes[self.next[used]] - self.lines.sizes[later]
            emptier = (pattern[used] @ lost / capacity).max()
            low, high = (middle, high) if emptier <= SHRINKAGE else (low, middle - 1)
        return low

    def _place(self, number: int, nth: int, repeats: int, pattern: Ints) -> None:
        for line in np.flatnonzero(pattern):
            begin, each = self.next[line], pattern[line]
            items = self.lines.order[begin : begin + repeats * each]
            self.bins[items] = number
            self.host[items] = np.repeat(np.arange(nth, nth + repeats), each)
        self.next += repeats * pattern


def one_host(shares: Floats, left: Ints, aim: Floats, apart: Flags, taste: Taste) -> Ints:
    """A filling of one host from lines of items that take `shares` of it, `left` of each.

    What must stand apart goes first: it needs many hosts, and any host will do.
    """
    remaining, pattern = left.copy(), np.zeros_like(left)
    used = np.zeros(shares.shape[1])
    length = np.sqrt((shares**2).sum(axis=1))
    liking = taste.bigness * shares.max(axis=1) + taste.favour + FIRST * apart.any(axis=1)
    able = np.flatnonzero((left > 0) & np.all(shares <= 1 + NEARLY, axis=1))
    while len(able):
        lack = np.maximum(aim - used, 1e-3)
        likeness = shares[able] @ (lack / np.sqrt((lack**2).sum())) / length[able]
        best = able[np.argmax(likeness + liking[able])]
        several = 1 if apart[best].any() else _handful(lack, shares[best], remaining[best])
        used += several * shares[best]
        remaining[best] -= several
        pattern[best] += several
        fits = np.all(shares[able] <= 1 - used + NEARLY, axis=1) & (remaining[able] > 0)
        able = able[fits & ~(apart[able] & apart[best]).any(axis=1)]
    return pattern


def _handful(lack: Floats, share: Floats, remaining: int) -> int:
    """How many items of a line to place before the lines are compared again."""
    asked = share > 0
    room = (lack[asked] / share[asked]).min()
    return max(1, min(int(remaining), int(room * HANDFUL)))
