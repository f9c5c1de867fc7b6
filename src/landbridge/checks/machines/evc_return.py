"""Hosts that cannot take a VM back alive."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.some import several
from landbridge.checks.subject import Subject
from landbridge.checks.tables.hosts import Hosts
from landbridge.checks.tables.rows import Row
from landbridge.checks.texts import texts
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

MODES = "vsphere.evc-modes"
NEEDED = ("hosts.max_evc", "vms.host")


def _mask(rows: pa.Table) -> pa.Array:
    """By the mode in which the host runs; without one by the newest that its processor can."""
    mode = _mode_of(rows)
    known = pc.is_in(mode, pa.array(texts(MODES)))
    return pc.if_else(known, pc.is_in(mode, pa.array(_older())), None)


def _mode_of(rows: pa.Table) -> pa.Array:
    return pc.utf8_lower(pc.coalesce(rows["evc"], rows["max_evc"]))


def _older() -> tuple[str, ...]:
    modes = texts(MODES)
    target = str(catalogue().value("evc.av64-mode")).lower()
    return modes[: modes.index(f"intel-{target}")]


def _mode(row: Row) -> str:
    return f"{row['evc']}" if row["evc"] else f"no EVC, at most {row['max_evc']}"


def _undecided(subject: Subject) -> Iterator[Lack]:
    """Hosts in a mode that no fact knows, which may be older or newer; one of AMD is neither."""
    yield from unless_said(*NEEDED)(subject)
    hosts = subject.table("hosts")
    of_others = pc.starts_with(_mode_of(hosts), "amd-")
    hosts = hosts.filter(pc.and_(pc.invert(of_others), pc.is_null(_mask(hosts))))
    if hosts.num_rows:
        modes = several(sorted(set(_mode_of(hosts).to_pylist())), "mode")
        whose = several(hosts["host"].to_pylist(), "host")
        why = f"no fact tells the age of {modes}, the mode of {whose}"
        yield Lack(part="hosts.max_evc", why=why, number=hosts.num_rows)


EVC_RETURN = Rule(
    id="host.evc-return",
    severity=Severity.LOW,
    says="a host of VMs that move runs in an older EVC mode than the hosts of the service, or in "
    "none and can do no newer one",
    happens="a VM that was power-cycled on the service cannot come back alive, only cold or by "
    "Bulk",
    fix="The migration lead: set EVC for the VM before the move, or plan the way back with a "
    "restart.",
    source=("evc.av64-mode", MODES),
    needs=NEEDED,
    find=Hosts(_mask, _mode),
    undecided=_undecided,
)
