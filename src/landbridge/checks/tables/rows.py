"""From rows of a table to hits: what most rules about VMs are made of."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place

Row = Mapping[str, Any]
Seen = Callable[[Row], str]
SHOWN = 2
WHERE = ("vcenter", "file", "sheet", "row")


def nothing(row: Row) -> str:
    """What is seen where the rule itself says it all."""
    return ""


@dataclass(frozen=True)
class Rows:
    """A predicate over the rows of a table; called, it gives a hit for each VM that has such rows.

    The mask of `where` is true, false or, where the row does not say, null. VMs that stay are not
    looked at, unless the reason for which the scope leaves them out is in `also`.
    """

    table: str
    where: Callable[[pa.Table], pa.Array]
    seen: Seen = nothing
    also: tuple[str, ...] = ()

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        rows = _besides(subject, self.also) if self.also else subject.table(self.table)
        return hits(subject, rows.filter(self.where(rows)), self.seen)


@dataclass(frozen=True)
class Things:
    """A predicate over a table of hosts, networks or datastores, whose names are in `column`.

    Called, it gives a hit for each that has such rows.
    """

    table: str
    column: str
    where: Callable[[pa.Table], pa.Array]
    seen: Seen = nothing

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        rows = subject.table(self.table)
        cases = rows.filter(self.where(rows))
        return things(subject, self.table, self.column, cases, self.seen)


def _besides(subject: Subject, reasons: Iterable[str]) -> pa.Table:
    """The VMs that move, and those that stay for one of these reasons."""
    vms = subject.estate.inventory.vms
    stays = pc.is_in(vms["left_out"], pa.array(reasons, pa.string()))
    return vms.filter(pc.or_(pc.is_null(vms["left_out"]), stays))


def hits(subject: Subject, rows: pa.Table, seen: Seen = nothing) -> Iterator[Hit]:
    """A hit for each VM of these rows; several rows of one VM make one hit that shows them all."""
    for (vcenter, moref), cases in _by(rows, "moref", seen).items():
        yield hit(subject.names.of(vcenter, moref), cases, seen)


def things(
    subject: Subject, table: str, column: str, rows: pa.Table, seen: Seen = nothing
) -> Iterator[Hit]:
    """The same for the things that a column of a table names."""
    called = subject.called(table, column)
    for key, cases in _by(rows, column, seen).items():
        yield hit(called[key], cases, seen)


def _by(rows: pa.Table, column: str, seen: Seen) -> Mapping[tuple[str, str], list[Row]]:
    """The rows of each, with no more columns than are looked at: to read all of them is slow."""
    found: dict[tuple[str, str], list[Row]] = {}
    plain = rows.select([*dict.fromkeys((*WHERE, column))]) if seen is nothing else rows
    for row in plain.to_pylist():
        found.setdefault((row["vcenter"], row[column]), []).append(row)
    return found


def hit(whom: str, cases: Iterable[Row], seen: Seen = nothing) -> Hit:
    """One hit with the places of all cases, the first things seen and how many more there are."""
    rows = list(cases)
    told = [] if seen is nothing else list(dict.fromkeys(filter(None, map(seen, rows))))
    more = [f"{len(told) - SHOWN:,} more"] if len(told) > SHOWN else []
    return Hit(whom, "; ".join([*told[:SHOWN], *more]), tuple(map(place, rows)))


def keys(rows: pa.Table, *columns: str) -> pa.Array:
    """The columns of each row joined to one text, null where one of them is."""
    return pc.binary_join_element_wise(*[rows[column] for column in columns], "\n")


def blank(rows: pa.Table, column: str) -> pa.Array:
    """True where the cell is empty though its vCenter fills the column elsewhere, else null."""
    filled = pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(rows[column]), ""), False)
    telling = pc.is_in(rows["vcenter"], pc.unique(rows["vcenter"].filter(filled)))
    return pc.if_else(filled, False, pc.if_else(telling, True, None))


def among(rows: pa.Table, column: str, values: Iterable[str]) -> pa.Array:
    """Whether a cell holds one of these values; null where it is empty."""
    held = pc.is_in(rows[column], pa.array(values, pa.string()))
    return pc.if_else(pc.is_valid(rows[column]), held, None)


def words(rows: pa.Table, columns: Iterable[str], pattern: str) -> pa.Array:
    """Whether one of the columns matches, blind to case; null where none does and one is null."""
    mask: pa.Array = pa.scalar(False)
    for column in columns:
        found = pc.match_substring_regex(rows[column], pattern, ignore_case=True)
        mask = pc.or_kleene(mask, found)
    return mask


def spoken(rows: pa.Table, columns: Iterable[str], terms: str) -> pa.Array:
    """The same for terms that stand apart from letters: in names, `_` and figures part words too.

    `carp` is in `fw_carp_01`, and not in `carpet`.
    """
    return words(rows, columns, _apart(terms))


def heard(columns: Iterable[str], terms: str) -> Seen:
    """Which of these terms a row speaks, as it is written there: `VRRP in the annotation`."""
    term, names = re.compile(_apart(terms), re.IGNORECASE), tuple(columns)

    def seen(row: Row) -> str:
        found = ((name, term.search(row[name] or "")) for name in names)
        return next((f"{match[1]} in the {name}" for name, match in found if match), "")

    return seen


def _apart(terms: str) -> str:
    return f"(?:^|[^a-z])({terms})(?:[^a-z]|$)"


def runs(rows: pa.Table) -> pa.Array:
    """Whether the VM is powered on."""
    return pc.equal(rows["power"], "poweredOn")


TALKS = "power state or network cards"
"""What is not told of a VM of which nobody knows that."""


def talks(rows: pa.Table) -> pa.Array:
    """Whether it runs and has a network card, so that it could tell its address and name."""
    return pc.and_kleene(runs(rows), pc.not_equal(rows["nics"], 0))
