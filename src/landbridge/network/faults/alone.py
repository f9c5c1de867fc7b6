"""What Azure takes only once, and more of it would leave open which one counts."""

from collections.abc import Hashable, Iterable, Iterator

from landbridge.model.network import LoadBalancer, Network, RouteTable
from landbridge.network.faults.fault import Fault, Path
from landbridge.space import Addresses

ROUTE = "Keep the one that is meant: a table has each prefix once."
FIREWALL = "Keep one, or name another network: AzureFirewallSubnet holds one firewall."
BALANCER = "Keep the machines of one network: those behind a balancer stand in the same."


def alone(network: Network) -> Iterator[Fault]:
    """Routes to one prefix, firewalls of one network, machines of two behind one balancer."""
    for at, table in enumerate(network.route_tables):
        yield from _routes(("route_tables", at, "routes"), table)
    homes = [each.virtual_network.lower() for each in network.firewalls]
    for first, then in _again(homes):
        one, other = network.firewalls[first], network.firewalls[then]
        problem = f"`{other.name}` and `{one.name}` are both in `{other.virtual_network}`"
        yield Fault(("firewalls", then, "virtual_network"), problem, FIREWALL)
    stands = {each.name.lower(): each.subnet.partition("/")[0] for each in network.interfaces}
    for at, balancer in enumerate(network.load_balancers):
        yield from _apart(("load_balancers", at, "interfaces"), balancer, stands)


def _routes(path: Path, table: RouteTable) -> Iterator[Fault]:
    for first, then in _again(_meant(each.prefix) for each in table.routes):
        one, other = table.routes[first], table.routes[then]
        so = f", which is that of {one.prefix}" if other.prefix != one.prefix else ""
        problem = f"`{table.name}` has a second route for {other.prefix}{so}"
        yield Fault((*path, then, "prefix"), problem, ROUTE)


def _meant(prefix: str) -> Hashable:
    """What a route is for: addresses, or a service tag."""
    try:
        return Addresses.parse(prefix)
    except ValueError:
        return prefix.lower()


def _again(keys: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Each place whose key an earlier one has, that one first."""
    seen: dict[Hashable, int] = {}
    for at, key in enumerate(keys):
        first = seen.setdefault(key, at)
        if first != at:
            yield first, at


def _apart(path: Path, balancer: LoadBalancer, stands: dict[str, str]) -> Iterator[Fault]:
    """The first machine that stands in another network than those before it."""
    homes = [stands.get(name.lower(), "") for name in balancer.interfaces]
    known = [(at, home) for at, home in enumerate(homes) if home]
    for at, home in known:
        if home.lower() != known[0][1].lower():
            problem = f"behind `{balancer.name}` are machines in `{known[0][1]}` and in `{home}`"
            yield Fault((*path, at), problem, BALANCER)
            return
