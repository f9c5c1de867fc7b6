"""Datastores that nothing uses."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import ANALYZER
from landbridge.checks.rows import hit, nothing
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _mask(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["vms"], 0)


def _found(subject: Subject) -> Iterator[Hit]:
    rows = subject.table("datastores")
    for row in rows.filter(_mask(rows)).to_pylist():
        yield hit(row["name"], [row], nothing)


UNUSED_DATASTORE = Rule(
    id="datastore.unused",
    severity=Severity.INFO,
    says="a datastore holds no VM",
    happens="nothing on it moves; its capacity needs no counterpart",
    fix="The storage administrator: leave it out, or say what lies on it.",
    source=(ANALYZER,),
    needs=("datastores.vms",),
    find=_found,
)
