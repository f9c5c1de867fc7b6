"""Virtual WAN: its hubs, what is connected with them, and what stands in them."""

from landbridge.emulator.network.state.wide_area.hub_connections import HubConnections
from landbridge.emulator.network.state.wide_area.hub_gateways import (
    ExpressRouteGateways,
    VpnGateways,
)
from landbridge.emulator.network.state.wide_area.hub_route_tables import HubRouteTables
from landbridge.emulator.network.state.wide_area.routing_intents import RoutingIntents
from landbridge.emulator.network.state.wide_area.virtual_hubs import VirtualHubs
from landbridge.emulator.network.state.wide_area.virtual_wans import VirtualWans

KINDS = (
    VirtualWans(),
    VirtualHubs(),
    HubRouteTables(),
    HubConnections(),
    RoutingIntents(),
    VpnGateways(),
    ExpressRouteGateways(),
)

__all__ = ["KINDS"]
