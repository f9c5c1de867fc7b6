"""Gateways of virtual networks, what they are connected with, and circuits."""

from landbridge.emulator.network.state.gateways.circuit_authorizations import CircuitAuthorizations
from landbridge.emulator.network.state.gateways.circuit_peerings import CircuitPeerings
from landbridge.emulator.network.state.gateways.circuits import Circuits
from landbridge.emulator.network.state.gateways.connections import Connections
from landbridge.emulator.network.state.gateways.local_network_gateways import LocalNetworkGateways
from landbridge.emulator.network.state.gateways.virtual_network_gateways import (
    VirtualNetworkGateways,
)

KINDS = (
    VirtualNetworkGateways(),
    LocalNetworkGateways(),
    Connections(),
    Circuits(),
    CircuitPeerings(),
    CircuitAuthorizations(),
)

__all__ = ["KINDS"]
