"""The names that two VMs share."""

from landbridge.checks.rule import Rule
from landbridge.checks.twice import Twice
from landbridge.model import Severity

DUPLICATE_NAME = Rule(
    id="vm.duplicate-name",
    severity=Severity.MEDIUM,
    says="two VMs that move have the same name",
    happens="one folder of the target cannot hold both, and scripts that go by name take the "
    "wrong one",
    fix="The vSphere administrator: rename one of them, or move them to different folders.",
    source=("vsphere-entities",),
    needs=("vms",),
    find=Twice("vms", "name", "name", called=True),
)
