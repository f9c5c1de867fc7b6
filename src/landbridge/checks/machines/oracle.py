"""Software of Oracle."""

import pyarrow as pa

from landbridge.checks.pages import ANALYZER
from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _oracle(rows: pa.Table) -> pa.Array:
    return words(rows, ["os_configured", "os_tools", "annotation"], r"\boracle\b")


ORACLE_ROWS = Rows("vms", _oracle, lambda row: f"{row['os_configured']}")

ORACLE = Rule(
    id="vm.oracle",
    severity=Severity.MEDIUM,
    says="the guest or its annotation speaks of Oracle",
    happens="Oracle may ask for licences for every core of every host that could run it",
    fix="The licence manager: read the contract; a cluster of its own or pinned hosts may be "
    "cheaper.",
    source=(ANALYZER,),
    needs=("vms.os_configured",),
    find=ORACLE_ROWS,
)
