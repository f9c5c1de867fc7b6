"""The types of Microsoft.AVS as they stand."""

from landbridge.emulator.avs.state.addons import Addons
from landbridge.emulator.avs.state.authorizations import Authorizations
from landbridge.emulator.avs.state.clusters import Clusters
from landbridge.emulator.avs.state.datastores import Datastores
from landbridge.emulator.avs.state.dhcp_configurations import DhcpConfigurations
from landbridge.emulator.avs.state.dns_services import DnsServices
from landbridge.emulator.avs.state.dns_zones import DnsZones
from landbridge.emulator.avs.state.global_reach_connections import GlobalReachConnections
from landbridge.emulator.avs.state.guests import Guests
from landbridge.emulator.avs.state.hcx_sites import HcxSites
from landbridge.emulator.avs.state.hosts import Hosts
from landbridge.emulator.avs.state.iscsi_paths import IscsiPaths
from landbridge.emulator.avs.state.licenses import Licenses
from landbridge.emulator.avs.state.locations import Locations
from landbridge.emulator.avs.state.maintenances import Maintenances
from landbridge.emulator.avs.state.nsx_gateways import Gateways
from landbridge.emulator.avs.state.placement_policies import PlacementPolicies
from landbridge.emulator.avs.state.private_clouds import PrivateClouds
from landbridge.emulator.avs.state.provisioned_networks import ProvisionedNetworks
from landbridge.emulator.avs.state.public_ips import PublicIps
from landbridge.emulator.avs.state.pure_storage_policies import PureStoragePolicies
from landbridge.emulator.avs.state.segments import Segments, WorkloadNetworks
from landbridge.emulator.avs.state.skus import Skus
from landbridge.emulator.avs.state.virtual_machines import VirtualMachines
from landbridge.emulator.avs.state.vm_groups import VmGroups

KINDS = (
    PrivateClouds(),
    Clusters(),
    Hosts(),
    VirtualMachines(),
    PlacementPolicies(),
    Datastores(),
    WorkloadNetworks(),
    Segments(),
    DhcpConfigurations(),
    DnsServices(),
    DnsZones(),
    Gateways(),
    PublicIps(),
    Guests(),
    VmGroups(),
    Addons(),
    HcxSites(),
    Authorizations(),
    GlobalReachConnections(),
    IscsiPaths(),
    Licenses(),
    Maintenances(),
    ProvisionedNetworks(),
    PureStoragePolicies(),
    Locations(),
    Skus(),
)

__all__ = ["KINDS"]
