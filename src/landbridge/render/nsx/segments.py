"""Segments with the address of their gateway: the first of the prefix."""

from ipaddress import ip_network

from landbridge.model.network import AvsNetwork, NsxSegment
from landbridge.render.nsx.gateways import Gateways
from landbridge.render.nsx.ids import id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.tree import ROOT, Body, Tree

ROOM = 4
"""Addresses of the smallest prefix that has one for a gateway beside its first and last."""


def segments(cloud: AvsNetwork, gateways: Gateways, tree: Tree, remarks: Remarks) -> list[Body]:
    """The segments of a cloud as children of the root."""
    return [_segment(each, gateways, tree, remarks) for each in cloud.segments]


def path_of(segment: NsxSegment) -> str:
    return f"{ROOT}/segments/{id_of(segment.name)}"


def _segment(each: NsxSegment, gateways: Gateways, tree: Tree, remarks: Remarks) -> Body:
    gateway = gateways.path(each.tier1)
    hung = {"connectivity_path": gateway} if gateway else {}
    subnets = [{"gateway_address": _gateway(each, remarks)}]
    if each.tags is None:
        remarks.add(each.name, "its tags are not known: it gets that of its owner alone")
    return tree.child(
        "Segment", id_of(each.name), each.name, each.tags or (), subnets=subnets, **hung
    )


def _gateway(each: NsxSegment, remarks: Remarks) -> str:
    prefix = ip_network(each.prefix, strict=False)
    if prefix.num_addresses < ROOM:
        remarks.add(each.name, f"{prefix} has no room for a gateway: NSX may refuse it")
        return str(prefix)
    return f"{prefix[1]}/{prefix.prefixlen}"
