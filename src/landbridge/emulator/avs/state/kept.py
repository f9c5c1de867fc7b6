"""Types that are kept as they are sent: the emulator holds them to their shape alone."""

from landbridge.emulator.arm.kind import Kind


class DhcpConfigurations(Kind):
    type = "Microsoft.AVS/privateClouds/workloadNetworks/dhcpConfigurations"
    tracked = False


class DnsServices(Kind):
    type = "Microsoft.AVS/privateClouds/workloadNetworks/dnsServices"
    tracked = False


class DnsZones(Kind):
    type = "Microsoft.AVS/privateClouds/workloadNetworks/dnsZones"
    tracked = False


class VmGroups(Kind):
    type = "Microsoft.AVS/privateClouds/workloadNetworks/vmGroups"
    tracked = False


class PlacementPolicies(Kind):
    type = "Microsoft.AVS/privateClouds/clusters/placementPolicies"
    tracked = False


class Datastores(Kind):
    type = "Microsoft.AVS/privateClouds/clusters/datastores"
    tracked = False


KEPT = (
    DhcpConfigurations(),
    DnsServices(),
    DnsZones(),
    VmGroups(),
    PlacementPolicies(),
    Datastores(),
)
