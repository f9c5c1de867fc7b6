"""Whether policies may refuse what is going to be done."""

from collections.abc import Iterator

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of

ASSIGNMENT = "Microsoft.Authorization/policyAssignments"
REMEDY = "See what it denies; those on names of security groups and route tables must be lifted."


def policies(intended: Intended) -> Iterator[Hindrance]:
    """The policies that are enforced on the subscription: what they deny only Azure can tell."""
    path = f"{intended.subscription}/providers/{ASSIGNMENT}"
    try:
        found = list(intended.arm.listed(path, version_of(ASSIGNMENT)))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"policies are not told: {error}", REMEDY)
        return
    for each in found:
        if each.get("properties", {}).get("enforcementMode", "Default") == "Default":
            told = each["properties"].get("displayName") or each["name"]
            yield Hindrance(Sure.UNKNOWN, f"the policy `{told}` may deny it", REMEDY)
