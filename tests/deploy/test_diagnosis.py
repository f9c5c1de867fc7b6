"""Failures of a deployment are explained: cause, remedy, and what is safe now."""

import pytest

from landbridge.deploy.diagnosis import AFTER, AGAIN, MAYBE, diagnosed
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
        ("ScopeLocked", "x", "A lock", AFTER),
        ("AuthorizationFailed", "x", "may not do it", AFTER),
        ("MissingSubscriptionRegistration", "x", "not registered the resource provider", AFTER),
        ("InvalidAuthenticationTokenTenant", "x", "another tenant", AGAIN),
        ("AnotherOperationInProgress", "x", "Something else is at work", AGAIN),
        ("TooManyRequests", "x", "lets nobody ask so often", AGAIN),
        ("InternalServerError", "x", "Azure failed", MAYBE),
        ("", "Connection aborted", "could not be reached", MAYBE),
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


def test_nothing_is_said_of_what_nobody_knows() -> None:
    assert diagnosed(RemoteError("Something odd.", code="Odd")) is None
