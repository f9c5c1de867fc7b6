"""Multicast."""

import pyarrow as pa

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows, heard, spoken
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

SAID = ("vms.name", "vms.annotation")
TEXTS = ("name", "annotation")
WORDS = "multicast|mcast|igmp|pim-sm"


def _multicast(rows: pa.Table) -> pa.Array:
    return spoken(rows, TEXTS, WORDS)


MULTICAST = Rule(
    id="vm.multicast",
    severity=Severity.MEDIUM,
    says="its name or annotation speaks of multicast",
    happens="multicast does not leave a segment by itself, and an extended network may not carry "
    "it well",
    fix="The network engineer: find senders and receivers, and keep them on one side at every"
    " time.",
    source=("nsx-segment-profiles",),
    needs=SAID,
    find=Rows("vms", _multicast, heard(TEXTS, WORDS)),
    undecided=unless_said(*SAID),
)
