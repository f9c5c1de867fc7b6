"""Resource providers that the subscription must have registered."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

PROVIDERS = "deploy.resource-providers"


def _unregistered(subject: Subject) -> Iterator[Hit]:
    cloud, wanted = subject.estate.private_cloud, catalogue().value(PROVIDERS)
    there = {name.lower() for name in cloud.resource_providers or ()}
    for name in wanted if isinstance(wanted, tuple) else ():
        if str(name).lower() not in there:
            yield Hit(str(name))


PROVIDERS_REGISTERED = Rule(
    id="design.provider",
    severity=Severity.HIGH,
    says="a resource provider is not registered in the subscription",
    happens="the deployment fails at its first request",
    fix="Whoever owns the subscription: `az provider register --namespace` with this name.",
    source=(PROVIDERS,),
    needs=(f"{CLOUD}.resource_providers",),
    find=_unregistered,
)
