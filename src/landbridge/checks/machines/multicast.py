"""Multicast."""

import pyarrow as pa

from landbridge.checks.pages import NSX
from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _multicast(rows: pa.Table) -> pa.Array:
    return words(rows, ["name", "annotation"], r"\b(multicast|mcast|igmp|pim-sm)\b")


MULTICAST_ROWS = Rows("vms", _multicast)

MULTICAST = Rule(
    id="vm.multicast",
    severity=Severity.MEDIUM,
    says="its name or annotation speaks of multicast",
    happens="multicast does not leave a segment by itself, and an extended network may not carry "
    "it well",
    fix="The network engineer: find senders and receivers, and keep them on one side at every"
    " time.",
    source=(NSX,),
    needs=("vms.annotation",),
    find=MULTICAST_ROWS,
)
