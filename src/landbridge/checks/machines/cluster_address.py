"""MAC addresses of clusters."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.canonical import bare
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def _of_a_cluster(rows: pa.Table) -> pa.Array:
    prefixes = "|".join(bare(pa.array(texts("nsx.cluster-macs"))).to_pylist())
    return pc.match_substring_regex(bare(rows["mac"]), f"^({prefixes})")


CLUSTER_ADDRESS = Rule(
    id="vm.cluster-address",
    severity=Severity.HIGH,
    says="a network card has a MAC address of a cluster (Network Load Balancing, VRRP)",
    happens="the cluster needs flooding or a MAC that moves, which segments of NSX do not allow "
    "by themselves",
    fix="The network engineer: replace it by a load balancer, or allow it in the segment profiles.",
    source=("nsx.cluster-macs", "nsx-segment-profiles"),
    needs=("nics.mac",),
    find=Rows("nics", _of_a_cluster, lambda row: f"{row['mac']}"),
)
