"""IP addresses that two VMs show: as nodes of a cluster do, which pass them on, or twice."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.nodes import Address, Bearer
from landbridge.checks.rows import Row, keys
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.checks.twice import apart, bearers, pair, shared
from landbridge.model.names import Key

Card = tuple[str, str, int]
Kin = Callable[[Address, Bearer], Bearer | None]


def nodes(subject: Subject) -> Iterator[Hit]:
    """A hit for each two that show an address beside their own."""
    return _hits(subject, Address.node)


def strangers(subject: Subject) -> Iterator[Hit]:
    """A hit for each two that have an address, and not as fellow nodes."""
    return _hits(subject, Address.stranger)


def _hits(subject: Subject, kin: Kin) -> Iterator[Hit]:
    """Each VM with the first that is of its kin, and no two of them twice."""
    for address in subject.once(_addresses):
        for one, other in _pairs(address, kin):
            value, more = one.rows[0]["low"], len(address.bearers) - 2
            yield pair(subject, ("IP address", value), (one.rows, other.rows), more)


def _pairs(address: Address, kin: Kin) -> Iterator[tuple[Bearer, Bearer]]:
    told: set[tuple[Key, Key]] = set()
    for mine in address.bearers:
        other = kin(address, mine)
        if other and (other.vm, mine.vm) not in told:
            told.add((mine.vm, other.vm))
            yield mine, other


def _addresses(subject: Subject) -> Sequence[Address]:
    """Those that several VMs show."""
    told = _told(subject)
    rows = shared(told)
    cards = _cards(told.filter(pc.is_in(_owners(told), _owners(rows).combine_chunks())))
    return [
        Address([_bearer(vm, own, cards) for vm, own in machines.items()])
        for machines in bearers(rows)
    ]


def _told(subject: Subject) -> pa.Table:
    """A row for each address that a card shows."""
    nics = subject.table("nics")
    return pa.concat_tables(apart(nics, column, ("network",)) for column in ("ipv4", "ipv6"))


def _owners(rows: pa.Table) -> pa.ChunkedArray:
    return keys(rows, "vcenter", "moref")


def _cards(rows: pa.Table) -> Mapping[Card, set[str]]:
    found: dict[Card, set[str]] = {}
    for row in rows.select(["file", "sheet", "row", "low"]).to_pylist():
        found.setdefault(_card(row), set()).add(row["low"])
    return found


def _bearer(vm: Key, rows: Sequence[Row], cards: Mapping[Card, set[str]]) -> Bearer:
    """Addresses of the other family tell nothing: a duplicate has an IPv6 address of its own."""
    low: str = rows[0]["low"]
    shown = frozenset[str]().union(*(cards[_card(row)] for row in rows))
    own = frozenset(each for each in shown - {low} if (":" in each) == (":" in low))
    networks = {row["network"] for row in rows}
    only = networks.pop() if len(networks) == 1 else None
    return Bearer(vm, tuple(rows), None if only is None else f"{vm[0]}\n{only}", own)


def _card(row: Row) -> Card:
    return row["file"], row["sheet"], row["row"]


__all__ = ["nodes", "strangers"]
