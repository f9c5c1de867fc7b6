"""Segments: those of Azure's workload network and those of NSX are the same ones.

What both sides tell stands in Azure's resource; what NSX alone tells, such as tags, beside it.
"""

from dataclasses import replace
from ipaddress import IPv4Interface, ip_interface

from landbridge.emulator.arm.changes import Changes, Matching
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.object import ADMIN, Object, Objects
from landbridge.emulator.nsx.paths import ROOT
from landbridge.emulator.nsx.rows import Rows
from landbridge.emulator.store import Body, Resource, Store

TYPE = "Microsoft.AVS/privateClouds/workloadNetworks/segments"
KIND = "Segment"
BOTH = frozenset({"display_name", "connectivity_path"})
FAILED, DONE = "Failed", "Succeeded"


def segments(store: Store, cloud: Resource, rows: Objects) -> Objects:
    """The segments of a cloud as NSX tells them, whichever side made them."""
    beside = {each.beside: each for each in rows.values() if each.kind == KIND}
    made = (
        _told(each, beside.get(each.id.key)) for each in store.of_type(TYPE, within=str(cloud.id))
    )
    return {each.path: each for each in made}


def put(changes: Changes, rows: Rows, cloud: Resource, each: Object) -> None:
    """Writes both sides. Raises Refusal where Azure does not take it."""
    id_ = _id(cloud, each.id)
    if parsed(str(id_)) != id_:
        raise errors.unfit(each.path, "the emulator has no segment of this id in Azure")
    _refuse_twin(changes.world.store.get(id_), rows.beside(id_.key), each)
    changes.put(id_, _sent(each), Matching())
    own = {key: value for key, value in each.body.items() if key not in BOTH}
    rows.put(cloud.id.key, replace(each, body=own, beside=id_.key))


def _refuse_twin(standing: Resource | None, row: Object | None, each: Object) -> None:
    """Azure knows a segment by its id, whatever its casing and wherever it hangs."""
    twin = _told(standing, row).path if standing else each.path
    if twin != each.path:
        raise errors.unfit(each.path, f"{twin} has this id: the emulator needs another")


def delete(changes: Changes, cloud: Resource, each: Object) -> None:
    """Takes both sides away. Raises Refusal."""
    changes.delete(_id(cloud, each.id), Matching())


def state(store: Store, cloud: Resource, each: Object) -> str:
    """How far Azure is with a segment."""
    standing = store.get(_id(cloud, each.id))
    return standing.state if standing else FAILED


def _id(cloud: Resource, name: str) -> ResourceId:
    return cloud.id.child("workloadNetworks", "default").child("segments", name)


def _told(resource: Resource, row: Object | None) -> Object:
    found = resource.properties
    body = {
        **(row.body if row else {}),
        "display_name": found.get("displayName") or resource.id.name,
    }
    if gateway := found.get("connectedGateway"):
        body["connectivity_path"] = gateway if "/" in gateway else f"{ROOT}/tier-1s/{gateway}"
    body.pop("subnets", None)
    if subnets := [*_subnet(found), *_others(row)]:
        body["subnets"] = subnets
    return Object(
        row.path if row else f"{ROOT}/segments/{resource.id.name}",
        KIND,
        body,
        resource.created,
        resource.changed,
        int(found.get("revision") or 0),
        ADMIN,
        row.error if row else "",
        resource.id.key,
    )


def _subnet(properties: Body) -> list[Body]:
    told: Body = properties.get("subnet") or {}
    gateway = told.get("gatewayAddress")
    if not gateway:
        return []
    ranges = {"dhcp_ranges": told["dhcpRanges"]} if told.get("dhcpRanges") else {}
    network = str(ip_interface(gateway).network)
    return [{"gateway_address": gateway, **ranges, "network": network}]


def _others(row: Object | None) -> list[Body]:
    """The subnets of which Azure knows nothing: those of IPv6."""
    return [each for each in (row.body.get("subnets") or () if row else ()) if not _is_v4(each)]


def _is_v4(subnet: Body) -> bool:
    return isinstance(ip_interface(subnet["gateway_address"]), IPv4Interface)


def _sent(each: Object) -> Body:
    """What Azure is told of a segment."""
    subnets = [subnet for subnet in each.body.get("subnets") or () if _is_v4(subnet)]
    if len(subnets) > 1:
        raise errors.unfit(each.path, "the emulator takes one subnet of IPv4")
    properties: Body = {
        "displayName": each.body.get("display_name"),
        "connectedGateway": each.body.get("connectivity_path"),
        "subnet": _sent_subnet(subnets[0]) if subnets else None,
    }
    return {"properties": {key: value for key, value in properties.items() if value is not None}}


def _sent_subnet(subnet: Body) -> Body:
    ranges = {"dhcpRanges": subnet["dhcp_ranges"]} if subnet.get("dhcp_ranges") else {}
    return {"gatewayAddress": subnet["gateway_address"], **ranges}
