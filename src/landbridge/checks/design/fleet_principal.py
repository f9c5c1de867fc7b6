"""The enterprise application by which the service works in the tenant."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.model import Severity

NAME, APPLICATION = "deploy.fleet-principal.name", "deploy.fleet-principal.app-id"
SIGN_IN, ROLES = "deploy.fleet-principal.sign-in", "deploy.fleet-principal.roles"


def _disabled(subject: Subject) -> Iterator[Hit]:
    there = subject.estate.private_cloud.fleet_principal == "enabled"
    if there is not catalogue().value(SIGN_IN):
        whose = f"application {catalogue().value(APPLICATION)}"
        yield Hit(str(catalogue().value(NAME)), f"{whose}, which {_or(texts(ROLES))} may enable")


def _or(words: tuple[str, ...]) -> str:
    *others, last = words
    return f"a {', '.join(others)} or {last}"


FLEET_PRINCIPAL = Rule(
    id="design.fleet-principal",
    severity=Severity.HIGH,
    says="the enterprise application of the service may not sign in to the tenant",
    happens="the deployment fails; where it is disabled later, scaling and upgrades do",
    fix="Whoever administers Microsoft Entra: enable sign-in for the application, and keep it so.",
    source=(NAME, APPLICATION, SIGN_IN, ROLES),
    needs=(f"{CLOUD}.fleet_principal",),
    find=_disabled,
)
