"""The failures of a deployment that are known: by what they are told, and what they mean.

The codes of Microsoft.AVS are not published, so that its failures are known by the words of the
message too. The causes are those that Microsoft's pages name (`gen2-facts`, 4.1 and 4.9).
"""

from typing import NamedTuple

AGAIN = "Run the same command again: it goes on behind what is done."
AFTER = (
    "Run the same command again once that is mended: it goes on behind what is done, and puts anew"
    " what stands as failed."
)
MAYBE = "It may have been done: run it again, and it looks first."
HOSTS, NETWORK = "AV64 provisioning fails", "Virtual network integration fails"


class Diagnosis(NamedTuple):
    """A failure that is known; `safe` says what may be done now."""

    cause: str
    remedy: str
    safe: str


class Known(NamedTuple):
    """A failure by its code or the words of its message, blind to case; either is enough.

    `vague` are codes that mean it where no words of another say more.
    """

    codes: frozenset[str]
    words: str
    means: Diagnosis
    vague: frozenset[str] = frozenset()


def _known(
    codes: str, words: str, cause: str, remedy: str, safe: str = AFTER, *, vague: str = ""
) -> Known:
    means = Diagnosis(cause, remedy, safe)
    return Known(frozenset(codes.lower().split()), words, means, frozenset(vague.lower().split()))


TABLE = (
    _known(
        "QuotaExceeded InsufficientQuota",
        r"quota|hosts? (are )?left|no capacity|not enough capacity",
        f"{HOSTS}: the region has not so many hosts for this subscription.",
        "Ask Microsoft for quota in the region (Help + support, Service and subscription limits,"
        " Azure VMware Solution), or plan fewer hosts.",
    ),
    _known(
        "SkuNotAvailable InvalidAvailabilityZone LocationNotAvailableForResourceType",
        r"availability zone|\bzone\b.*(no|not).*av64|not (offered|available) in (the )?reg",
        f"{HOSTS}: the zone or region has no AV64 hosts, or no Generation 2.",
        "Leave `private_cloud.zone` out, or name another zone or region: `landbridge facts"
        " region.gen2.listed`.",
    ),
    _known(
        "AddressPrefixesOverlap NetcfgSubnetRangesOverlap VnetAddressSpacesOverlap"
        " VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
        r"overlap",
        f"{NETWORK}: address ranges overlap.",
        "`landbridge check` names both ranges; give one of them others.",
    ),
    _known(
        "RemotePeeringIsDisconnected",
        r"remote peering.*disconnected",
        f"{NETWORK}: the other side of a peering is disconnected, since its peer was deleted, and"
        " nobody plans it here.",
        "Have it put again, or deleted: az network vnet peering delete.",
    ),
    _known(
        "InvalidResourceLocation NameNotAvailable",
        r"already exists in|name .*(is|was) (already )?(taken|not available)",
        "The name is taken: it stands in another region or group.",
        "Give the new one another name, or plan it where it stands: `az resource list --name`.",
    ),
    _known(
        "",
        r"(network|group).*one private cloud|already.*private cloud|private cloud.*already",
        f"{NETWORK}: the network or the resource group has a cloud already.",
        "Give the new one a network and a resource group of its own.",
    ),
    _known(
        "",
        r"Fleet VIS|(another|different|other) (resource group|subscription)",
        f"{NETWORK}: what the cloud refers to is not in its resource group.",
        "Put network, route tables and security groups into the group of the cloud, or give the"
        " application AzS VIS Prod App the role AVS on Fleet VIS Role on the other group.",
    ),
    _known(
        "InvalidResourceReference",
        r"same region|same resource group",
        f"{NETWORK}: network and cloud do not stand together.",
        "Put the virtual network into the resource group and region of the cloud.",
    ),
    _known(
        "InvalidNetworkBlock NetcfgInvalidSubnet NetcfgInvalidAddressPrefix",
        r"network ?block|address block|/22\b|rfc ?1918|172\.17\.|169\.254\.|100\.64\.|100\.73\.",
        f"{NETWORK}: the block is none that the service takes.",
        "Take a /22 or larger out of RFC 1918, without the ranges of NSX and 172.17.0.0/16.",
    ),
    _known(
        "InUseSubnetCannotBeDeleted SubnetMissingRequiredDelegation"
        " SubnetAlreadyDelegated InUseSubnetCannotBeUpdated",
        r"subnet.*(in use|delegat)",
        f"{NETWORK}: a subnet is used by something else.",
        "Leave the subnets of the service alone, and the block of the cloud to it.",
    ),
    _known(
        "AADSTS7000112",
        r"Avs Fleet Rp|service ?principal.*(disabled|not found|does not exist)",
        f"{HOSTS}: the service's own application may not sign in, or is not there.",
        "Enable it: `landbridge deploy --preview` tells its id and how (an administrator of"
        " applications may).",
    ),
    _known(
        "RequestDisallowedByPolicy PolicyViolation",
        r"disallowed by (one or more )?polic",
        "A policy of the subscription denies it.",
        "Have it lifted for the resource group while deploying, those on names of security groups"
        " and route tables too; it may come back afterwards.",
    ),
    _known(
        "ScopeLocked",
        r"\blocked\b",
        "A lock on the group or the resource forbids it.",
        "Remove the lock, or ask who set it: `az lock list`.",
    ),
    _known(
        "AuthorizationFailed LinkedAuthorizationFailed",
        r"does not have authorization",
        "Whoever runs this may not do it.",
        "Ask for the role Contributor on the resource group; for the cloud itself also Owner or"
        " User Access Administrator on the subscription.",
    ),
    _known(
        "MissingSubscriptionRegistration SubscriptionNotRegistered NoRegisteredProviderFound",
        r"not registered to use namespace",
        "The subscription has not registered the resource provider.",
        "az provider register --namespace Microsoft.AVS --wait (and Microsoft.BareMetal).",
    ),
    _known(
        "ReadOnlyDisabledSubscription SubscriptionDisabled DisallowedOperation",
        r"subscription.*(is disabled|read.?only)",
        "The subscription is disabled.",
        "Its owner enables it again: see its state with az account show.",
    ),
    _known(
        "SubscriptionNotFound InvalidSubscriptionId",
        r"subscription.*(not be found|not found|does not exist)",
        "There is no such subscription in the tenant of these credentials.",
        "See `az account list`; log in to the tenant of the subscription: az login --tenant.",
    ),
    _known(
        "CredentialUnavailable",
        r"finds no credentials",
        "Nobody is logged in where this runs.",
        "Log in: az login --tenant; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
        " AZURE_CLIENT_SECRET.",
        "Nothing was asked for: run the same command again.",
    ),
    _known(
        "InvalidAuthenticationTokenTenant InvalidAuthenticationToken ExpiredAuthenticationToken"
        " AuthenticationFailed",
        r"AADSTS|token|tenant|credential|authentication",
        "The credentials are of another tenant, or have expired.",
        "Log in to the tenant of the subscription: az login --tenant.",
        AGAIN,
    ),
    _known(
        "SecurityRuleConflict",
        r"rules? .*same priority",
        "Two rules of a security group have the same priority: one of others stands there.",
        "Give one of them another priority.",
    ),
    _known(
        "AnotherOperationInProgress DeploymentActive RetryableError InProgress",
        r"in progress|busy|still active",
        "Something else is at work on the resource.",
        "Wait until it has ended: `az resource show` tells its provisioningState.",
        AGAIN,
        vague="Conflict OperationNotAllowed",
    ),
    _known(
        "TooManyRequests SubscriptionRequestsThrottled",
        r"too many requests|throttl",
        "Azure lets nobody ask so often.",
        "Wait some minutes.",
        AGAIN,
    ),
    _known(
        "",
        r"made no subnet",
        f"{NETWORK}: the service has not put its subnets into the network.",
        "See the cloud's state in the portal; where it is whole, its layout is one that the"
        " catalogue does not know: `landbridge facts --search layout`.",
    ),
    _known(
        "",
        r"how its NSX is reached",
        "Azure does not tell the address or the password of the cloud's NSX.",
        "Whoever runs this needs the right"
        " Microsoft.AVS/privateClouds/listAdminCredentials/action.",
    ),
    _known(
        "UNREALIZED ERROR",
        r"cannot be realised|not realised",
        "NSX holds it, and has not made it so.",
        "See the alarms in the manager of NSX.",
        AGAIN,
    ),
    _known(
        "ParentResourceNotFound ResourceGroupNotFound ResourceNotFound ResourceGroupBeingDeleted",
        r"stands at|being deleted",
        "Something that it stands on is gone: somebody removes it meanwhile.",
        "Find out who: the activity log of the resource group tells.",
        AGAIN,
    ),
    _known(
        "SSLError",
        r"certificate.?verify.?failed",
        "Nobody vouches for the certificate of the other side.",
        "Let REQUESTS_CA_BUNDLE name the authority of your proxy, or of NSX.",
        AGAIN,
    ),
    _known(
        "InternalServerError ServiceUnavailable BadGateway GatewayTimeout ConnectionError"
        " ReadTimeout ConnectTimeout",
        r"timed out|connection (aborted|broken|reset|refused)|new connection|unreachable"
        r"|temporarily|failed to resolve|no json",
        "Azure failed, or could not be reached.",
        "See status.azure.com, and whether this machine reaches the endpoint; that of NSX is"
        " reached from within the network only.",
        MAYBE,
    ),
    _known(
        "",
        r"failed or canceled|terminal provisioning state",
        "The service gave up, and left the resource as failed.",
        "Run it again; where that fails too, send Microsoft's support the ids of the request.",
        MAYBE,
        vague="ResourceDeploymentFailure DeploymentFailed",
    ),
)
STATUSES = {
    401: "InvalidAuthenticationToken",
    403: "AuthorizationFailed",
    404: "ResourceNotFound",
    409: "AnotherOperationInProgress",
    412: "AnotherOperationInProgress",
    429: "TooManyRequests",
    500: "InternalServerError",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
}
"""What an answer without known words means: codes of the table."""
