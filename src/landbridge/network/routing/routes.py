"""The routes that count in a subnet."""

from collections.abc import Iterator, Sequence

from landbridge.model.network import Network, Route, RouteTable
from landbridge.network.places import Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.outside import Outside
from landbridge.network.routing.way import Hop, Origin, Way, chosen, of_tag
from landbridge.network.service import Role
from landbridge.security.ends import Ends
from landbridge.security.ranges import listed
from landbridge.space import V4, V6, Addresses

ALL_V4, ALL_V6 = Addresses(V4), Addresses(V6)
EVERYTHING = (ALL_V4, ALL_V6)
GATEWAY_SUBNET = "gatewaysubnet"
Context = tuple[str, str, bool, tuple[str, ...]]
"""Network, route table, whether it is a gateway's subnet, and service endpoints."""


class Routes:
    """The routes of every subnet of a network."""

    def __init__(self, network: Network, fabric: Fabric, outside: Outside, ends: Ends) -> None:
        self._network, self._fabric, self._outside, self._ends = network, fabric, outside, ends
        self._tables = {each.name.lower(): each for each in network.route_tables}
        self._known: dict[Context, tuple[Way, ...]] = {}
        self._won: dict[tuple[Context, int], tuple[Way, ...]] = {}

    def table(self, place: Place) -> RouteTable | None:
        """The route table on a subnet."""
        name = place.subnet.route_table if place.subnet else None
        return self._tables.get(name.lower()) if name else None

    def context(self, place: Place) -> Context:
        """What the routes of a subnet depend on: equal contexts have equal routes."""
        table = self.table(place)
        subnet = place.subnet
        return (
            place.home,
            table.name.lower() if table else "",
            subnet is not None and subnet.name.lower() == GATEWAY_SUBNET,
            subnet.service_endpoints if subnet and place.role is not Role.UPLINK else (),
        )

    def of(self, place: Place) -> tuple[Way, ...]:
        """All routes of a subnet."""
        context = self.context(place)
        if context not in self._known:
            self._known[context] = self._made(place)
        return self._known[context]

    def next_hops(self, place: Place) -> Iterator[Addresses]:
        """The addresses of appliances that the routes of a subnet name."""
        for way in self.of(place):
            if way.hop is Hop.APPLIANCE:
                yield Addresses.prefix(way.to)

    def winning(self, place: Place, address: int) -> tuple[Way, ...]:
        """The routes of a subnet that win for an address: one of them is taken."""
        key = (self.context(place), address)
        if key not in self._won:
            self._won[key] = tuple(chosen(self.of(place), address))
        return self._won[key]

    def _made(self, place: Place) -> tuple[Way, ...]:
        table = self.table(place)
        own = tuple(self._own(table)) if table else ()
        return (
            *own,
            *self._learned(place, table),
            *self._inside(place.home),
            *self._endpoints(place.home),
            *self._services(place),
            *self._default(place.home, own),
        )

    def _learned(self, place: Place, table: RouteTable | None) -> Iterator[Way]:
        gateway_subnet = place.subnet is not None and place.subnet.name.lower() == GATEWAY_SUBNET
        if table is None or table.gateway_propagation or gateway_subnet:
            for gateway, prefix in self._outside.learned(place.home):
                yield Way(prefix, Origin.BGP, Hop.GATEWAY, gateway.name)
            for hub, prefix in self._outside.from_hub(place.home):
                yield Way(prefix, Origin.BGP, Hop.HUB, hub.name)

    def _own(self, table: RouteTable) -> Iterator[Way]:
        for route in table.routes:
            origin = Origin.ROUTE_TABLE if _is_prefix(route) else of_tag(route.prefix)
            for prefix in self._ends.prefixes(route.prefix):
                yield self._way(route, table, prefix, origin)
            for start, end in self._ends.plain(route.prefix).possible.pairs():
                doubt = f"the prefixes of {route.prefix} are not known"
                yield self._way(route, table, Addresses((start, end)), origin, doubt)

        if not table.complete:
            doubt = f"not all routes of {table.name} are told"
            for everything in EVERYTHING:
                origin, hop = Origin.ROUTE_TABLE, Hop.UNTOLD
                yield Way(everything, origin, hop, "", table.name, doubt=doubt, sized=False)

    def _way(
        self,
        route: Route,
        table: RouteTable,
        prefix: Addresses,
        origin: Origin,
        doubt: str = "",
    ) -> Way:
        hop, to = self._hop(route)
        name = f"{table.name}/{route.name or route.prefix}"
        return Way(prefix, origin, hop, to, name, doubt=doubt, sized=not doubt)

    @staticmethod
    def _hop(route: Route) -> tuple[Hop, str]:
        hops = {
            "virtual_appliance": Hop.APPLIANCE,
            "virtual_network_gateway": Hop.VPN,
            "virtual_network": Hop.LOCAL,
            "internet": Hop.INTERNET,
            "none": Hop.NONE,
        }
        return hops[route.next_hop], route.address or ""

    def _inside(self, home: str) -> Iterator[Way]:
        for prefix in self._fabric.prefixes(home):
            yield Way(prefix, Origin.SYSTEM, Hop.LOCAL, home, binding=True)
        for link in self._fabric.links[home]:
            stale = "the peering is not in sync: it may not know this prefix yet"
            segments = self._fabric.segments(link.to)
            hosts = link.to in self._fabric.clouds
            prefixes = (*self._fabric.prefixes(link.to), *self._fabric.synchronised(link.to))
            for prefix in dict.fromkeys(prefixes):
                late = not link.in_sync and (prefix in segments or not hosts)
                doubt = link.doubt or (stale if late else "")
                yield Way(prefix, Origin.SYSTEM, Hop.PEER, link.to, "", True, doubt, link=link)

    def _endpoints(self, home: str) -> Iterator[Way]:
        """Private endpoints of this network and of those that it sees."""
        links = {link.to: link for link in self._fabric.links[home][::-1] if link.to != home}
        for endpoint in self._network.private_endpoints:
            network, _, subnet = endpoint.subnet.lower().partition("/")
            bound = self._endpoint_policies(network, subnet) in {"route_table", "enabled"}
            link = links.get(network)
            if not bound and (link or network == home):
                address = Addresses.parse(endpoint.address)
                hop, doubt = (Hop.PEER, link.doubt) if link else (Hop.ENDPOINT, "")
                name = endpoint.name
                yield Way(address, Origin.SYSTEM, hop, network, name, True, doubt, link=link)

    def _endpoint_policies(self, network: str, subnet: str) -> str:
        subnets = self._fabric.networks[network].subnets if network in self._fabric.networks else ()
        return next(
            (each.private_endpoint_policies for each in subnets if each.name.lower() == subnet), ""
        )

    def _services(self, place: Place) -> Iterator[Way]:
        names = place.subnet.service_endpoints if place.subnet else ()
        for name in names if place.role is not Role.UPLINK else ():
            for prefix in self._ends.prefixes(name):
                yield Way(prefix, Origin.SYSTEM, Hop.SERVICE, name, "", True)
            doubt = f"the prefixes of {name} are not known"
            for start, end in self._ends.plain(name).possible.pairs():
                span = Addresses((start, end))
                yield Way(span, Origin.SYSTEM, Hop.SERVICE, name, "", True, doubt, sized=False)

    def _default(self, home: str, own: Sequence[Way]) -> Iterator[Way]:
        yield Way(ALL_V4, Origin.SYSTEM, Hop.INTERNET)
        yield Way(ALL_V6, Origin.SYSTEM, Hop.INTERNET)
        if any(each.prefix == ALL_V4 for each in own):
            return
        space = self._fabric.space(home)
        for start, end in listed("routing.system.dropped").pairs():
            dropped = Addresses((start, end))
            if not dropped <= space:
                yield Way(dropped, Origin.SYSTEM, Hop.NONE)


def _is_prefix(route: Route) -> bool:
    try:
        Addresses.parse(route.prefix)
    except ValueError:
        return False
    return True
