"""Whether the subscription has the resource providers that are needed."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP

NEEDED = "deploy.resource-providers"
BUILT_IN = frozenset({"Microsoft.Resources", "Microsoft.Authorization"})


def providers(intended: Intended) -> Iterator[Hindrance]:
    """Each that is not registered: registering takes minutes, and a right on the subscription."""
    listed = catalogue().value(NEEDED)
    asked = {each.partition("/")[0] for each in intended.types} - BUILT_IN
    for name in sorted({*asked, *(listed if isinstance(listed, tuple) else ())}, key=str):
        state = _state(str(name), intended)
        if state != "Registered":
            yield Hindrance(
                Sure.BLOCKED if state else Sure.UNKNOWN,
                f"the resource provider {name} is {state or 'not known to this subscription'}",
                f"az provider register --namespace {name} --wait",
            )


def _state(name: str, intended: Intended) -> str:
    path = f"{intended.subscription}/providers/{name}"
    found = intended.arm.get(path, version_of(RESOURCE_GROUP))
    return str((found or {}).get("registrationState", ""))
