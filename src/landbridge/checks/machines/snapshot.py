"""Snapshots."""

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _any(rows: pa.Table) -> pa.Array:
    return pa.repeat(True, rows.num_rows)


SNAPSHOT = Rule(
    id="vm.snapshot",
    severity=Severity.LOW,
    says="the VM has a snapshot",
    happens="Bulk always removes it; vMotion, Replication Assisted vMotion and Cold do so if Remove"
    " Snapshots is chosen, and may fail if not; of HCX Assisted vMotion nothing is published; none"
    " is known to arrive on the other side",
    fix="The vSphere administrator: delete what is no longer wanted, and plan no return to one;"
    " let no backup make another during the move, for it may disrupt it.",
    source=(
        "hcx.bulk.snapshots",
        "hcx.rav.snapshots",
        "hcx.vmotion.snapshots",
        "hcx.cold.snapshots",
        "hcx.hav.snapshots",
        "hcx.snapshots-meanwhile",
        "forklift-concerns",
    ),
    needs=("snapshots",),
    find=Rows(
        "snapshots", _any, lambda row: f"{row['name']} of {row['taken'] or 'an unknown day'}"
    ),
)
