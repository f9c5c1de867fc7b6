"""Which IP addresses that several VMs show are those of a cluster, which its nodes pass on."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row
from landbridge.checks.subject import Subject
from landbridge.checks.twice import NOBODYS, SEPARATORS, several

Mask = Callable[[pa.Table], pa.Array]


def together(subject: Subject) -> Mask:
    """Whether rows of shared addresses are of a cluster."""
    ours = subject.once(_of_clusters)
    return lambda rows: pc.is_in(rows["low"], ours)


def apart(subject: Subject) -> Mask:
    """Whether they are not."""
    ours = together(subject)
    return lambda rows: pc.invert(ours(rows))


def _of_clusters(subject: Subject) -> pa.Array:
    """Those that cards of one network show, each beside an address that no other VM has."""
    cards: dict[str, list[Row]] = {}
    for row in several(subject, "nics", "ipv4", also=("network", "ipv4")).to_pylist():
        cards.setdefault(row["low"], []).append(row)
    ours = [low for low, own in cards.items() if _near(own) and _each_apart(own, cards)]
    return pa.array(ours, pa.string())


def _near(cards: Sequence[Row]) -> bool:
    """Whether they are on one network, and on one that is told."""
    networks = {(card["vcenter"], card["network"]) for card in cards}
    return len(networks) == 1 and bool(cards[0]["network"])


def _each_apart(cards: Iterable[Row], shared: Container[str]) -> bool:
    """Whether each has an address of its own as well."""
    return all(any(own not in shared for own in _addresses(card)) for card in cards)


def _addresses(card: Row) -> Iterator[str]:
    parts = re.split(SEPARATORS, card["ipv4"].strip().lower())
    return (part for part in parts if not re.match(NOBODYS, part))


__all__ = ["apart", "together"]
