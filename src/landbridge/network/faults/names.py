"""Names that two things of one kind have: whoever says such a name says nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

from landbridge.model.network import Network
from landbridge.model.workloads import Segment
from landbridge.network.faults.fault import Fault, Path, along

NAMED = {
    "virtual_networks": "virtual network",
    "virtual_networks.*.subnets": "subnet of this network",
    "interfaces": "interface",
    "load_balancers": "load balancer",
    "private_endpoints": "private endpoint",
    "network_security_groups": "network security group",
    "network_security_groups.*.rules": "rule of this group",
    "application_security_groups": "application security group",
    "route_tables": "route table",
    "route_tables.*.routes": "route of this table",
    "gateways": "gateway",
    "sites": "site",
    "firewalls": "firewall",
    "firewall_policies": "firewall policy",
    "firewall_policies.*.rule_collection_groups": "rule collection group of this policy",
    "firewall_policies.*.rule_collection_groups.*.rule_collections": "collection of this group",
    "groups": "group",
    "network_manager.network_groups": "network group",
    "network_manager.connectivity": "connectivity configuration",
    "network_manager.security_admin": "collection of admin rules",
    "network_manager.security_admin.*.rules": "rule of this collection",
    "private_dns_zones": "private zone",
    "dns_resolvers": "DNS resolver",
    "virtual_hubs": "virtual hub",
    "private_clouds": "private cloud",
    "private_clouds.*.segments": "segment of this cloud",
    "private_clouds.*.guests": "guest of this cloud",
}
"""What has a name of its own, by where it is listed. Rules of firewalls and NSX need not."""
LINKED = {
    "virtual_networks.*.peerings": ("to", "peering of this network with"),
    "virtual_hubs.*.connections": ("virtual_network", "connection of this hub with"),
}
"""What there can be only one of for each other end: the key of that end, and what it is."""


def names_twice(network: Network) -> Iterator[Fault]:
    """Each thing whose name an earlier one of its kind has, blind to case."""
    for pattern, kind in NAMED.items():
        for path, entries in along(network, pattern):
            for at, name in _repeated([_name(each) for each in entries]):
                yield _told(path, at, f"another {kind} is called `{name}` too")
    for pattern, (key, kind) in LINKED.items():
        for path, entries in along(network, pattern):
            for at, name in _repeated([getattr(each, key) for each in entries]):
                yield _told(path, at, f"there is another {kind} `{name}`")


def segments_twice(segments: Sequence[Segment]) -> Iterator[Fault]:
    """The same of the segments that shall be: findings and waivers name them by it alone."""
    for at, name in _repeated([each.name for each in segments]):
        yield _told(("segments",), at, f"another segment is called `{name}` too")


def _told(path: Path, at: int, problem: str) -> Fault:
    return Fault((*path, at), problem, "Keep one, or give it another name: case makes no other.")


def _name(entry: Any) -> str:  # noqa: ANN401 - whatever has a name, or is one
    return entry if isinstance(entry, str) else str(entry.name)


def _repeated(names: Sequence[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name and name.lower() in seen:
            yield at, name
        seen.add(name.lower())
