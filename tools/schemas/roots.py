"""Which resources are taken from which client, and the models of their bodies."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Bodies(NamedTuple):
    """The models of a resource: of PUT, of PATCH, of GET where it is another, and of actions."""

    put: str = ""
    patch: str = ""
    get: str = ""
    post: Mapping[str, str] = {}

    def named(self) -> Iterator[tuple[str, str]]:
        """Each model with its use: a verb, or an action's name in small letters."""
        verbs = {"put": self.put, "patch": self.patch, "get": self.get}
        yield from ((use, name) for use, name in (verbs | dict(self.post)).items() if name)


class Client(NamedTuple):
    """One of Microsoft's clients: its package, its module, its resources by type."""

    package: str
    module: str
    bodies: Mapping[str, Bodies]
    flat: bool = False  # written by the older generator
    optional: frozenset[str] = frozenset()  # `Model.property` that the service takes as missing


AVS = {
    "locations": Bodies(post={"checktrialavailability": "Sku"}),
    "privateClouds": Bodies("PrivateCloud", "PrivateCloudUpdate"),
    "privateClouds/addons": Bodies("Addon"),
    "privateClouds/authorizations": Bodies("ExpressRouteAuthorization"),
    "privateClouds/cloudLinks": Bodies("CloudLink"),
    "privateClouds/clusters": Bodies("Cluster", "ClusterUpdate"),
    "privateClouds/clusters/datastores": Bodies("Datastore"),
    "privateClouds/clusters/hosts": Bodies("Host", "HostUpdate"),
    "privateClouds/clusters/placementPolicies": Bodies("PlacementPolicy", "PlacementPolicyUpdate"),
    "privateClouds/clusters/virtualMachines": Bodies(
        get="VirtualMachine", post={"restrictmovement": "VirtualMachineRestrictMovement"}
    ),
    "privateClouds/globalReachConnections": Bodies("GlobalReachConnection"),
    "privateClouds/hcxEnterpriseSites": Bodies("HcxEnterpriseSite"),
    "privateClouds/iscsiPaths": Bodies("IscsiPath"),
    "privateClouds/licenses": Bodies("License"),
    "privateClouds/maintenances": Bodies(
        get="Maintenance",
        post={"schedule": "MaintenanceSchedule", "reschedule": "MaintenanceReschedule"},
    ),
    "privateClouds/provisionedNetworks": Bodies(get="ProvisionedNetwork"),
    "privateClouds/pureStoragePolicies": Bodies("PureStoragePolicy"),
    "privateClouds/workloadNetworks": Bodies(get="WorkloadNetwork"),
    "privateClouds/workloadNetworks/dhcpConfigurations": Bodies(
        "WorkloadNetworkDhcp", "WorkloadNetworkDhcp"
    ),
    "privateClouds/workloadNetworks/dnsServices": Bodies(
        "WorkloadNetworkDnsService", "WorkloadNetworkDnsService"
    ),
    "privateClouds/workloadNetworks/dnsZones": Bodies(
        "WorkloadNetworkDnsZone", "WorkloadNetworkDnsZone"
    ),
    "privateClouds/workloadNetworks/gateways": Bodies(get="WorkloadNetworkGateway"),
    "privateClouds/workloadNetworks/publicIPs": Bodies("WorkloadNetworkPublicIP"),
    "privateClouds/workloadNetworks/segments": Bodies(
        "WorkloadNetworkSegment", "WorkloadNetworkSegment"
    ),
    "privateClouds/workloadNetworks/virtualMachines": Bodies(get="WorkloadNetworkVirtualMachine"),
    "privateClouds/workloadNetworks/vmGroups": Bodies(
        "WorkloadNetworkVMGroup", "WorkloadNetworkVMGroup"
    ),
    "skus": Bodies(get="ResourceSku"),
}

NETWORK = {
    "applicationSecurityGroups": Bodies("ApplicationSecurityGroup", "TagsObject"),
    "connections": Bodies("VirtualNetworkGatewayConnection", "TagsObject"),
    "azureFirewalls": Bodies("AzureFirewall", "TagsObject"),
    "bastionHosts": Bodies("BastionHost", "TagsObject"),
    "ddosProtectionPlans": Bodies("DdosProtectionPlan", "TagsObject"),
    "expressRouteCircuits": Bodies("ExpressRouteCircuit", "TagsObject"),
    "expressRouteCircuits/authorizations": Bodies("ExpressRouteCircuitAuthorization"),
    "expressRouteCircuits/peerings": Bodies("ExpressRouteCircuitPeering"),
    "expressRouteGateways": Bodies("ExpressRouteGateway", "TagsObject"),
    "firewallPolicies": Bodies("FirewallPolicy", "TagsObject"),
    "firewallPolicies/ruleCollectionGroups": Bodies("FirewallPolicyRuleCollectionGroup"),
    "ipGroups": Bodies("IpGroup", "TagsObject"),
    "localNetworkGateways": Bodies("LocalNetworkGateway", "TagsObject"),
    "natGateways": Bodies("NatGateway", "TagsObject"),
    "networkInterfaces": Bodies("NetworkInterface", "TagsObject"),
    "networkManagers": Bodies("NetworkManager", "PatchObject"),
    "networkManagers/commit": Bodies("NetworkManagerCommit"),
    "networkManagers/commits": Bodies("Commit"),
    "networkManagers/connectivityConfigurations": Bodies("ConnectivityConfiguration"),
    "networkManagers/listActiveConnectivityConfigurations": Bodies("ActiveConfigurationParameter"),
    "networkManagers/listActiveSecurityAdminRules": Bodies("ActiveConfigurationParameter"),
    "networkManagers/listDeploymentStatus": Bodies("NetworkManagerDeploymentStatusParameter"),
    "networkManagers/networkGroups": Bodies("NetworkGroup"),
    "networkManagers/networkGroups/staticMembers": Bodies("StaticMember"),
    "networkManagers/securityAdminConfigurations": Bodies("SecurityAdminConfiguration"),
    "networkManagers/securityAdminConfigurations/ruleCollections": Bodies("AdminRuleCollection"),
    "networkManagers/securityAdminConfigurations/ruleCollections/rules": Bodies("BaseAdminRule"),
    "networkSecurityGroups": Bodies("NetworkSecurityGroup", "TagsObject"),
    "networkSecurityGroups/securityRules": Bodies("SecurityRule"),
    "networkWatchers": Bodies("NetworkWatcher", "TagsObject"),
    "networkWatchers/flowLogs": Bodies("FlowLog", "TagsObject"),
    "privateEndpoints": Bodies("PrivateEndpoint"),
    "publicIPAddresses": Bodies("PublicIPAddress", "TagsObject"),
    "publicIPPrefixes": Bodies("PublicIPPrefix", "TagsObject"),
    "routeTables": Bodies("RouteTable", "TagsObject"),
    "routeTables/routes": Bodies("Route"),
    "virtualHubs": Bodies("VirtualHub", "TagsObject"),
    "virtualHubs/hubRouteTables": Bodies("HubRouteTable"),
    "virtualHubs/hubVirtualNetworkConnections": Bodies("HubVirtualNetworkConnection"),
    "virtualHubs/routingIntent": Bodies("RoutingIntent"),
    "virtualNetworkGateways": Bodies("VirtualNetworkGateway", "TagsObject"),
    "virtualNetworks": Bodies("VirtualNetwork", "TagsObject"),
    "virtualNetworks/subnets": Bodies("Subnet"),
    "virtualNetworks/virtualNetworkPeerings": Bodies("VirtualNetworkPeering"),
    "virtualWans": Bodies("VirtualWAN", "TagsObject"),
    "vpnGateways": Bodies("VpnGateway", "TagsObject"),
}

INSIGHTS = {
    "actionGroups": Bodies("ActionGroupResource", "ActionGroupPatchBody"),
    "activityLogAlerts": Bodies("ActivityLogAlertResource", "AlertRulePatchObject"),
    "metricAlerts": Bodies("MetricAlertResource", "MetricAlertResourcePatch"),
    "scheduledQueryRules": Bodies("ScheduledQueryRuleResource", "ScheduledQueryRuleResourcePatch"),
}
STATIC = frozenset({"MetricCriteria.criterionType"})
"""Published templates of rules for one resource leave it out."""

WORKSPACES = {"workspaces": Bodies("Workspace", "WorkspacePatch")}
AUTHORIZATION = {
    "roleAssignments": Bodies("RoleAssignmentCreateParameters", get="RoleAssignment"),
}
NAMED_BY_ID = frozenset({"VirtualNetworkGateway.properties", "LocalNetworkGateway.properties"})
"""A connection names its gateways by their ids; they are written with the model of a gateway."""

RESOURCES = {"resourceGroups": Bodies("ResourceGroup", "ResourceGroupPatchable")}
DEPLOYMENTS = {"deployments": Bodies("Deployment", get="DeploymentExtended")}

ROOTS: Mapping[str, Client] = {
    "Microsoft.AVS": Client("azure-mgmt-avs", "azure.mgmt.avs", AVS),
    "Microsoft.Resources": Client(
        "azure-mgmt-resource", "azure.mgmt.resource.resources", RESOURCES
    ),
    "Microsoft.Resources.Deployments": Client(
        "azure-mgmt-resource-deployments", "azure.mgmt.resource.deployments", DEPLOYMENTS
    ),
    "Microsoft.Insights": Client(
        "azure-mgmt-monitor", "azure.mgmt.monitor", INSIGHTS, optional=STATIC, flat=True
    ),
    "Microsoft.OperationalInsights": Client(
        "azure-mgmt-loganalytics", "azure.mgmt.loganalytics", WORKSPACES
    ),
    "Microsoft.Authorization": Client(
        "azure-mgmt-authorization",
        "azure.mgmt.authorization.v2022_04_01",
        AUTHORIZATION,
        flat=True,
    ),
    "Microsoft.Network": Client(
        "azure-mgmt-network", "azure.mgmt.network", NETWORK, optional=NAMED_BY_ID
    ),
}
