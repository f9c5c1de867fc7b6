"""IP addresses that two VMs share."""

from landbridge.checks.duplicates.clusters import strangers
from landbridge.checks.rule import Rule
from landbridge.model import Severity

DUPLICATE_IP = Rule(
    id="vm.duplicate-ip",
    severity=Severity.HIGH,
    says="two VMs that move have the same IP address, and not as nodes of a cluster share one",
    happens="the sites or networks that keep them apart today become one, where only one of them "
    "is reached",
    fix="The network engineer: renumber one of them before both are on the other side; the address "
    "that nodes of a cluster share stays, and its nodes move together.",
    source=("address-conflicts",),
    needs=("nics.ipv4",),
    find=strangers,
)
