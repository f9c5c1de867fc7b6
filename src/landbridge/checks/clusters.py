"""Which IP addresses that several VMs show are those of a cluster, which its nodes pass on."""

import re
from collections.abc import Container, Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, keys
from landbridge.checks.subject import Subject
from landbridge.checks.twice import NOBODYS, SEPARATORS, several


def together(subject: Subject) -> pa.Table:
    """The rows of addresses that nodes of a cluster show."""
    rows = subject.once(_shared)
    return rows.filter(pc.is_in(rows["low"], subject.once(_of_clusters)))


def apart(subject: Subject) -> pa.Table:
    """The rows of all others that several VMs show."""
    rows = subject.once(_shared)
    return rows.filter(pc.invert(pc.is_in(rows["low"], subject.once(_of_clusters))))


def _shared(subject: Subject) -> pa.Table:
    return several(subject, "nics", "ipv4", also=("network", "ipv4"))


def _of_clusters(subject: Subject) -> pa.Array:
    """Those that cards of one network show, each beside an address that no other VM has."""
    rows = subject.once(_shared)
    known, cards = frozenset(rows["low"].to_pylist()), dict[str, list[Row]]()
    for row in _near(rows).to_pylist():
        cards.setdefault(row["low"], []).append(row)
    ours = [low for low, own in cards.items() if _each_apart(own, known)]
    return pa.array(ours, pa.string())


def _near(rows: pa.Table) -> pa.Table:
    """The rows of addresses whose cards are all on one network, and on one that is told."""
    rows = rows.append_column("on", keys(rows, "vcenter", "network"))
    every = pc.CountOptions(mode="all")
    groups = rows.group_by("low").aggregate([("on", "count_distinct", every)])
    one = groups.filter(pc.equal(groups["on_count_distinct"], 1))["low"].combine_chunks()
    return rows.filter(pc.and_(pc.is_in(rows["low"], one), pc.is_valid(rows["on"])))


def _each_apart(cards: Iterable[Row], shared: Container[str]) -> bool:
    """Whether each has an address of its own as well."""
    return all(any(own not in shared for own in _addresses(card)) for card in cards)


def _addresses(card: Row) -> Iterator[str]:
    parts = re.split(SEPARATORS, card["ipv4"].strip().lower())
    return (part for part in parts if not re.match(NOBODYS, part))


__all__ = ["apart", "together"]
