"""Rules between VMs."""

import pyarrow as pa

from landbridge.checks.pages import PLACEMENT
from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _ruled(rows: pa.Table) -> pa.Array:
    return words(rows, ["cluster_rules"], "separate|together|keep")


AFFINITY_RULE = Rule(
    id="vm.affinity-rule",
    severity=Severity.LOW,
    says="a rule of its cluster keeps the VM apart from others, or with them",
    happens="a rule belongs to its cluster and stays behind, and hosts of the new cluster may be "
    "shared by what must be apart",
    fix="The migration lead: make the rule as a placement policy on the other side first.",
    source=(PLACEMENT,),
    needs=("vms.cluster_rules",),
    find=Rows("vms", _ruled, lambda row: f"{row['cluster_rule_names'] or row['cluster_rules']}"),
)
