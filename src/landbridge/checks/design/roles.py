"""The Azure role of whoever deploys."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

ENOUGH = "deploy.subscription-roles"


def _without(subject: Subject) -> Iterator[Hit]:
    cloud, enough = subject.estate.private_cloud, catalogue().value(ENOUGH)
    wanted = [str(role) for role in enough] if isinstance(enough, tuple) else []
    if not {role.lower() for role in wanted} & {role.lower() for role in cloud.roles or ()}:
        yield Hit(cloud.name, f"of {', '.join(wanted)} whoever deploys has none")


ROLES = Rule(
    id="design.role",
    severity=Severity.HIGH,
    says="whoever deploys has none of the roles that a deployment needs",
    happens="the service may not assign the rights that it needs, and the deployment fails",
    fix="Whoever owns the subscription: assign one of them on the subscription.",
    source=(ENOUGH,),
    needs=(f"{CLOUD}.roles",),
    find=_without,
)
