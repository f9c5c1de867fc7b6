"""The types of Microsoft.Network as they stand."""

from landbridge.emulator.network.state.application_groups import ApplicationGroups
from landbridge.emulator.network.state.avnm import KINDS as AVNM
from landbridge.emulator.network.state.bastions import Bastions
from landbridge.emulator.network.state.ddos_plans import DdosPlans
from landbridge.emulator.network.state.dns import KINDS as DNS
from landbridge.emulator.network.state.firewalls import KINDS as FIREWALLS
from landbridge.emulator.network.state.gateways import KINDS as GATEWAYS
from landbridge.emulator.network.state.interfaces import Interfaces
from landbridge.emulator.network.state.nat_gateways import NatGateways
from landbridge.emulator.network.state.peerings import Peerings
from landbridge.emulator.network.state.private_endpoints import PrivateEndpoints
from landbridge.emulator.network.state.public_addresses import PublicAddresses
from landbridge.emulator.network.state.public_prefixes import PublicPrefixes
from landbridge.emulator.network.state.route_tables import Routes, RouteTables
from landbridge.emulator.network.state.security_groups import SecurityGroups, SecurityRules
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.network.state.virtual_networks import VirtualNetworks
from landbridge.emulator.network.state.watchers import KINDS as WATCHERS
from landbridge.emulator.network.state.wide_area import KINDS as WIDE_AREA

KINDS = (
    VirtualNetworks(),
    Subnets(),
    Peerings(),
    RouteTables(),
    Routes(),
    SecurityGroups(),
    SecurityRules(),
    ApplicationGroups(),
    PublicAddresses(),
    PublicPrefixes(),
    NatGateways(),
    Interfaces(),
    PrivateEndpoints(),
    Bastions(),
    DdosPlans(),
    *FIREWALLS,
    *GATEWAYS,
    *AVNM,
    *WATCHERS,
    *WIDE_AREA,
    *DNS,
)

__all__ = ["KINDS"]
