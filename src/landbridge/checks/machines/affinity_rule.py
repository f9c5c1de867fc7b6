"""Rules between VMs."""

from landbridge.checks.machines.cluster_rules import FIX, RULES, under
from landbridge.checks.rule import Rule
from landbridge.model import Severity

AFFINITY_RULE = Rule(
    id="vm.affinity-rule",
    severity=Severity.LOW,
    says="a rule of its cluster keeps the VM apart from others, or with them",
    happens="a rule belongs to its cluster and stays behind, and hosts of the new cluster may be "
    "shared by what must be apart",
    fix=FIX,
    source=("learn-placement",),
    needs=(RULES,),
    find=under("separate|together|keep"),
)
