"""Placeholders of Site Recovery Manager."""

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _stands_for_another(rows: pa.Table) -> pa.Array:
    return rows["placeholder"]


PLACEHOLDER = Rule(
    id="vm.placeholder",
    severity=Severity.INFO,
    says="the VM is a placeholder of Site Recovery Manager: the VM that it stands for runs at "
    "another site",
    happens="it is left out of sizing and of the move; once this site is gone, that VM has nowhere "
    "to recover to",
    fix="The migration lead: plan the protected VM's recovery anew, and remove the placeholder.",
    source=("site-recovery",),
    needs=("vms.placeholder",),
    find=Rows("vms", _stands_for_another, also=("placeholder",)),
)
