"""Which resources are taken from which client, and the models of their bodies."""

from collections.abc import Mapping
from typing import NamedTuple


class Bodies(NamedTuple):
    """The models of a resource: of PUT and of PATCH."""

    put: str
    patch: str = ""


class Client(NamedTuple):
    """One of Microsoft's clients: its package, its module, its resources by type."""

    package: str
    module: str
    bodies: Mapping[str, Bodies]
    flat: bool = False  # written by the older generator


AVS = {
    "privateClouds": Bodies("PrivateCloud", "PrivateCloudUpdate"),
    "privateClouds/addons": Bodies("Addon"),
    "privateClouds/authorizations": Bodies("ExpressRouteAuthorization"),
    "privateClouds/cloudLinks": Bodies("CloudLink"),
    "privateClouds/clusters": Bodies("Cluster", "ClusterUpdate"),
    "privateClouds/clusters/datastores": Bodies("Datastore"),
    "privateClouds/clusters/hosts": Bodies("Host"),
    "privateClouds/clusters/virtualMachines": Bodies("VirtualMachine"),
    "privateClouds/clusters/placementPolicies": Bodies("PlacementPolicy", "PlacementPolicyUpdate"),
    "privateClouds/globalReachConnections": Bodies("GlobalReachConnection"),
    "privateClouds/hcxEnterpriseSites": Bodies("HcxEnterpriseSite"),
    "privateClouds/workloadNetworks/dhcpConfigurations": Bodies("WorkloadNetworkDhcp"),
    "privateClouds/workloadNetworks/dnsServices": Bodies("WorkloadNetworkDnsService"),
    "privateClouds/workloadNetworks/dnsZones": Bodies("WorkloadNetworkDnsZone"),
    "privateClouds/workloadNetworks/segments": Bodies("WorkloadNetworkSegment"),
    "privateClouds/workloadNetworks/vmGroups": Bodies("WorkloadNetworkVMGroup"),
}

NETWORK = {
    "applicationSecurityGroups": Bodies("ApplicationSecurityGroup", "TagsObject"),
    "azureFirewalls": Bodies("AzureFirewall", "TagsObject"),
    "firewallPolicies": Bodies("FirewallPolicy", "TagsObject"),
    "firewallPolicies/ruleCollectionGroups": Bodies("FirewallPolicyRuleCollectionGroup"),
    "ipGroups": Bodies("IpGroup", "TagsObject"),
    "natGateways": Bodies("NatGateway", "TagsObject"),
    "networkSecurityGroups": Bodies("NetworkSecurityGroup", "TagsObject"),
    "networkSecurityGroups/securityRules": Bodies("SecurityRule"),
    "publicIPAddresses": Bodies("PublicIPAddress", "TagsObject"),
    "routeTables": Bodies("RouteTable", "TagsObject"),
    "routeTables/routes": Bodies("Route"),
    "virtualNetworks": Bodies("VirtualNetwork", "TagsObject"),
    "virtualNetworks/subnets": Bodies("Subnet"),
    "virtualNetworks/virtualNetworkPeerings": Bodies("VirtualNetworkPeering"),
}

INSIGHTS = {
    "actionGroups": Bodies("ActionGroupResource", "ActionGroupPatchBody"),
    "activityLogAlerts": Bodies("ActivityLogAlertResource", "AlertRulePatchObject"),
    "metricAlerts": Bodies("MetricAlertResource", "MetricAlertResourcePatch"),
    "scheduledQueryRules": Bodies("ScheduledQueryRuleResource", "ScheduledQueryRuleResourcePatch"),
}
WORKSPACES = {"workspaces": Bodies("Workspace", "WorkspacePatch")}
AUTHORIZATION = {"roleAssignments": Bodies("RoleAssignmentCreateParameters")}
RESOURCES = {"resourceGroups": Bodies("ResourceGroup", "ResourceGroupPatchable")}
DEPLOYMENTS = {"deployments": Bodies("Deployment")}

ROOTS: Mapping[str, Client] = {
    "Microsoft.AVS": Client("azure-mgmt-avs", "azure.mgmt.avs", AVS),
    "Microsoft.Resources": Client(
        "azure-mgmt-resource", "azure.mgmt.resource.resources", RESOURCES
    ),
    "Microsoft.Resources.Deployments": Client(
        "azure-mgmt-resource-deployments", "azure.mgmt.resource.deployments", DEPLOYMENTS
    ),
    "Microsoft.Network": Client("azure-mgmt-network", "azure.mgmt.network", NETWORK),
    "Microsoft.Insights": Client("azure-mgmt-monitor", "azure.mgmt.monitor", INSIGHTS, flat=True),
    "Microsoft.OperationalInsights": Client(
        "azure-mgmt-loganalytics", "azure.mgmt.loganalytics", WORKSPACES
    ),
    "Microsoft.Authorization": Client(
        "azure-mgmt-authorization",
        "azure.mgmt.authorization.v2022_04_01",
        AUTHORIZATION,
        flat=True,
    ),
}
