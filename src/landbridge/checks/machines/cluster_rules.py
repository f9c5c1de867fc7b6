"""Rules of clusters, which stay behind with them."""

import pyarrow as pa

from landbridge.checks.tables.rows import Row, Rows, words

RULES = "vms.cluster_rules"
FIX = "The migration lead: make the rule as a placement policy on the other side first."


def under(kinds: str) -> Rows:
    """VMs under rules of these kinds, told by the rules' names if the export has them."""

    def where(rows: pa.Table) -> pa.Array:
        return words(rows, ["cluster_rules"], kinds)

    return Rows("vms", where, _called)


def _called(row: Row) -> str:
    return f"{row['cluster_rule_names'] or row['cluster_rules']}"
