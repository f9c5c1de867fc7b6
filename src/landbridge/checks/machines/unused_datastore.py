"""Datastores that nothing uses."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Things
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["vms"], 0)


UNUSED_DATASTORE = Rule(
    id="datastore.unused",
    severity=Severity.INFO,
    says="a datastore holds no VM",
    happens="nothing on it moves; its capacity needs no counterpart",
    fix="The storage administrator: leave it out, or say what lies on it.",
    source=("vsphere-objects",),
    needs=("datastores.vms",),
    find=Things("datastores", "name", _mask),
)
