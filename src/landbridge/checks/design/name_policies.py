"""Azure policies on the names of what the service makes."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _enforced(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    if cloud.name_policies == "enforced":
        yield Hit(cloud.name)


NAME_POLICIES = Rule(
    id="design.name-policies",
    severity=Severity.HIGH,
    says="an Azure policy on names of security groups or route tables is enforced while deploying",
    happens="the service makes such resources under names of its own, which the policy refuses: "
    "the deployment fails",
    fix="Whoever owns the policy: exempt the resource group until the private cloud is there; the "
    "policy may return afterwards.",
    source=("deploy.policy-exemption",),
    needs=(f"{CLOUD}.name_policies",),
    find=_enforced,
)
