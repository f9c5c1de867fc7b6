"""IP addresses that nodes of a cluster hold together."""

from landbridge.checks.clusters import nodes
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SHARED_IP = Rule(
    id="vm.shared-ip",
    severity=Severity.LOW,
    says="VMs of one network show the same IP address beside addresses of their own, as nodes of a "
    "cluster do",
    happens="it is no duplicate, but nodes on two sides cannot pass it on to each other",
    fix="The migration lead: move the nodes in one window; the network engineer: allow the address "
    "in the segment profiles.",
    source=("nsx-segment-profiles",),
    needs=("nics.ipv4", "nics.network"),
    find=nodes,
)
