"""Which reader reads which type of resource."""

from collections.abc import Mapping

from landbridge.intake.azure import types
from landbridge.intake.azure.readers import route_table, security_group, virtual_network
from landbridge.intake.azure.survey import Reader

READERS: Mapping[str, Reader] = {
    types.VIRTUAL_NETWORK: virtual_network.read,
    types.SECURITY_GROUP: security_group.read,
    types.ROUTE_TABLE: route_table.read,
}
LOOKED_UP = frozenset(
    {types.SUBNET, types.PEERING, types.SECURITY_RULE, types.ROUTE, types.NAT_GATEWAY}
)
"""Types that another reader asks for."""
