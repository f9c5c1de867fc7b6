"""IP addresses that several VMs show: as nodes of a cluster do, which pass them on, or twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.nodes import Address, Bearer, Case
from landbridge.checks.rows import SHOWN, Row, keys
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place
from landbridge.checks.twice import apart, shared
from landbridge.model.names import Key

Card = tuple[str, str, int]


def of_clusters(subject: Subject) -> Iterator[Hit]:
    """A hit for each VM that shows an address beside its own, as another one does."""
    return _hits(subject, (each.together(mine) for each, mine in subject.once(_borne)))


def duplicates(subject: Subject) -> Iterator[Hit]:
    """A hit for each VM with an address that another one has, and not as its fellow node."""
    return _hits(subject, (each.apart(mine) for each, mine in subject.once(_borne)))


def _hits(subject: Subject, cases: Iterable[Case | None]) -> Iterator[Hit]:
    """One for each VM, however many of its addresses others show."""
    by_vm: dict[Key, list[Case]] = {}
    for case in filter(None, cases):
        by_vm.setdefault(case.mine.vm, []).append(case)
    for vm, own in by_vm.items():
        told = [_seen(subject, each) for each in own[:SHOWN]]
        more = [f"{len(own) - SHOWN:,} more"] if len(own) > SHOWN else []
        rows = [row for each in own for row in (*each.mine.rows, each.other.rows[0])]
        places = tuple(dict.fromkeys(map(place, rows)))
        yield Hit(subject.names.of(*vm), "; ".join([*told, *more]), places)


def _seen(subject: Subject, case: Case) -> str:
    more = f" and {case.more:,} more" if case.more else ""
    value, other = case.mine.rows[0]["value"], subject.names.of(*case.other.vm)
    return f"IP address {value} is also that of {other}{more}"


def _borne(subject: Subject) -> Sequence[tuple[Address, Bearer]]:
    """The addresses that several VMs show, with each of these."""
    told = _told(subject)
    rows = shared(told)
    cards = _cards(told.filter(pc.is_in(_owners(told), _owners(rows).combine_chunks())))
    by_address: dict[str, dict[Key, list[Row]]] = {}
    for row in rows.to_pylist():
        machines = by_address.setdefault(row["low"], {})
        machines.setdefault((row["vcenter"], row["moref"]), []).append(row)
    addresses = [
        Address([_bearer(vm, own, cards) for vm, own in machines.items()])
        for machines in by_address.values()
    ]
    return [(each, mine) for each in addresses for mine in each.bearers]


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


__all__ = ["duplicates", "of_clusters"]
