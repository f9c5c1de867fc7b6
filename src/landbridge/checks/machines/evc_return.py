"""Hosts that cannot take a VM back alive."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rows import Things
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    known = pc.starts_with(rows["evc"], "intel-")
    return pc.if_else(known, pc.is_in(rows["evc"], pa.array(_older())), None)


def _older() -> tuple[str, ...]:
    modes = texts("vsphere.evc-modes")
    target = str(catalogue().value("evc.av64-mode")).lower()
    return modes[: modes.index(f"intel-{target}")]


EVC_RETURN = Rule(
    id="host.evc-return",
    severity=Severity.LOW,
    says="a host runs in an older EVC mode than the hosts of the service",
    happens="a VM that was power-cycled there cannot come back alive, only cold or by Bulk",
    fix="The migration lead: set EVC for the VM before the move, or plan the way back with a "
    "restart.",
    source=("evc.av64-mode", "vsphere.evc-modes"),
    needs=("hosts.evc",),
    find=Things("hosts", "host", _mask, lambda row: f"{row['evc']}"),
)
