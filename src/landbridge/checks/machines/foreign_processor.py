"""Hosts without an Intel processor."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.hosts import Hosts
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def not_intel(rows: pa.Table) -> pa.Array:
    """Whether the processor of the row's host is of another maker."""
    return pc.invert(pc.match_substring(rows["cpu_model"], "intel", ignore_case=True))


FOREIGN_PROCESSOR = Rule(
    id="host.not-intel",
    severity=Severity.MEDIUM,
    says="a host of VMs that move has a processor of another maker than Intel",
    happens="VMs of such hosts cannot move alive to the Intel hosts of the service: Bulk or cold "
    "only",
    fix="The migration lead: plan a restart for each of their VMs.",
    source=("rvtools-analyzer", "vsphere-vms"),
    needs=("hosts.cpu_model", "vms.host"),
    find=Hosts(not_intel, lambda row: f"{row['cpu_model']}"),
)
