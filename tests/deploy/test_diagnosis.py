"""Failures of a deployment are explained: cause, remedy, and what is safe now."""

import pytest

from landbridge.clients.arm.within import within
from landbridge.deploy.diagnosis import diagnosed
from landbridge.deploy.failures import AFTER, AGAIN, MAYBE
from landbridge.errors import RemoteError


@pytest.mark.parametrize(
    ("code", "says", "cause", "safe"),
    [
        ("QuotaExceeded", "x", "AV64 provisioning fails: the region has not so many", AFTER),
        ("InvalidParameter", "5 hosts are left of the quota", "AV64 provisioning fails", AFTER),
        ("InvalidParameter", "The availability zone 3 has no AV64", "the zone or region", AFTER),
        ("AddressPrefixesOverlap", "x", "address ranges overlap", AFTER),
        ("", "The network block overlaps the subnet web", "address ranges overlap", AFTER),
        ("", "The virtual network already has a private cloud", "has a cloud already", AFTER),
        ("", "The network must be in the same resource group", "do not stand together", AFTER),
        ("", "networkBlock must be a /22 or larger", "none that the service takes", AFTER),
        ("RequestDisallowedByPolicy", "x", "A policy of the subscription", AFTER),
        ("Conflict", "No capacity for new tenants in eastus.", "AV64 provisioning fails", AFTER),
        ("OperationNotAllowed", "exceeding approved Total Cores quota", "so many hosts", AFTER),
        ("SkuNotAvailable", "x", "the zone or region", AFTER),
        ("InvalidNetworkBlock", "172.17.0.0/22 is reserved", "none that the service takes", AFTER),
        ("", "A subnet is delegated to another service", "used by something else", AFTER),
        ("", "The route table is in another resource group", "not in its resource group", AFTER),
        ("", "The service principal Avs Fleet Rp is disabled", "may not sign in", AFTER),
        ("InvalidResourceLocation", "x", "The name is taken", AFTER),
        ("SubscriptionNotFound", "x", "no such subscription", AFTER),
        ("ReadOnlyDisabledSubscription", "x", "The subscription is disabled", AFTER),
        ("ExpiredAuthenticationToken", "x", "or have expired", AGAIN),
        ("AADSTS90002", "Tenant 'x' not found. AADSTS90002", "another tenant", AGAIN),
        ("DeploymentActive", "x", "Something else is at work", AGAIN),
        ("Conflict", "x", "Something else is at work", AGAIN),
        ("", "the service has made no subnet avs-nsx-gw in /x", "put its subnets", AFTER),
        ("", "/x does not tell how its NSX is reached", "of the cloud's NSX", AFTER),
        ("UNREALIZED", "/infra/segments/web is not realised yet", "has not made it so", AGAIN),
        ("ScopeLocked", "x", "A lock", AFTER),
        ("AuthorizationFailed", "x", "may not do it", AFTER),
        ("MissingSubscriptionRegistration", "x", "not registered the resource provider", AFTER),
        ("InvalidAuthenticationTokenTenant", "x", "another tenant", AGAIN),
        ("AnotherOperationInProgress", "x", "Something else is at work", AGAIN),
        ("TooManyRequests", "x", "lets nobody ask so often", AGAIN),
        ("InternalServerError", "x", "Azure failed", MAYBE),
        ("", "Connection aborted", "could not be reached", MAYBE),
        ("RemotePeeringIsDisconnected", "x", "other side of a peering is disconnected", AFTER),
    ],
)
def test_a_failure_that_is_known_is_explained(code: str, says: str, cause: str, safe: str) -> None:
    found = diagnosed(RemoteError(says, code=code))
    assert found is not None
    assert cause in found.cause
    assert found.safe == safe


def test_the_code_counts_before_the_words() -> None:
    found = diagnosed(RemoteError("the quota of the policy", code="RequestDisallowedByPolicy"))
    assert found is not None
    assert found.cause == "A policy of the subscription denies it."


@pytest.mark.parametrize(
    "says",
    [
        "Something odd.",
        "/subscriptions/22222222-0000-4000-8000-000000000001/resourceGroups/rg is odd",
        "The port is blocked by its owner.",
        "The security group nsg-web of the network has a rule already.",
        "The VPN connection to-branch has no shared key.",
    ],
)
def test_nothing_is_said_of_what_nobody_knows(says: str) -> None:
    assert diagnosed(RemoteError(says, code="Odd")) is None


@pytest.mark.parametrize(
    ("status", "cause"), [(403, "may not do it"), (500, "Azure failed"), (409, "at work")]
)
def test_where_nothing_is_known_of_code_and_words_the_status_counts(
    status: int, cause: str
) -> None:
    found = diagnosed(RemoteError("Something odd.", code="513002", status=status))
    assert found is not None
    assert cause in found.cause


WHY = (
    '{\r\n  "error": {\r\n    "code": "RequestDisallowedByPolicy",\r\n    "message":'
    " \"Resource 'nsg' was disallowed by policy.\"\r\n  }\r\n}"
)
DEPLOYMENT = {
    "error": {
        "code": "DeploymentFailed",
        "message": "At least one resource deployment operation failed.",
        "details": [{"code": "Forbidden", "message": WHY}],
    }
}
POLICY = {
    "error": {
        "code": "RequestDisallowedByPolicy",
        "target": "nsg",
        "message": "Resource 'nsg' was disallowed by policy.",
        "additionalInfo": [
            {
                "type": "PolicyViolation",
                "info": {
                    "policyDefinitionDisplayName": "Names of groups",
                    "policyAssignmentDisplayName": "Landing zone",
                },
            }
        ],
    }
}
SERVICE = {
    "status": "Failed",
    "error": {
        "code": "ResourceDeploymentFailure",
        "message": "The resource operation completed with terminal provisioning state 'Failed'.",
        "details": [
            {
                "code": "InternalError",
                "message": "It failed.",
                "innererror": {"code": "Conflict", "message": "No capacity in the region."},
            }
        ],
    },
}


@pytest.mark.parametrize(
    ("body", "root", "cause"),
    [
        (DEPLOYMENT, ("RequestDisallowedByPolicy", "Resource 'nsg'"), "A policy"),
        (POLICY, ("PolicyViolation", "the policy `Names of groups`, assigned as"), "A policy"),
        (SERVICE, ("Conflict", "No capacity in the region."), "the region has not so many hosts"),
    ],
)
def test_an_error_is_read_to_its_root_which_is_told_and_explained(
    body: dict[str, dict[str, str]], root: tuple[str, str], cause: str
) -> None:
    causes = within(body)
    assert causes[-1].code == root[0]
    assert causes[-1].words.startswith(root[1])
    outer = body["error"]
    error = RemoteError(outer["message"], code=outer["code"], causes=causes)
    assert f"{causes[-1].code}: {causes[-1].words}" in str(error)
    found = diagnosed(error)
    assert found is not None
    assert cause in found.cause


@pytest.mark.parametrize("body", [None, [], {}, "text", {"error": None}, {"error": "text"}])
def test_a_body_of_another_form_says_nothing_within(body: object) -> None:
    assert within(body) == ()


def test_what_looks_like_json_and_is_none_is_no_cause() -> None:
    assert within({"error": {"code": "X", "message": "took {a} and {b}"}}) == ()


def test_where_nobody_answered_nothing_is_said_of_credentials() -> None:
    said = "the token of the tenant: Failed to resolve 'login.example'"
    assert diagnosed(RemoteError(said, remedy="Look at the proxy.")) is None
