"""Host names of a fresh installation."""

import pyarrow as pa

from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _fresh(rows: pa.Table) -> pa.Array:
    return words(rows, ["dns_name"], r"^localhost(\.localdomain)?$")


DEFAULT_HOST_NAME = Rule(
    id="vm.default-host-name",
    severity=Severity.LOW,
    says="the host name is that of a fresh installation",
    happens="several VMs may bear it, and DNS registers the wrong one or none",
    fix="The VM's owner: give it its name.",
    source=("forklift-concerns",),
    needs=("vms.dns_name",),
    find=Rows("vms", _fresh, lambda row: f"{row['dns_name']}"),
)
