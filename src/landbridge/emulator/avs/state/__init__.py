"""The types of Microsoft.AVS as they stand."""

from landbridge.emulator.avs.state.addons import Addons
from landbridge.emulator.avs.state.circuit_children import Authorizations, GlobalReachConnections
from landbridge.emulator.avs.state.clusters import Clusters
from landbridge.emulator.avs.state.hcx_sites import HcxSites
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.avs.state.kept import KEPT
from landbridge.emulator.avs.state.locations import Locations
from landbridge.emulator.avs.state.private_clouds import PrivateClouds
from landbridge.emulator.avs.state.segments import Segments, WorkloadNetworks
from landbridge.emulator.avs.state.virtual_machines import VirtualMachines

KINDS = (
    PrivateClouds(),
    Clusters(),
    Hosts(),
    VirtualMachines(),
    WorkloadNetworks(),
    Segments(),
    Addons(),
    HcxSites(),
    Authorizations(),
    GlobalReachConnections(),
    Locations(),
    *KEPT,
)

__all__ = ["KINDS"]
