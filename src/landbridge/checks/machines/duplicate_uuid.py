"""BIOS UUIDs that two VMs share."""

from landbridge.checks.rule import Rule
from landbridge.checks.twice import Twice
from landbridge.model import Severity

DUPLICATE_UUID = Rule(
    id="vm.duplicate-bios-uuid",
    severity=Severity.HIGH,
    says="two VMs that move have the same BIOS UUID",
    happens="tools that go by it, such as backups and migrations, take one VM for the other",
    fix="The vSphere administrator: give the clone a UUID of its own while it is powered off.",
    source=("forklift-bios-uuid",),
    needs=("vms.bios_uuid",),
    find=Twice("vms", "bios_uuid", "BIOS UUID"),
)
