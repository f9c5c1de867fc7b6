"""Datastores out of reach."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import hit, nothing
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    return pc.invert(rows["accessible"])


def _found(subject: Subject) -> Iterator[Hit]:
    rows = subject.table("datastores")
    for row in rows.filter(_mask(rows)).to_pylist():
        yield hit(row["name"], [row], nothing)


UNREACHABLE_DATASTORE = Rule(
    id="datastore.not-accessible",
    severity=Severity.HIGH,
    says="a datastore cannot be reached",
    happens="no VM on it can be read, so none of them can be moved",
    fix="The storage administrator: bring it back, or strike its VMs from the scope.",
    source=(FORKLIFT,),
    needs=("datastores.accessible",),
    find=_found,
)
