"""Hosts that cannot take a VM back alive."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.hosts import Hosts
from landbridge.checks.rows import Row
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    """By the mode in which the host runs; without one by the newest that its processor can."""
    mode = pc.coalesce(rows["evc"], rows["max_evc"])
    known = pc.starts_with(mode, "intel-")
    return pc.if_else(known, pc.is_in(mode, pa.array(_older())), None)


def _older() -> tuple[str, ...]:
    modes = texts("vsphere.evc-modes")
    target = str(catalogue().value("evc.av64-mode")).lower()
    return modes[: modes.index(f"intel-{target}")]


def _mode(row: Row) -> str:
    return f"{row['evc']}" if row["evc"] else f"no EVC, at most {row['max_evc']}"


EVC_RETURN = Rule(
    id="host.evc-return",
    severity=Severity.LOW,
    says="a host of VMs that move runs in an older EVC mode than the hosts of the service, or in "
    "none and can do no newer one",
    happens="a VM that was power-cycled on the service cannot come back alive, only cold or by "
    "Bulk",
    fix="The migration lead: set EVC for the VM before the move, or plan the way back with a "
    "restart.",
    source=("evc.av64-mode", "vsphere.evc-modes"),
    needs=("hosts.max_evc", "vms.host"),
    find=Hosts(_mask, _mode),
)
