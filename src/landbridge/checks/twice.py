"""What may exist once only and is there twice: names, identities, addresses."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.canonical import canonical
from landbridge.checks.rows import Row, keys
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place
from landbridge.model.names import Key

NOBODYS = r"^(|0[0:.-]*|127\..*|169\.254\..*|fe80:.*|::1?)$"
"""Blanks, zeros, loopback and link-local addresses: many have them, and nobody minds."""

SEPARATORS = r"[,;\s]+"
"""What parts the values of a cell."""

WHOLE = {"name": "\n", "bios_uuid": r"[,;\n]+"}
"""What parts them where a value may hold blanks."""

NEEDED = ["vcenter", "moref", "file", "sheet", "row"]


def twice(subject: Subject, shared: pa.Table, what: str) -> Iterator[Hit]:
    """A hit for each VM whose value another VM has too, by the rows of `several`."""
    bearers: dict[str, dict[Key, list[Row]]] = {}
    for row in shared.to_pylist():
        key = (row["vcenter"], row["moref"])
        bearers.setdefault(row["low"], {}).setdefault(key, []).append(row)
    for machines in bearers.values():
        yield from _told(what, {subject.names.of(*key): rows for key, rows in machines.items()})


def several(subject: Subject, table: str, column: str, also: Sequence[str] = ()) -> pa.Table:
    """The rows of values that several VMs have, however they are spelt; blanks are no value.

    Lists such as `10.0.0.4, 10.0.0.5` are taken apart. One VM with a value in two rows is no case.
    `also` are columns to keep.
    """
    return shared(apart(subject.table(table), column, also))


def _told(what: str, machines: Mapping[str, Sequence[Row]]) -> Iterator[Hit]:
    """A hit for each bearer, naming one of the others and showing its first row."""
    first, second, *rest = machines
    more = f" and {len(rest):,} more" if rest else ""
    for mine, cases in machines.items():
        other = second if mine == first else first
        seen = f"{what} {cases[0]['value']} is also that of {other}{more}"
        yield Hit(mine, seen, tuple(map(place, (*cases, machines[other][0]))))


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
