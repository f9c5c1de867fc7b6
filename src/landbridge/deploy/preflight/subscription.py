"""Whether the subscription is there, and in force."""

from collections.abc import Iterator

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP

IN_FORCE = frozenset({"enabled", "warned", "pastdue"})
"""States in which resources can still be made."""
OTHER = "See `az account list`, and name another with --subscription; or log in to its tenant."
ENABLE = "Its owner enables it again: az account subscription enable --id {}"


def subscription(intended: Intended) -> Iterator[Hindrance]:
    """Nothing else can be asked where it is not."""
    name = intended.arm.subscription
    found = intended.arm.get(intended.subscription, version_of(RESOURCE_GROUP))
    if found is None:
        told = f"the subscription {name} is not there for these credentials"
        yield Hindrance(Sure.BLOCKED, told, OTHER)
    elif (state := str(found.get("state", "Enabled"))).lower() not in IN_FORCE:
        yield Hindrance(Sure.BLOCKED, f"the subscription {name} is {state}", ENABLE.format(name))
