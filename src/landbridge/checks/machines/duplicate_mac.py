"""MAC addresses that two VMs share."""

from landbridge.checks.rule import Rule
from landbridge.checks.twice import Twice
from landbridge.model import Severity

DUPLICATE_MAC = Rule(
    id="vm.duplicate-mac",
    severity=Severity.HIGH,
    says="two VMs that move have the same MAC address",
    happens="on one segment only one of them is reached",
    fix="The vSphere administrator: give one of them a new MAC address, or do not retain it "
    "in the move.",
    source=("forklift-mac-collisions",),
    needs=("nics.mac",),
    find=Twice("nics", "mac", "MAC address"),
)
