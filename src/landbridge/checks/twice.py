"""What may exist once only and is there twice: names, identities, addresses."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, keys, vm_name
from landbridge.checks.rule import Hit
from landbridge.checks.subject import place

NOBODYS = r"^(|0[0:.-]*|127\..*|169\.254\..*|fe80:.*|::1?)$"
"""Blanks, zeros, loopback and link-local addresses: many have them, and nobody minds."""


def twice(rows: pa.Table, column: str, what: str) -> Iterator[Hit]:
    """A hit for each VM whose value another VM has too, blind to case; blanks are no value.

    Lists such as `10.0.0.4, 10.0.0.5` are taken apart. One VM with a value in two rows is no case.
    """
    shared = _shared(_apart(rows, column))
    holders: dict[str, dict[str, list[Row]]] = {}
    for row in shared.to_pylist():
        holders.setdefault(row["value"], {}).setdefault(row["key"], []).append(row)
    for value, machines in holders.items():
        yield from _told(what, value, machines)


def _told(what: str, value: str, machines: dict[str, list[Row]]) -> Iterator[Hit]:
    """A hit for each bearer, naming one of the others."""
    names = [vm_name(cases[0]) for cases in machines.values()]
    more = f" and {len(names) - 2:,} more" if len(names) > 2 else ""
    for mine, cases in zip(names, machines.values(), strict=True):
        other = names[1] if mine == names[0] else names[0]
        also = "another VM of that name" if other == mine else other
        yield Hit(mine, f"{what} {value} is also that of {also}{more}", tuple(map(place, cases)))


def _apart(rows: pa.Table, column: str) -> pa.Table:
    """One row for each value and bearer, the value low and trimmed."""
    lists = pc.split_pattern_regex(rows[column], r"[,;\s]+" if column != "name" else "\n")
    at = pc.list_parent_indices(lists)
    value = pc.utf8_lower(pc.utf8_trim_whitespace(pc.list_flatten(lists)))
    taken = rows.take(at)
    taken = taken.append_column("value", value)
    taken = taken.append_column("key", keys(taken, "vcenter", "moref"))
    return taken.filter(pc.invert(pc.match_substring_regex(value, NOBODYS)))


def _shared(rows: pa.Table) -> pa.Table:
    bearers = rows.group_by("value").aggregate([("key", "count_distinct")])
    many = bearers.filter(pc.greater(bearers["key_count_distinct"], 1))["value"]
    return rows.filter(pc.is_in(rows["value"], many.combine_chunks()))
