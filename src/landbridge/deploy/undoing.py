"""Taking back what a deployment did: what it made goes, what it changed stands as before.

What holds something that others put there is left, since it would take that along.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from landbridge.clients.arm import Arm
from landbridge.deploy.committing import withdrawn
from landbridge.deploy.drift import is_of_service
from landbridge.deploy.laying import is_ours
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.merged import Body
from landbridge.deploy.segments import IN_CLOUD, removed
from landbridge.deploy.taken_back import taken_back
from landbridge.deploy.work import COMMIT, NSX
from landbridge.errors import RemoteError
from landbridge.render.arm.ground import (
    CLOUD,
    POLICY,
    ROUTE_TABLE,
    SECURITY_GROUP,
    VIRTUAL_NETWORK,
)
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.arm.virtual_network_manager import INSTANCE

HELD: Mapping[str, tuple[str, ...]] = {
    VIRTUAL_NETWORK: ("subnets", "virtualNetworkPeerings"),
    SECURITY_GROUP: ("securityRules",),
    ROUTE_TABLE: ("routes",),
    POLICY: ("ruleCollectionGroups",),
}
"""What goes along with a resource, by its type: the properties that list it."""
LISTED: Mapping[str, tuple[str, ...]] = {
    RESOURCE_GROUP: ("resources",),
    CLOUD: ("clusters", "addons"),
    INSTANCE: ("networkGroups", "connectivityConfigurations", "securityAdminConfigurations"),
}
"""Likewise, where it has a list of its own."""
IN_USE = re.compile("InUse|CannotBeDeleted")
"""In codes: something of others needs it, or what was left."""
IN_DOUBT = (
    "a run was stopped before Azure said whether it made this, and what stands is not what it"
    " asked for"
)


class Undone(NamedTuple):
    """What became of something that a deployment touched; `left` says why it still stands."""

    id: str
    left: str = ""


def undone(arm: Arm, ledger: Ledger, entry: Entry) -> Undone:
    """One thing, taken back if that takes nothing of others along."""
    if entry.type in OTHERWISE:
        OTHERWISE[entry.type](arm, ledger, entry)
        return Undone(entry.id)
    try:
        return _undone(arm, ledger, entry)
    except RemoteError as error:
        if not IN_USE.search(error.code):
            raise
        return Undone(entry.id, f"something else uses it: {error.problem}")


def _undone(arm: Arm, ledger: Ledger, entry: Entry) -> Undone:
    laid = ledger.laid(entry.id)
    if entry.stood is not None:
        _restore(arm, entry, laid, entry.stood)
        return Undone(entry.id)
    standing = arm.settled(entry.id, entry.version)
    if standing is None:
        return Undone(entry.id)
    if ledger.doubts(entry.id) and not is_ours(standing, laid):
        return Undone(entry.id, IN_DOUBT)
    if names := list(_of_others(arm, entry, standing, laid)):
        return Undone(entry.id, f"it holds what others put there: {', '.join(names)}")
    arm.delete(entry.id, entry.version)
    return Undone(entry.id)


def _restore(arm: Arm, entry: Entry, laid: Body, stood: Body) -> None:
    def wanted(standing: Body | None) -> Body | None:
        return standing and taken_back(standing, laid, stood)

    arm.change(entry.id, entry.version, wanted)


def _of_others(arm: Arm, entry: Entry, standing: Body, laid: Body) -> Iterator[str]:
    """What would go along, and what of ours is still listed: that was left for a reason."""
    for path in LISTED.get(entry.type, ()):
        found = arm.listed(f"{entry.id}/{path}", entry.version)
        yield from (_name(each) for each in found)
    for key in HELD.get(entry.type, ()):
        ours = {_name(each).casefold() for each in laid.get("properties", {}).get(key, ())}
        for each in standing.get("properties", {}).get(key) or ():
            if _name(each).casefold() not in ours and not is_of_service(_name(each)):
                yield _name(each)


def _name(thing: Body) -> str:
    return str(thing.get("name") or thing.get("id", "")).rpartition("/")[2]


def _nsx(arm: Arm, ledger: Ledger, entry: Entry) -> None:
    """It goes with a cloud that goes, be its manager within reach or not."""
    ours = {each.id.lower() for each in ledger.entries() if each.made}
    cloud = entry.id.removesuffix(IN_CLOUD)
    if cloud.lower() not in ours or _holds_others(arm, cloud, entry.version, ours):
        removed(arm, entry)


def _holds_others(arm: Arm, cloud: str, version: str, ours: set[str]) -> bool:
    """Whether a cloud stays, since others put something into it."""
    if arm.get(cloud, version) is None:
        return False
    listed = (each for path in LISTED[CLOUD] for each in arm.listed(f"{cloud}/{path}", version))
    return any(str(each["id"]).lower() not in ours for each in listed)


def _commit(arm: Arm, ledger: Ledger, entry: Entry) -> None:
    withdrawn(arm, entry)


OTHERWISE: Mapping[str, Callable[[Arm, Ledger, Entry], None]] = {NSX: _nsx, COMMIT: _commit}
"""What is no resource of Azure, by its type."""
