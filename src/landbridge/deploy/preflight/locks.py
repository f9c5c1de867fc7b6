"""Whether locks forbid what is going to be done."""

from collections.abc import Iterator

from landbridge.deploy.merged import Body
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of

LOCK = "Microsoft.Authorization/locks"
MARK = f"/providers/{LOCK}/".lower()
FORBIDS = {
    "ReadOnly": "nothing in it may be changed",
    "CanNotDelete": "nothing in it may be deleted, so that --undo will fail",
}
SURE = {"ReadOnly": Sure.BLOCKED, "CanNotDelete": Sure.UNKNOWN}
LOOK = "See them yourself: az lock list"


def locks(intended: Intended) -> Iterator[Hindrance]:
    """Those on the subscription, its groups and the resources that are going to be written."""
    path = f"{intended.subscription}/providers/{LOCK}"
    try:
        found = list(intended.arm.listed(path, version_of(LOCK)))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"locks are not told: {error}", LOOK)
        return
    written = [*intended.groups, *(each.path for each in intended.works)]
    paths = {f"{each.lower()}/" for each in written}
    for each in found:
        if _is_in_the_way(_scope(each), paths):
            yield _hindrance(each)


def _is_in_the_way(scope: str, paths: set[str]) -> bool:
    """What is under the lock, or holds it, cannot be written freely; groups hold anything."""
    of_groups = {each for each in paths if "/providers/" not in each}
    above = any(each.startswith(scope) for each in paths)
    return above or any(scope.startswith(each) for each in paths - of_groups)


def _hindrance(lock: Body) -> Hindrance:
    level, where = str(lock["properties"]["level"]), str(lock["id"])[: len(_scope(lock)) - 1]
    return Hindrance(
        SURE.get(level, Sure.UNKNOWN),
        f"the lock {lock['name']} ({level}) on {where.rpartition('/')[2]}:"
        f" {FORBIDS.get(level, 'what it forbids is not known')}",
        f"az lock delete --ids {lock['id']}",
    )


def _scope(lock: Body) -> str:
    """What it is on, in small letters and ended, so that it begins no other name."""
    return f"{str(lock['id']).lower().partition(MARK)[0]}/"
