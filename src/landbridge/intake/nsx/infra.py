"""The tree of the Policy API: `Infra` with its children, each under the name of its kind."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.export import Export

COLLECTIONS: Mapping[str, str] = {
    "Domain": "domains",
    "Group": "groups",
    "SecurityPolicy": "security-policies",
    "GatewayPolicy": "gateway-policies",
    "RedirectionPolicy": "redirection-policies",
    "Service": "services",
    "Segment": "segments",
    "SegmentPort": "ports",
    "Tier0": "tier-0s",
    "Tier1": "tier-1s",
    "Rule": "rules",
    "ServiceEntry": "service-entries",
    "PolicyNat": "nat",
    "PolicyNatRule": "nat-rules",
    "PolicyExcludeList": "exclude-list",
}
"""The kinds that are read, and how paths call them."""
REFERENCE, WRAPPED = "ChildResourceReference", "Child"


class _Node(NamedTuple):
    """An object of the tree with its kind and the place of what holds it."""

    kind: str
    found: Found
    holder: Found


def read(root: Found) -> Export:
    """What a tree holds."""
    nodes = list(_walked(root))
    of = {kind: tuple(each.found for each in nodes if each.kind == kind) for kind in COLLECTIONS}
    return Export(
        file=root.file,
        groups=of["Group"],
        services=of["Service"],
        segments=of["Segment"],
        tier0s=of["Tier0"],
        tier1s=of["Tier1"],
        policies=of["SecurityPolicy"],
        gateway_policies=of["GatewayPolicy"],
        nats=tuple(_at_gateway(each.found) for each in nodes if each.kind == "PolicyNatRule"),
        redirections=of["RedirectionPolicy"],
        excluded=of["PolicyExcludeList"] or None,
        others=tuple(each.found for each in nodes if each.kind not in COLLECTIONS),
        inside=_inside(nodes),
    )


def _walked(root: Found) -> Iterator[_Node]:
    """Every object below the root, in the order of the file."""
    waiting = [root._replace(path="/infra")]
    while waiting:
        holder = waiting.pop()
        children = [
            node
            for child in holder.each("children")
            if not child.flag("marked_for_delete")
            for node in [_child(child, holder)]
        ]
        yield from children
        waiting += [each.found for each in reversed(children)]


def _child(child: Found, holder: Found) -> _Node:
    """What a child wraps; a reference holds its children itself."""
    wrapper = child.text("resource_type")
    if wrapper == REFERENCE:
        kind, found = child.text("target_type"), child
    else:
        kind = wrapper.removeprefix(WRAPPED)
        if not wrapper.startswith(WRAPPED) or kind not in child.data:
            raise child.wrong("a child of the tree was expected, such as ChildGroup with `Group`")
        found = child.inner(kind)
    return _Node(kind, found._replace(path=_path(kind, found, holder)), holder)


def _path(kind: str, found: Found, holder: Found) -> str:
    """Its own, or that which it gets where it hangs."""
    told = found.text("path")
    return told or f"{holder.path}/{COLLECTIONS.get(kind, kind)}/{found.text('id')}"


def _at_gateway(rule: Found) -> Found:
    """A NAT rule with the path of its gateway."""
    return rule._replace(path=rule.path.partition("/nat/")[0])


def _inside(nodes: list[_Node]) -> Mapping[tuple[str, str], tuple[Found, ...]]:
    key = lambda node: (node.holder.at, node.kind)  # noqa: E731 - said twice otherwise
    return {at: tuple(n.found for n in own) for at, own in groupby(sorted(nodes, key=key), key)}
