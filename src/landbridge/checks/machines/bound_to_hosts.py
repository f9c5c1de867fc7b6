"""VMs bound to hosts."""

import pyarrow as pa

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _bound(rows: pa.Table) -> pa.Array:
    return words(rows, ["cluster_rules"], "to hosts?")


BOUND_TO_HOSTS = Rule(
    id="vm.bound-to-hosts",
    severity=Severity.MEDIUM,
    says="a rule of its cluster binds the VM to certain hosts",
    happens="the rule stays behind; if a licence asks for it, the VM breaks that licence from its"
    " first start on",
    fix="The migration lead: make the rule as a placement policy on the other side first.",
    source=(FORKLIFT,),
    needs=("vms.cluster_rules",),
    find=Rows("vms", _bound, lambda row: f"{row['cluster_rule_names'] or row['cluster_rules']}"),
)
