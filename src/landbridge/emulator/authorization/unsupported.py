"""What of access, policy, features and questions over all resources the emulator does not have."""

from landbridge.emulator.arm.kinds import Unsupported

OF = "Microsoft.Authorization"

UNSUPPORTED = (
    Unsupported(f"{OF}/denyAssignments", "a denial of access"),
    Unsupported(f"{OF}/elevateAccess", "access to all subscriptions"),
    Unsupported(f"{OF}/policyExemptions", "an exemption from a policy"),
    Unsupported(f"{OF}/policySetDefinitions", "an initiative of policies"),
    Unsupported(f"{OF}/roleAssignmentScheduleRequests", "a role for some time"),
    Unsupported(f"{OF}/roleEligibilityScheduleRequests", "a role that can be taken up"),
    Unsupported("Microsoft.Capacity", "reservations and their quota"),
    Unsupported("Microsoft.Features/featureProviders", "a registration of a feature by itself"),
    Unsupported("Microsoft.Features/subscriptionFeatureRegistrations", "such registrations"),
    Unsupported("Microsoft.ManagedIdentity/userAssignedIdentities", "a managed identity"),
    Unsupported("Microsoft.Management/managementGroups", "a management group"),
    Unsupported("Microsoft.PolicyInsights", "the state of policies"),
    Unsupported("Microsoft.Quota", "quota over all services"),
    Unsupported("Microsoft.ResourceGraph/queries", "a saved query"),
    Unsupported("Microsoft.ResourceGraph/resourcesHistory", "the past of resources"),
)
