"""VMs bound to hosts."""

from landbridge.checks.machines.cluster_rules import FIX, RULES, under
from landbridge.checks.rule import Rule
from landbridge.model import Severity

BOUND_TO_HOSTS = Rule(
    id="vm.bound-to-hosts",
    severity=Severity.MEDIUM,
    says="a rule of its cluster binds the VM to certain hosts",
    happens="the rule stays behind; if a licence asks for it, the VM breaks that licence from its"
    " first start on",
    fix=FIX,
    source=("forklift-concerns",),
    needs=(RULES,),
    find=under("to hosts?"),
)
