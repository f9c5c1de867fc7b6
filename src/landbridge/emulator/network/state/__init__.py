"""The types of Microsoft.Network as they stand."""

from landbridge.emulator.network.state.gateways import KINDS as GATEWAYS
from landbridge.emulator.network.state.kept import KEPT
from landbridge.emulator.network.state.peerings import Peerings
from landbridge.emulator.network.state.route_tables import Routes, RouteTables
from landbridge.emulator.network.state.security_groups import SecurityGroups, SecurityRules
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.network.state.virtual_networks import VirtualNetworks
from landbridge.emulator.network.state.watchers import KINDS as WATCHERS

KINDS = (
    VirtualNetworks(),
    Subnets(),
    Peerings(),
    RouteTables(),
    Routes(),
    SecurityGroups(),
    SecurityRules(),
    *GATEWAYS,
    *WATCHERS,
    *KEPT,
)

__all__ = ["KINDS"]
