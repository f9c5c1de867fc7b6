"""What a subscription holds now; it is read, and nothing is changed.

Resource Graph tells all that has a place of its own, in pages. What stands in such a resource and
is a resource itself is no row there, so that Resource Manager lists it. What whoever asks may not
list is noted as unread, since it may be there. Resource Graph learns of a change some time later:
what has just been made is read from Resource Manager alone (`standing_in`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from landbridge.clients.arm import Arm, rows
from landbridge.errors import InputError, RemoteError
from landbridge.intake.azure import types
from landbridge.intake.azure.opened import Told
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last, type_of
from landbridge.intake.exports.found import Remarks
from landbridge.intake.progress import Progress, silent
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP

GRAPH = "Microsoft.ResourceGraph/resources"
PROVIDERS = {"microsoft.network": "Microsoft.Network", "microsoft.avs": "Microsoft.AVS"}
"""Those whose resources are read, as rows and as lists of versions call them."""
QUERY = (
    "Resources | where {}{} | project id, name, type, location, resourceGroup, properties, sku"
    " | order by id asc"
)
NAME = re.compile(r"[-\w.()]+")
"""Of a group: nothing that would end its text in a query."""
CHILDREN: Mapping[str, Sequence[str]] = {
    types.POLICY: ("ruleCollectionGroups",),
    types.MANAGER: ("networkGroups", "connectivityConfigurations", "securityAdminConfigurations"),
    types.NETWORK_GROUP: ("staticMembers",),
    types.ADMIN_CONFIGURATION: ("ruleCollections",),
    types.ADMIN_COLLECTION: ("rules",),
    types.HUB: ("hubVirtualNetworkConnections", "routingIntent", "hubRouteTables"),
    types.DNS_ZONE: ("virtualNetworkLinks",),
    types.RESOLVER: ("inboundEndpoints", "outboundEndpoints"),
    types.RULESET: ("forwardingRules", "virtualNetworkLinks"),
    types.CLOUD: ("workloadNetworks/default/segments", "globalReachConnections"),
}
"""The lists of what stands in a resource of a type; those inside come with their own."""
FORBIDDEN, ABSENT = 403, 404


class Asked(NamedTuple):
    """The subscriptions that are read, the first of which is the client's, and which groups; no
    group is all of them.
    """

    subscriptions: Sequence[str]
    groups: Sequence[str] = ()


def told_by(arm: Arm, asked: Asked, progress: Progress = silent) -> Told:
    """All of it that decides who reaches whom.

    Raises InputError for a group that is not there, and where nothing is found; RemoteError where
    a subscription cannot be read.
    """
    _refuse_unknown(arm, asked)
    query = QUERY.format(_of_providers(), _in_groups(asked.groups))
    progress("Asking Resource Graph")
    found = _told(arm, rows(arm, version_of(GRAPH), query, asked.subscriptions), progress)
    if not found.resources:
        raise InputError(
            "nothing of a network or a private cloud is found there",
            place=" ".join([*asked.subscriptions, *asked.groups]),
            remedy="Name another --subscription, or ask as a user who may read there (Reader).",
        )
    return found


def standing_in(arm: Arm, groups: Iterable[str], progress: Progress = silent) -> Told:
    """The same of resource groups by their ids, as it stands this moment. Raises RemoteError."""
    listed = (
        each
        for group in groups
        for each in arm.listed(f"{group}/resources", version_of(RESOURCE_GROUP))
    )
    return _told(arm, (body for each in listed for body in _whole(arm, str(each["id"]))), progress)


def _whole(arm: Arm, id_: str) -> Iterator[Mapping[str, object]]:
    """A resource of those that are read; the list of a group tells only that it is there."""
    type_ = type_of(id_)
    if type_.partition("/")[0] in PROVIDERS:
        body = arm.get(id_, _version(type_))
        yield from () if body is None else (body,)


def _told(arm: Arm, found: Iterable[Mapping[str, object]], progress: Progress) -> Told:
    host = str(urlsplit(arm.endpoint).hostname)
    resources = [
        each
        for body in found
        for each in _with_children(_resource(host, body), arm, host, progress)
    ]
    return Told(resources, host, Remarks())


def _refuse_unknown(arm: Arm, asked: Asked) -> None:
    """Resource Graph answers nothing, where a subscription or a group is not there or hidden."""
    for each in asked.groups:
        if not NAME.fullmatch(each):
            raise InputError("this is no name of a group", place=f"--resource-group {each}")
    version, places = version_of(RESOURCE_GROUP), list[str]()
    for subscription in asked.subscriptions:
        groups = arm.listed(f"/subscriptions/{subscription}/resourceGroups", version)
        places += [str(each["name"]).casefold() for each in groups]
    for each in asked.groups:
        if each.casefold() not in places:
            remedy = "Name one that `az group list` shows."
            problem = "no such group is there, or it may not be read"
            raise InputError(problem, place=f"--resource-group {each}", remedy=remedy)


def _of_providers() -> str:
    found = " or ".join(f"type startswith '{each}/'" for each in PROVIDERS)
    return f"({found})"


def _in_groups(groups: Sequence[str]) -> str:
    listed = ", ".join(f"'{each}'" for each in groups)
    return f" and resourceGroup in~ ({listed})" if groups else ""


def _resource(host: str, told: Mapping[str, object]) -> Resource:
    """One that stands at its id, where a file has a path of JSON."""
    id_ = str(told["id"])
    record = Record(host, id_, dict(told))
    return Resource(id_, type_of(id_), last(str(told.get("name") or id_)), record)


def _with_children(found: Resource, arm: Arm, host: str, progress: Progress) -> Iterator[Resource]:
    """A resource, and what is listed in it."""
    yield found
    for path in CHILDREN.get(found.type, ()):
        progress(f"Asking for {path} of {found.name}")
        try:
            listed = list(arm.listed(f"{found.id}/{path}", _version(found.type)))
        except RemoteError as error:
            yield from _unread(found, path, host, error)
            continue
        for each in listed:
            yield from _with_children(_resource(host, each), arm, host, progress)


def _version(type_: str) -> str:
    provider, _, path = type_.partition("/")
    return version_of(f"{PROVIDERS[provider]}/{path}")


def _unread(found: Resource, path: str, host: str, error: RemoteError) -> Iterator[Resource]:
    """That it may have what nobody may list; nothing, where it has no such list."""
    if error.status == ABSENT:
        return
    if error.status != FORBIDDEN:
        raise error
    id_ = f"{found.id}/{path}"
    data = {"parent": found.id, "list": path}
    yield Resource(id_, types.UNREAD, found.name, Record(host, id_, data))
