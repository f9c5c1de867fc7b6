"""What is told one by one while logs go by: who spoke, and who stands nowhere."""

from dataclasses import dataclass, field
from typing import NamedTuple

from landbridge.network.replay.judged import Judged, Told
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


class Connection(NamedTuple):
    """Who spoke with whom; `case` is the name of what was judged."""

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


def _summed(one: int, other: int) -> int:
    return one + other


@dataclass
class Tally:
    """In memory for so many connections and addresses, however many there are."""

    first: int | None = None
    last: int | None = None
    far: int = 0
    """Tuples that were judged though their other end stands nowhere."""
    changes: dict[Told, Seen] = field(default_factory=dict)
    connections: Kept[Connection, Seen] = field(
        default_factory=lambda: Kept(CONNECTIONS, Seen.joined)
    )
    cases: dict[str, Judged] = field(default_factory=dict)
    strays: Kept[Stray, int] = field(default_factory=lambda: Kept(ADDRESSES, _summed))

    def between(self, first: int, last: int) -> None:
        """Something was seen from then to then."""
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)

    def change(self, case: Judged, seen: Seen) -> None:
        """How often it was seen that something would change."""
        if case.told:
            known = self.changes.get(case.told)
            self.changes[case.told] = known.joined(seen) if known else seen

    def connection(self, case: Judged, connection: Connection, seen: Seen) -> None:
        """One that would change, with how often it was seen."""
        self.cases.setdefault(case.name, case)
        self.connections.add(connection, seen)
