"""What the VMs of a cluster take of its hosts, at any time."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from landbridge.catalogue import catalogue

PERCENT = 100.0
BYTES_PER_GIB = 2.0**30
BYTES_PER_TB = 1e12
ESXI_GHZ, ESXI_GIB = "management.esxi-cpu-ghz", "management.esxi-memory-gib"
COPIES = "storage-policy.raid1-ftt1.multiplier"  # of the policy that a VM has by default

FIGURES = ("cores", "clock-ghz", "memory-gib", "raw-tb")  # of a host, as `Host` has them


class Taken(NamedTuple):
    """What VMs take: processors that are busy, memory, and what they wrote."""

    vcpus: float = 0.0
    memory_gib: float = 0.0
    used_gib: float = 0.0

    def plus(self, other: "Taken") -> "Taken":
        return Taken(*(one + more for one, more in zip(self, other, strict=True)))

    def minus(self, other: "Taken") -> "Taken":
        return Taken(*(one - less for one, less in zip(self, other, strict=True)))


class Host(NamedTuple):
    """The figures of a type of host."""

    cores: float
    ghz: float
    memory_gib: float
    raw_tb: float


@dataclass(frozen=True)
class Cluster:
    """A cluster: its hosts as they are now, and what its VMs took since when, oldest first."""

    name: str
    datastore: str
    hosts: int
    host: Host
    times: tuple[datetime, ...]
    taken: tuple[Taken, ...]

    def is_steady(self, start: datetime, end: datetime) -> bool:
        """Whether nothing changed in between."""
        return bisect_right(self.times, start) == bisect_right(self.times, end)

    def at(self, when: datetime) -> "Use":
        place = bisect_right(self.times, when)
        return Use(self.hosts, self.host, self.taken[place - 1] if place else Taken())


class Use(NamedTuple):
    """A cluster at one time. What ESXi takes of each host is not there for VMs."""

    hosts: int
    host: Host
    taken: Taken

    def cpu_percent(self) -> float:
        free = self.host.cores * self.host.ghz - _number(ESXI_GHZ)
        return _share(self.taken.vcpus * self.host.ghz, self.hosts * free)

    def memory_percent(self) -> float:
        return _share(self.taken.memory_gib * BYTES_PER_GIB, self.memory_effective())

    def memory_overhead(self) -> float:
        return self.hosts * _number(ESXI_GIB) * BYTES_PER_GIB

    def memory_effective(self) -> float:
        return self.memory_capacity() - self.memory_overhead()

    def memory_capacity(self) -> float:
        return self.hosts * self.host.memory_gib * BYTES_PER_GIB

    def disk_percent(self) -> float:
        return _share(self.disk_used(), self.disk_capacity())

    def disk_used(self) -> float:
        """Raw, as the default storage policy writes it."""
        raw = self.taken.used_gib * _number(COPIES) * BYTES_PER_GIB
        return min(raw, self.disk_capacity())

    def disk_capacity(self) -> float:
        return self.hosts * self.host.raw_tb * BYTES_PER_TB


@cache
def host(type_: str, generation: int) -> Host | None:
    """None for a type of host whose figures are not published; AV64 differs by generation."""
    families = (f"host.{type_.casefold()}-gen{generation}", f"host.{type_.casefold()}")
    for family in families:
        figures = [
            _figure(f"{family}.{name}") for name in ("cores", "clock-ghz", "memory-gib", "raw-tb")
        ]
        told = [each for each in figures if each is not None]
        if len(told) == len(figures):
            return Host(*told)
    return None


def steps(changes: list[tuple[datetime, Taken]]) -> tuple[tuple[datetime, ...], tuple[Taken, ...]]:
    """When what is taken changes, and what is taken from then on, out of what each VM adds."""
    ordered = sorted(changes, key=lambda change: change[0])
    sums = accumulate((taken for _, taken in ordered), Taken.plus)
    return tuple(when for when, _ in ordered), tuple(sums)


def changes(figures: list[tuple[datetime, Taken]]) -> Iterator[tuple[datetime, Taken]]:
    """What one VM adds to what is taken, each time that its figures change."""
    before = Taken()
    for when, after in figures:
        yield when, after.minus(before)
        before = after


@cache
def _number(fact: str) -> float:
    """Kept, since a long question asks for it at each of its samples."""
    return catalogue().number(fact)


def _figure(fact: str) -> float | None:
    value = catalogue()[fact].value if fact in catalogue() else None
    return float(value) if isinstance(value, int | float) else None


def _share(part: float, whole: float) -> float:
    """In percent; no more than all of it."""
    return round(min(PERCENT, PERCENT * part / whole), 4) if whole else 0.0
