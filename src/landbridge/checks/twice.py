"""What may exist once only and is there twice: names, identities, addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.canonical import canonical
from landbridge.checks.rows import Row, keys
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place
from landbridge.model.names import Key, paired

NOBODYS = r"^(|0[0:.-]*|127\..*|169\.254\..*|fe80:.*|::1?)$"
"""Blanks, zeros, loopback and link-local addresses: many have them, and nobody minds."""

SEPARATORS = r"[,;\s]+"
"""What parts the values of a cell."""

WHOLE = {"name": "\n", "bios_uuid": r"[,;\n]+"}
"""What parts them where a value may hold blanks."""

NEEDED = ["vcenter", "moref", "file", "sheet", "row"]

Rows = Sequence[Row]


@dataclass(frozen=True)
class Twice:
    """The VMs that share a value of a column, however it is spelt; called, it gives their hits.

    A hit is of a pair, the first that has the value with each of the others: one that comes anew
    is in a pair of its own, so that no waiver of another pair covers it. Lists such as `10.0.0.4,
    10.0.0.5` are taken apart; blanks are no value, and one VM with a value in two rows is no case.
    `called` tells that the VMs are called so, and their pair needs no other name.
    """

    table: str
    column: str
    what: str
    called: bool = False

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        for machines in bearers(shared(apart(subject.table(self.table), self.column))):
            first, *others = machines.values()
            value = "" if self.called else first[0]["value"]
            for each in others:
                yield pair(subject, (self.what, value), (first, each), len(others) - 1)


def bearers(rows: pa.Table) -> list[dict[Key, list[Row]]]:
    """The rows of each value by the VMs that have it."""
    found: dict[str, dict[Key, list[Row]]] = {}
    for row in rows.to_pylist():
        found.setdefault(row["low"], {}).setdefault(owner(row), []).append(row)
    return list(found.values())


def pair(subject: Subject, shared: tuple[str, str], rows: tuple[Rows, Rows], more: int) -> Hit:
    """The hit of two that share something of a value, by their rows, and how many more have it."""
    (what, value), (one, other) = shared, rows
    mine, theirs = (subject.names.of(*owner(each[0])) for each in rows)
    written = [each[0]["value"] for each in rows]
    spelt = f", written {' and '.join(written)}" if len({*written}) > 1 else ""
    besides = f", as {'does' if more == 1 else 'do'} {more:,} more" if more else ""
    places = tuple(dict.fromkeys(map(place, (*one, *other))))
    return Hit(paired(mine, theirs, value), f"both have the same {what}{spelt}{besides}", places)


def owner(row: Row) -> Key:
    """The VM that a row is of."""
    return row["vcenter"], row["moref"]


def apart(rows: pa.Table, column: str, also: Sequence[str] = ()) -> pa.Table:
    """One row for each value and bearer, the value trimmed, and `low` for comparing."""
    lists = pc.split_pattern_regex(rows[column], WHOLE.get(column, SEPARATORS))
    value = pc.utf8_trim_whitespace(pc.list_flatten(lists))
    taken = rows.select([*NEEDED, *also]).take(pc.list_parent_indices(lists))
    taken = taken.append_column("value", value).append_column("low", canonical(value, column))
    return taken.filter(pc.invert(nobodys(taken["low"])))


def nobodys(values: pa.Array) -> pa.Array:
    """Whether a value is one that many have."""
    return pc.match_substring_regex(values, NOBODYS, ignore_case=True)


def shared(rows: pa.Table) -> pa.Table:
    """The rows whose value several VMs have."""
    rows = rows.append_column("key", keys(rows, "vcenter", "moref"))
    bearers = rows.group_by("low").aggregate([("key", "count_distinct")])
    many = bearers.filter(pc.greater(bearers["key_count_distinct"], 1))["low"]
    return rows.filter(pc.is_in(rows["low"], many.combine_chunks()))
