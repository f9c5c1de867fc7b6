"""Names of things that are not there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from landbridge.model.network import AvsNetwork, Network
from landbridge.network.faults.fault import Fault, Path, along, meant
from landbridge.network.paths.nsx_path import TIER_0
from landbridge.network.service import made


class Kind(NamedTuple):
    """What can be named: how it is called, and the names that there are."""

    called: str
    names: Callable[[Network], Iterable[str]]


def _of(key: str) -> Callable[[Network], Iterable[str]]:
    return lambda network: (each.name for each in getattr(network, key))


def _outside(network: Network) -> Iterator[str]:
    yield from _of("sites")(network)
    yield from (each.name for each in network.private_clouds if each.generation == 1)


def _subnets(network: Network) -> Iterator[str]:
    for each in network.virtual_networks:
        yield from (f"{each.name}/{subnet.name}" for subnet in each.subnets)


VIRTUAL_NETWORK = Kind("virtual network", _of("virtual_networks"))
SUBNET = Kind("subnet (`network/subnet`)", _subnets)
SECURITY_GROUP = Kind("network security group", _of("network_security_groups"))
ROUTE_TABLE = Kind("route table", _of("route_tables"))
INTERFACE = Kind("interface", _of("interfaces"))
POLICY = Kind("firewall policy", _of("firewall_policies"))
OUTSIDE = Kind("site or private cloud of Generation 1", _outside)
PRIVATE_CLOUD = Kind("private cloud", _of("private_clouds"))
NETWORK_GROUP = Kind(
    "network group", lambda network: (each.name for each in network.network_manager.network_groups)
)
NAMING: Mapping[str, Kind] = {
    "virtual_networks.*.subnets.*.network_security_group": SECURITY_GROUP,
    "virtual_networks.*.subnets.*.route_table": ROUTE_TABLE,
    "virtual_networks.*.peerings.*.to": VIRTUAL_NETWORK,
    "interfaces.*.subnet": SUBNET,
    "interfaces.*.network_security_group": SECURITY_GROUP,
    "private_endpoints.*.subnet": SUBNET,
    "load_balancers.*.interfaces.*": INTERFACE,
    "gateways.*.virtual_network": VIRTUAL_NETWORK,
    "gateways.*.connects.*": OUTSIDE,
    "global_reach.*.between.*": OUTSIDE,
    "firewalls.*.virtual_network": VIRTUAL_NETWORK,
    "firewalls.*.policy": POLICY,
    "firewall_policies.*.parent": POLICY,
    "network_manager.network_groups.*.virtual_networks.*": VIRTUAL_NETWORK,
    "network_manager.connectivity.*.hub": VIRTUAL_NETWORK,
    "network_manager.connectivity.*.groups.*.name": NETWORK_GROUP,
    "network_manager.security_admin.*.groups.*": NETWORK_GROUP,
    "network_manager.skips.*": VIRTUAL_NETWORK,
    "private_dns_zones.*.virtual_networks.*": VIRTUAL_NETWORK,
    "dns_resolvers.*.virtual_network": VIRTUAL_NETWORK,
    "dns_resolvers.*.serves.*": VIRTUAL_NETWORK,
    "virtual_hubs.*.connections.*.virtual_network": VIRTUAL_NETWORK,
    "virtual_hubs.*.connects.*": OUTSIDE,
    "virtual_hubs.*.expressroute.*": OUTSIDE,
    "virtual_hubs.*.vpn.*": OUTSIDE,
    "virtual_hubs.*.firewall_policy": POLICY,
    "private_clouds.*.virtual_network": VIRTUAL_NETWORK,
    "groups.*.private_cloud": PRIVATE_CLOUD,
    "private_clouds.*.service_subnets.*.network_security_group": SECURITY_GROUP,
    "private_clouds.*.service_subnets.*.route_table": ROUTE_TABLE,
}
"""Every key that holds a name, and what it names."""
NEEDED = {
    "firewalls": ("AzureFirewallSubnet", "firewall"),
    "gateways": ("GatewaySubnet", "gateway"),
}
"""The subnet without which none of them stands in a virtual network."""


def references(network: Network) -> Iterator[Fault]:
    """Each name of nothing, with the name that was probably meant."""
    kinds = {kind: list(kind.names(network)) for kind in dict.fromkeys(NAMING.values())}
    low = {kind: {name.lower() for name in names} for kind, names in kinds.items()}
    for pattern, kind in NAMING.items():
        for path, text in along(network, pattern):
            if text.lower() not in low[kind]:
                yield _nothing(path, text, kind.called, kinds[kind])
    for at, cloud in enumerate(network.private_clouds):
        yield from _in_cloud(("private_clouds", at), cloud)
        if cloud.generation == 2:
            yield from _service_subnets(("private_clouds", at, "service_subnets"), cloud)
    yield from _needed_subnets(network, low[SUBNET])
    yield from _hubs(network)


def _nothing(path: Path, text: str, called: str, names: Collection[str]) -> Fault:
    key = next(step for step in reversed(path) if isinstance(step, str))
    problem = f"`{key}` names `{text}`, and there is no such {called}"
    return Fault(path, problem, meant(text, names, "Declare it, or leave the name out."))


def _in_cloud(path: Path, cloud: AvsNetwork) -> Iterator[Fault]:
    """Segments of guests and gateways of policies: names within a private cloud."""
    segments = [each.name for each in cloud.segments]
    gateways = [TIER_0, *dict.fromkeys(each.tier1 for each in cloud.segments)]
    for key, called, names in (
        ("guests.*.segment", "segment in this cloud", segments),
        ("gateway_firewall.*.gateways.*", "gateway in this cloud", gateways),
    ):
        low = {name.lower() for name in names}
        for inner, text in along(cloud, key):
            if text.lower() not in low:
                yield _nothing((*path, *inner), text, called, names)


def _service_subnets(path: Path, cloud: AvsNetwork) -> Iterator[Fault]:
    """Keys that are no subnet: what is attached there would be attached nowhere."""
    names = [subnet.name for subnet, _ in made(cloud)]
    for key in cloud.service_subnets:
        if key.lower() not in names:
            problem = f"`service_subnets` names `{key}`, and the service makes no such subnet"
            yield Fault((*path, key), problem, meant(key, names, "Name one that it makes."))


def _needed_subnets(network: Network, subnets: Collection[str]) -> Iterator[Fault]:
    """Firewalls and gateways in networks without the subnet that these stand in."""
    known = {each.name.lower() for each in network.virtual_networks}
    for kind, (subnet, called) in NEEDED.items():
        for at, each in enumerate(getattr(network, kind)):
            home = each.virtual_network.lower()
            if home in known and f"{home}/{subnet.lower()}" not in subnets:
                yield Fault(
                    (kind, at, "virtual_network"),
                    f"`{each.virtual_network}` has no {subnet},"
                    f" in which the {called} `{each.name}` stands",
                    "Declare that subnet there with its prefix.",
                )


def _hubs(network: Network) -> Iterator[Fault]:
    for at, each in enumerate(network.network_manager.connectivity):
        if each.topology == "hub-and-spoke" and each.hub is None:
            yield Fault(
                ("network_manager", "connectivity", at),
                f"`{each.name}` is hub and spoke, and names no `hub`",
                "Name the virtual network that is the hub.",
            )
