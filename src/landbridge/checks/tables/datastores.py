"""The datastores of moving VMs, with who has a disk there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Hit
from landbridge.checks.some import some
from landbridge.checks.subject import Subject, place
from landbridge.checks.tables.rows import Row
from landbridge.model.names import Key

BRACKETED = r"^\[(?P<datastore>[^\]]+)\]"
"""How the path of a disk begins."""


@dataclass(frozen=True)
class Datastores:
    """A predicate over datastores; called, it gives a hit for each such one that moving VMs use.

    One whose VMs the export does not name may hold some that move, and is a hit too: a datastore
    out of reach takes the paths of its disks with it.
    """

    where: Callable[[pa.Table], pa.Array]

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        rows = subject.table("datastores")
        moving, all_ = _users(subject, subject.table("disks")), _disks(subject)
        called = subject.called("datastores", "name")
        for row in rows.filter(self.where(rows)).to_pylist():
            key = (row["vcenter"], row["name"])
            if key in moving:
                yield Hit(called[key], f"{some(moving[key])} on it", (place(row),))
            elif key not in all_ and row["vms"] != 0:
                yield Hit(called[key], _unnamed(row), (place(row),))


def _unnamed(row: Row) -> str:
    if row["vms"] is None:
        return "the export does not tell who is on it"
    count = "1 VM is" if row["vms"] == 1 else f"{row['vms']:,} VMs are"
    return f"{count} on it, which the export does not name"


def _disks(subject: Subject) -> set[Key]:
    """The datastores on which any disk is seen, of VMs that stay too."""
    disks = _named(subject.estate.inventory["disks"])
    return set(zip(disks["vcenter"].to_pylist(), disks["datastore"].to_pylist(), strict=True))


def _users(subject: Subject, disks: pa.Table) -> dict[Key, Sequence[str]]:
    """By datastore the VMs that have one of these disks there."""
    groups = _named(disks).group_by(["vcenter", "datastore"], use_threads=False)
    return {
        (row["vcenter"], row["datastore"]): [
            subject.names.of(row["vcenter"], moref) for moref in row["moref_distinct"]
        ]
        for row in groups.aggregate([("moref", "distinct")]).to_pylist()
    }


def _named(disks: pa.Table) -> pa.Table:
    """The disks with their datastore, less those whose path names none."""
    found = pc.extract_regex(disks["path"], BRACKETED)
    datastore = pc.utf8_trim_whitespace(pc.struct_field(found, "datastore"))
    disks = disks.select(["vcenter", "moref"]).append_column("datastore", datastore)
    return disks.filter(pc.is_valid(datastore))
