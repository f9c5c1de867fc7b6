"""Which nodes stand in which column, and which come together in one box."""

from collections import defaultdict
from collections.abc import Sequence

from landbridge.model.topology import Node, Topology

MOST_APART = 12
"""Networks, and likewise sites, of which each is drawn by itself."""


def parted(topology: Topology) -> list[list[tuple[Node, ...]]]:
    """Outside, hubs, all others; what is alike and too many comes together."""
    nodes = topology.nodes
    outside = [each for each in nodes if each.kind in {"internet", "site", "private-cloud"}]
    outside.sort(key=lambda each: each.kind != "internet")
    hubs = [each for each in nodes if each.hub]
    others = [each for each in nodes if each.kind == "network" and not each.hub]
    others.sort(key=lambda each: not each.cloud)
    return [_together(outside, topology), [(each,) for each in hubs], _together(others, topology)]


def _together(nodes: Sequence[Node], topology: Topology) -> list[tuple[Node, ...]]:
    if len(nodes) <= MOST_APART:
        return [(each,) for each in nodes]
    names = {each.name for each in nodes}
    keyed: dict[object, list[Node]] = defaultdict(list)
    for each in nodes:
        alone = each.cloud or each.devices or each.kind == "internet"
        keyed[each.name if alone else _joined(each, names, topology)].append(each)
    return [tuple(each) for each in keyed.values()]


def _joined(node: Node, alike: set[str], topology: Topology) -> object:
    """By what a node is joined with those that are not of its kind; among them, whether at all."""
    ways = set()
    for link in topology.links:
        if node.name in {link.first, link.second}:
            other = link.second if link.first == node.name else link.first
            ways.add((link.kind, link.works, "" if other in alike else other))
    return node.kind, frozenset(ways)
