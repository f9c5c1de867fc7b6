"""Datastores out of reach."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.datastores import Datastores
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    return pc.invert(rows["accessible"])


UNREACHABLE_DATASTORE = Rule(
    id="datastore.not-accessible",
    severity=Severity.HIGH,
    says="a datastore of VMs that move cannot be reached",
    happens="no VM on it can be read, so none of them can be moved",
    fix="The storage administrator: bring it back, or strike its VMs from the scope.",
    source=("forklift-concerns",),
    needs=("datastores.accessible", "disks.path"),
    find=Datastores(_mask),
)
