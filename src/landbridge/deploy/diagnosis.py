"""What a failure of Azure means for a deployment: the cause, the remedy, and what is safe now.

The codes of Microsoft.AVS are not published, so that its failures are known by the words of the
message too. The causes are those that Microsoft's pages name (`gen2-facts`, 4.9).
"""

import re
from typing import NamedTuple

from landbridge.errors import RemoteError

AGAIN = "Run the same command again: it goes on behind what is done."
AFTER = "Nothing was made by the step that failed. Run it again once that is mended."
MAYBE = "It may have been done: run it again, and it looks first."


class Diagnosis(NamedTuple):
    """A failure that is known; `safe` says what may be done now."""

    cause: str
    remedy: str
    safe: str


class Known(NamedTuple):
    """A failure by its code or the words of its message, blind to case; either is enough."""

    codes: frozenset[str]
    words: str
    means: Diagnosis


def _known(codes: str, words: str, cause: str, remedy: str, safe: str = AFTER) -> Known:
    return Known(frozenset(codes.lower().split()), words, Diagnosis(cause, remedy, safe))


TABLE = (
    _known(
        "QuotaExceeded",
        r"quota|hosts? (are )?left",
        "AV64 provisioning fails: the region has not so many hosts for this subscription.",
        "Ask Microsoft for quota in the region (Help + support, Service and subscription limits,"
        " Azure VMware Solution), or plan fewer hosts.",
    ),
    _known(
        "",
        r"availability zone|\bzone\b.*(no|not).*av64|not (offered|available) in (the )?region",
        "AV64 provisioning fails: the zone or region has no AV64 hosts, or no Generation 2.",
        "Leave `private_cloud.zone` out, or name another zone or region: `landbridge facts"
        " region.gen2.listed`.",
    ),
    _known(
        "AddressPrefixesOverlap NetcfgSubnetRangesOverlap VnetAddressSpacesOverlap",
        r"overlap",
        "Virtual network integration fails: address ranges overlap.",
        "`landbridge check` names both ranges; give one of them others.",
    ),
    _known(
        "",
        r"(network|group).*(already|one private cloud)|already.*private cloud",
        "Virtual network integration fails: the network or the resource group has a cloud already.",
        "Give the new one a network and a resource group of its own.",
    ),
    _known(
        "InvalidResourceReference",
        r"same region|same resource group",
        "Virtual network integration fails: network and cloud do not stand together.",
        "Put the virtual network into the resource group and region of the cloud.",
    ),
    _known(
        "InvalidNetworkBlock NetcfgInvalidSubnet",
        r"network ?block|address block|/22|rfc ?1918",
        "Virtual network integration fails: the block is none that the service takes.",
        "Take a /22 or larger out of RFC 1918, without the ranges of NSX and 172.17.0.0/16.",
    ),
    _known(
        "RequestDisallowedByPolicy",
        r"disallowed by policy",
        "A policy of the subscription denies it.",
        "Have it lifted for the resource group while deploying, those on names of security groups"
        " and route tables too; it may come back afterwards.",
    ),
    _known(
        "ScopeLocked",
        r"locked",
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
        "MissingSubscriptionRegistration",
        r"not registered to use namespace",
        "The subscription has not registered the resource provider.",
        "az provider register --namespace Microsoft.AVS --wait (and Microsoft.BareMetal).",
    ),
    _known(
        "InvalidAuthenticationTokenTenant InvalidAuthenticationToken ExpiredAuthenticationToken"
        " SubscriptionNotFound",
        r"token|tenant|credential|authentication",
        "The credentials are of another tenant, or have expired.",
        "Log in to the tenant of the subscription: az login --tenant.",
        AGAIN,
    ),
    _known(
        "AnotherOperationInProgress Conflict OperationNotAllowed",
        r"in progress|busy",
        "Something else is at work on the resource.",
        "Wait until it has ended: `az resource show` tells its provisioningState.",
        AGAIN,
    ),
    _known(
        "TooManyRequests",
        r"too many requests|throttl",
        "Azure lets nobody ask so often.",
        "Wait some minutes.",
        AGAIN,
    ),
    _known(
        "InternalServerError ServiceUnavailable BadGateway GatewayTimeout",
        r"timed out|connection|unreachable|temporarily",
        "Azure failed, or could not be reached.",
        "See status.azure.com, and whether this machine reaches the endpoint.",
        MAYBE,
    ),
)


def diagnosed(error: RemoteError) -> Diagnosis | None:
    """The first that the code names, else the first whose words are said; None for neither."""
    by_code = (each for each in TABLE if error.code.lower() in each.codes)
    by_words = (each for each in TABLE if re.search(each.words, error.problem, re.IGNORECASE))
    found = next(by_code, None) or next(by_words, None)
    return found.means if found else None
