"""Latency sensitivity."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _high(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["latency_sensitivity"], "high")


LATENCY = Rule(
    id="vm.latency-sensitive",
    severity=Severity.MEDIUM,
    says="latency sensitivity is high",
    happens="the setting binds whole cores and locks memory, which counts fully on every host "
    "that may take it",
    fix="The VM's owner: confirm that it is needed; the migration lead: move it in a window "
    "of its own.",
    source=("vsphere-vms",),
    needs=("vms.latency_sensitivity",),
    find=Rows("vms", _high),
)
