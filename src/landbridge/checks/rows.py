"""From rows of a table to hits: what most rules about VMs are made of."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place

Row = Mapping[str, Any]
NAMELESS = "(no name)"


def hits(
    subject: Subject,
    table: str,
    where: Callable[[pa.Table], pa.Array],
    seen: Callable[[Row], str] = lambda row: "",
) -> Iterator[Hit]:
    """A hit for each moving VM with rows of `table` for which the mask is true; null is not true.

    Several rows of one VM make one hit that shows them all.
    """
    rows = subject.table(table)
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows.filter(where(rows)).to_pylist():
        found.setdefault((row["vcenter"], row["moref"] or ""), []).append(row)
    for cases in found.values():
        told = dict.fromkeys(filter(None, map(seen, cases)))
        yield Hit(name(cases[0]), "; ".join(told), tuple(map(place, cases)))


def name(row: Row) -> str:
    """The VM that a row is about, as vCenter shows it."""
    return row.get("vm") or row.get("name") or NAMELESS
