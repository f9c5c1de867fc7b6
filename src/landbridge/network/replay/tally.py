"""What is counted while logs go by: all of it in as much memory as there are classes of traffic."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from landbridge.model.replay import Change
from landbridge.network.replay.decided import Question, Use
from landbridge.network.replay.kept import Kept

CONNECTIONS, ADDRESSES = 20_000, 5_000
"""So many connections and addresses are told one by one."""


class Seen(NamedTuple):
    """How often something was seen, and when and where first."""

    tuples: int
    octets: int
    first: tuple[int, str, int]
    """When, in milliseconds, in which file, and in which record."""
    last: int

    def joined(self, other: "Seen") -> "Seen":
        """Both together."""
        return Seen(
            self.tuples + other.tuples,
            self.octets + other.octets,
            min(self.first, other.first),
            max(self.last, other.last),
        )


class Told(NamedTuple):
    """What is told together: a change, the rule as logged and the rule that decides."""

    change: Change
    group: str
    side: str
    rule: str
    by: str


class Case(NamedTuple):
    """What would become of one class of traffic."""

    told: Told
    asked: Question


class Connection(NamedTuple):
    """Who spoke with whom; `case` is the text of what would become of it."""

    source: int
    destination: int
    protocol: int
    port: int
    case: str


class Stray(NamedTuple):
    """An address that stands nowhere, or where Azure filters nothing."""

    address: int
    why: str
    judged: bool


class Logged(NamedTuple):
    """A rule as logged, in a group that the design may know."""

    group: str
    rule: str


def _summed(one: int, other: int) -> int:
    return one + other


@dataclass
class Tally:
    """Counts of tuples."""

    tuples: int = 0
    agree: int = 0
    disagree: int = 0
    undecided: int = 0
    unplaced: int = 0
    lost: int = 0
    first: int | None = None
    last: int | None = None
    far: int = 0
    """Tuples that were judged though their other end stands nowhere."""
    at_cloud: bool = False
    """Whether any was judged at the subnets of a private cloud."""
    ways: Counter[str] = field(default_factory=Counter)
    changes: dict[Told, Seen] = field(default_factory=dict)
    connections: Kept[Connection, Seen] = field(
        default_factory=lambda: Kept(CONNECTIONS, Seen.joined)
    )
    cases: dict[str, Case] = field(default_factory=dict)
    strays: Kept[Stray, int] = field(default_factory=lambda: Kept(ADDRESSES, _summed))
    logged: Counter[Use] = field(default_factory=Counter)
    computed: Counter[Use] = field(default_factory=Counter)
    moved: Counter[tuple[Use, str]] = field(default_factory=Counter)
    unknown: Counter[Logged] = field(default_factory=Counter)

    def between(self, first: int, last: int) -> None:
        """Something was seen from then to then."""
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)

    def changed(self, told: Told, seen: Seen) -> None:
        """Traffic would change."""
        known = self.changes.get(told)
        self.changes[told] = known.joined(seen) if known else seen
