"""The cards of VMs by the network and switch that they are on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.some import some
from landbridge.checks.subject import Subject
from landbridge.checks.tables.switches import Switch
from landbridge.model import Place
from landbridge.model.checked import Lack
from landbridge.model.names import Key


@dataclass(frozen=True)
class Cards:
    """The VMs that are on networks of one name at one switch, and the first card that shows it."""

    network: Key
    switch: Switch
    vms: tuple[str, ...]
    first: Place


def cards(subject: Subject, nics: pa.Table) -> Iterator[Cards]:
    """These cards, less those on no network."""
    nics = nics.filter(pc.is_valid(nics["network"]))
    groups = nics.group_by(["vcenter", "network", "switch"], use_threads=False)
    firsts = [(column, "first") for column in ("file", "sheet", "row")]
    for row in groups.aggregate([*firsts, ("moref", "distinct")]).to_pylist():
        yield Cards(
            network=(row["vcenter"], row["network"]),
            switch=row["switch"],
            vms=tuple(subject.names.of(row["vcenter"], vm) for vm in row["moref_distinct"]),
            first=Place(file=row["file_first"], sheet=row["sheet_first"], row=row["row_first"]),
        )


def vms_of(each: Iterable[Cards]) -> tuple[str, ...]:
    """Whose cards these are, each VM once."""
    return tuple(dict.fromkeys(vm for cards in each for vm in cards.vms))


def unplaced(unsure: Sequence[Cards]) -> Iterator[Lack]:
    """Open for cards of one network of which it is not told on which of several switches it is."""
    if unsure:
        name, vms = unsure[0].network[1], some(vms_of(unsure))
        why = f"the export does not tell on which of the networks called {name} {vms}"
        yield Lack(part="nics.switch", why=why, number=len(vms_of(unsure)))
