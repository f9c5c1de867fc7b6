"""The networks of moving VMs: by vCenter and name, with who is on them and where that stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from landbridge.checks.rule import Hit
from landbridge.checks.some import some
from landbridge.checks.subject import Subject
from landbridge.model import Place
from landbridge.model.names import Key


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


def about(use: Use) -> Hit:
    """A hit on a network: who is on it, and the first of their cards."""
    return Hit(use.called, on_it(use.vms), (use.first,))


def on_it(vms: Sequence[str]) -> str:
    """Who of moving VMs is on a network: `a is on it`."""
    return f"{some(vms)} on it"


__all__ = ["Use", "about", "on_it", "used"]
