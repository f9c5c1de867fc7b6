"""Things that stand where they cannot, or lead to nothing that takes what they send."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.network.faults.fault import Fault, Path, along


def placing(network: Network) -> Iterator[Fault]:
    """Routes, peerings, policies and private clouds that cannot be."""
    yield from _routes(network)
    yield from _own_peers(network)
    yield from _own_heirs(network)
    yield from _clouds(network)


def _routes(network: Network) -> Iterator[Fault]:
    for path, route in along(network, "route_tables.*.routes.*"):
        if route.next_hop == "virtual_appliance" and route.address is None:
            yield Fault(
                path,
                f"the route for {route.prefix} leads to a virtual appliance without an `address`",
                "Add the address of the appliance.",
            )


def _own_peers(network: Network) -> Iterator[Fault]:
    for path, peering in along(network, "virtual_networks.*.peerings.*"):
        home = network.virtual_networks[int(path[1])].name
        if peering.to.lower() == home.lower():
            problem = f"`{home}` is peered with itself"
            yield Fault((*path, "to"), problem, "Name the other network, or leave the peering out.")


def _own_heirs(network: Network) -> Iterator[Fault]:
    """Policies among their own ancestors, one of each circle."""
    parents = {each.name.lower(): (each.parent or "").lower() for each in network.firewall_policies}
    done: set[str] = set()
    for at, policy in enumerate(network.firewall_policies):
        line: dict[str, None] = {}
        name = policy.name.lower()
        while name in parents and name not in done and name not in line:
            line[name] = None
            name = parents[name]
        if name in line:
            yield Fault(
                ("firewall_policies", at, "parent"),
                f"`{policy.name}` inherits from `{policy.parent}`, which leads round in a circle",
                "Leave out the `parent` of one of them: the eldest has none.",
            )
        done |= line.keys()


def _clouds(network: Network) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for at, cloud in enumerate(network.private_clouds):
        if cloud.generation != 2:
            continue
        path: Path = ("private_clouds", at)
        if cloud.virtual_network is None:
            problem = f"`{cloud.name}` is of Generation 2, and names no `virtual_network`"
            yield Fault(path, problem, "Name the virtual network that it is attached to.")
            continue
        home = cloud.virtual_network.lower()
        other = first.get(home)
        first.setdefault(home, cloud.name)
        if other is not None:
            yield Fault(
                (*path, "virtual_network"),
                f"`{cloud.name}` and `{other}` are both in `{cloud.virtual_network}`",
                "A virtual network has one private cloud of Generation 2; name another.",
            )
