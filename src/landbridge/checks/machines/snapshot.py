"""Snapshots."""

import pyarrow as pa

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _any(rows: pa.Table) -> pa.Array:
    return pa.repeat(True, rows.num_rows)


SNAPSHOT_ROWS = Rows(
    "snapshots", _any, lambda row: f"{row['name']} of {row['taken'] or 'an unknown day'}"
)

SNAPSHOT = Rule(
    id="vm.snapshot",
    severity=Severity.LOW,
    says="the VM has a snapshot",
    happens="it is merged or lost by the move, and one made while a migration runs breaks it",
    fix="The vSphere administrator: delete what is no longer wanted; let no backup run during"
    " the move.",
    source=(FORKLIFT, "knowledge.broadcom.com/external/article/79220"),
    needs=("snapshots",),
    find=SNAPSHOT_ROWS,
)
