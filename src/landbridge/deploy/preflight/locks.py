"""Whether locks forbid what is going to be done."""

from collections.abc import Iterator

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP

LOCK = "Microsoft.Authorization/locks"
FORBIDS = {
    "ReadOnly": "nothing in it may be changed",
    "CanNotDelete": "nothing in it may be deleted, so that --undo will fail",
}
SURE = {"ReadOnly": Sure.BLOCKED, "CanNotDelete": Sure.UNKNOWN}


def locks(intended: Intended) -> Iterator[Hindrance]:
    """The locks on the resource groups that stand."""
    for group in intended.groups:
        if intended.arm.get(group, version_of(RESOURCE_GROUP)) is None:
            continue
        for each in intended.arm.listed(f"{group}/providers/{LOCK}", version_of(LOCK)):
            level = str(each["properties"]["level"])
            yield Hindrance(
                SURE.get(level, Sure.UNKNOWN),
                f"the lock {each['name']} ({level}) on {group.rpartition('/')[2]}:"
                f" {FORBIDS.get(level, 'what it forbids is not known')}",
                f"az lock delete --ids {each['id']}",
            )
