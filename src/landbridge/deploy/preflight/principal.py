"""Whether the service's own application may sign in to the tenant."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.clients.arm import principals
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.deploy.work import Work
from landbridge.errors import RemoteError
from landbridge.render.arm.ground import CLOUD

NAME, APPLICATION = "deploy.fleet-principal.name", "deploy.fleet-principal.app-id"
ROLES = "deploy.fleet-principal.roles"
ENABLE = "az ad sp update --id {} --set accountEnabled=true (as {})"
LOOK = "See it yourself: az ad sp show --id {} --query accountEnabled"
BRING = "Register Microsoft.AVS again, which brings it: az provider register -n Microsoft.AVS"


def principal(intended: Intended) -> Iterator[Hindrance]:
    """The directory is asked for it; who may not read there is told so."""
    if not any(_is_cloud(each) for each in intended.works):
        return
    name, app_id = (str(catalogue().value(each)) for each in (NAME, APPLICATION))
    who = f"the application {name} ({app_id})"
    try:
        found = principals(intended.arm, app_id)
    except RemoteError as error:
        told = f"whether {who} may sign in is not told: {error}"
        yield Hindrance(Sure.UNKNOWN, told, LOOK.format(app_id))
        return
    if not found:
        yield Hindrance(Sure.UNKNOWN, f"{who} is not in the tenant", BRING)
    elif not all(each.get("accountEnabled") for each in found):
        remedy = ENABLE.format(app_id, _roles())
        yield Hindrance(Sure.BLOCKED, f"{who} may not sign in to the tenant", remedy)


def _is_cloud(work: Work) -> bool:
    return work.type == CLOUD


def _roles() -> str:
    roles = catalogue().value(ROLES)
    return " or ".join(map(str, roles)) if isinstance(roles, tuple) else str(roles)
