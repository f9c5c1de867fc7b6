"""The networks of moving VMs: by vCenter and name, with who is on them and where that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import SHOWN, Row
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place
from landbridge.model import Place
from landbridge.model.names import Key

NAMED = 3
"""How many VMs of a network a finding names; it counts the others."""


@dataclass(frozen=True)
class Use:
    """What a network is called, the moving VMs that are on it, and the first card that shows it."""

    called: str
    vms: tuple[str, ...]
    first: Place


def used(subject: Subject) -> Mapping[Key, Use]:
    """Each network that a moving VM is on."""
    nics = subject.table("nics")
    nics = nics.filter(pc.is_valid(nics["network"]))
    firsts = [(column, "first") for column in ("file", "sheet", "row")]
    groups = nics.group_by(["vcenter", "network"], use_threads=False)
    called = subject.called("nics", "network")
    return {
        (row["vcenter"], row["network"]): Use(
            called[row["vcenter"], row["network"]],
            tuple(subject.names.of(row["vcenter"], vm) for vm in row["moref_distinct"]),
            Place(file=row["file_first"], sheet=row["sheet_first"], row=row["row_first"]),
        )
        for row in groups.aggregate([*firsts, ("moref", "distinct")]).to_pylist()
    }


def on_ports(subject: Subject, ports: pa.Table, name: str) -> Iterator[Hit]:
    """A hit for each of these port groups that a moving VM is on, with the first of its places."""
    use = used(subject)
    cases: dict[Key, list[Row]] = {}
    for row in ports.to_pylist():
        if (row["vcenter"], row[name]) in use:
            cases.setdefault((row["vcenter"], row[name]), []).append(row)
    for key, rows in cases.items():
        yield about(use[key], tuple(map(place, rows[:SHOWN])))


def about(use: Use, places: tuple[Place, ...] = ()) -> Hit:
    """A hit on a network: who is on it, the first of them, and the places of the network itself."""
    return Hit(use.called, f"{_some(use.vms)} on it", (use.first, *places))


def _some(vms: tuple[str, ...]) -> str:
    """`a is`, `a, b and c are`, `a, b, c and 4 more VMs are`."""
    beyond = f"{len(vms) - NAMED:,} more VM" + ("s" if len(vms) - NAMED > 1 else "")
    *others, last = vms if len(vms) <= NAMED else (*vms[:NAMED], beyond)
    return f"{', '.join(others)} and {last} are" if others else f"{last} is"
