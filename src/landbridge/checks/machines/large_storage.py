"""VMs with very much data."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity

MIB_PER_TIB = 1024**2


def _large(rows: pa.Table) -> pa.Array:
    limit = catalogue().number("migration.large-vm-tib") * MIB_PER_TIB
    return pc.greater(rows["provisioned_mib"], limit)


LARGE_STORAGE = Rule(
    id="vm.large-storage",
    severity=Severity.MEDIUM,
    says="the VM has more storage provisioned than is usual for one migration",
    happens="its first copy takes a day or so at the most that one migration gets, and longer "
    "where there is less; the changes made meanwhile must be copied too",
    fix="The migration lead: start its replication early, or leave the data on storage "
    "outside the hosts.",
    source=("migration.large-vm-tib", "hcx.migration-gbps-max"),
    needs=("vms.provisioned_mib",),
    find=Rows(
        "vms", _large, lambda row: f"{row['provisioned_mib'] / MIB_PER_TIB:,.1f} TiB provisioned"
    ),
)
