"""What lies behind gateways, circuits and virtual hubs, and who knows whom there."""

from collections.abc import Iterator
from itertools import product

from landbridge.model.network import Gateway, Network, VirtualHub
from landbridge.network.routing.fabric import Fabric
from landbridge.security.ranges import listed
from landbridge.space import Addresses

OnHub = tuple[VirtualHub, str]
"""A site, cloud or network as an end of a hub."""
PRIVATE = "vwan.intent.private-prefixes"
DEFAULT = "0.0.0.0/0"
KIND_UNTOLD = (
    "a hub joins no two ExpressRoute circuits, and whether both ends come over one is not told"
)
BY_SUPPORT = (
    "a hub's firewall joins two ExpressRoute circuits only after a support case, and without "
    "Global Reach"
)


class Outside:
    """Sites and clouds of Generation 1 by name in small letters, and what is told about them."""

    def __init__(self, network: Network, fabric: Fabric) -> None:
        self._network, self._fabric = network, fabric
        self.prefixes = dict(self._ends())
        self._clouds = {each.name.lower() for each in network.private_clouds}
        self._advertised: dict[str, list[Addresses]] = {}

    def _ends(self) -> Iterator[tuple[str, list[Addresses]]]:
        for site in self._network.sites:
            yield site.name.lower(), [Addresses.parse(each) for each in site.prefixes]
        for cloud in self._network.private_clouds:
            if cloud.generation == 1:
                texts = (cloud.address_block, *(each.prefix for each in cloud.segments))
                yield cloud.name.lower(), [Addresses.parse(each) for each in texts]

    def gateways(self, home: str) -> list[Gateway]:
        """The gateways of a virtual network itself."""
        return [each for each in self._network.gateways if each.virtual_network.lower() == home]

    def usable(self, home: str) -> Iterator[Gateway]:
        """The gateways that a virtual network may use: its own, and those lent to it."""
        yield from self.gateways(home)
        for link in self._fabric.links[home]:
            if link.lends_gateway:
                yield from self.gateways(link.to)

    def learned(self, home: str) -> Iterator[tuple[Gateway, Addresses]]:
        """The prefixes that gateways make known to a virtual network."""
        for gateway in self.usable(home):
            for name in gateway.connects:
                for prefix in self.prefixes.get(name.lower(), ()):
                    yield gateway, prefix

    def advertised(self, gateway: Gateway) -> list[Addresses]:
        """The prefixes that a gateway tells what it connects."""
        home = gateway.virtual_network.lower()
        if home not in self._advertised:
            self._advertised[home] = list(self._telling(home))
        return self._advertised[home]

    def _telling(self, home: str) -> Iterator[Addresses]:
        users = [
            name
            for name in self._fabric.networks
            for link in self._fabric.links[name]
            if link.to == home and link.lends_gateway
        ]
        for name in (home, *users):
            yield from self._fabric.prefixes(name)

    def to(self, end: str) -> list[Gateway]:
        """The gateways that connect a site or cloud."""
        return [
            each
            for each in self._network.gateways
            if end in {name.lower() for name in each.connects}
            and each.virtual_network.lower() in self._fabric.networks
        ]

    def transit(self, gateway: Gateway, end: str) -> list[Addresses]:
        """The prefixes of what else a gateway connects, where it may tell one end of another."""
        if gateway.kind != "vpn" or gateway.bgp is False:
            return []
        others = [name.lower() for name in gateway.connects if name.lower() != end]
        return [prefix for name in others for prefix in self.prefixes.get(name, ())]

    def joined(self, end: str) -> list[str]:
        """What is joined with a site or cloud by Global Reach."""
        pairs = [
            tuple(name.lower() for name in each.between) for each in self._network.global_reach
        ]
        return [other for pair in pairs if end in pair for other in pair if other != end]

    def hubs(self) -> tuple[VirtualHub, ...]:
        """All virtual hubs; they belong to one Virtual WAN."""
        return self._network.virtual_hubs

    def hubs_of(self, home: str) -> list[VirtualHub]:
        """The hubs to which a network, site or cloud is connected; a site may be on several."""
        return [hub for hub in self.hubs() if home in connected(hub)]

    def from_hub(self, home: str) -> Iterator[tuple[VirtualHub, Addresses]]:
        """The prefixes that a virtual network learns of its hub."""
        for hub in self.hubs_of(home) if home in self._fabric.networks else ():
            for prefix in self.known_to_hub(hub, home):
                yield hub, prefix
            secured = {each.virtual_network.lower(): each.internet_security
                       for each in hub.connections}  # fmt: skip
            if hub.routing_intent.internet and secured[home]:
                yield hub, Addresses.parse(DEFAULT)

    def known_to_hub(self, hub: VirtualHub, without: str) -> list[Addresses]:
        """All that hubs connect, but for one; with private intent the private ranges too."""
        known = self.behind_hubs(without)
        if hub.routing_intent.private:
            known += [Addresses(pair) for pair in listed(PRIVATE).pairs()]
            known += [Addresses.parse(each) for each in hub.routing_intent.private_prefixes]
        return list(dict.fromkeys(known))

    def told_by_hubs(self, end: str) -> Iterator[tuple[VirtualHub, Addresses, str]]:
        """The prefixes that hubs tell a site or cloud, each with why it may not be told."""
        for hub, other in product(self.hubs_of(end), self.hubs()):
            for name in connected(other):
                doubt = None if name == end else self._told_of((hub, end), (other, name))
                if doubt is not None:
                    yield from ((hub, prefix, doubt) for prefix in self.of(name))

    def _told_of(self, end: OnHub, other: OnHub) -> str | None:
        """Why hubs may not tell one end of another; None where they do not."""
        kinds = {self._kind(*end), self._kind(*other)}
        if other[1] in self._fabric.networks or "vpn" in kinds:
            return ""
        if other[1] in self.joined(end[1]):
            return None
        if "" in kinds:
            return KIND_UNTOLD
        inspected = all(hub.routing_intent.private for hub, _ in (end, other))
        return BY_SUPPORT if inspected else None

    def _kind(self, hub: VirtualHub, end: str) -> str:
        """How a site or cloud comes to a hub; a cloud of Generation 1 has a circuit."""
        if end in {name.lower() for name in hub.expressroute} or end in self._clouds:
            return "expressroute"
        return "vpn" if end in {name.lower() for name in hub.vpn} else ""

    def behind_hubs(self, without: str) -> list[Addresses]:
        """The prefixes of all that hubs connect, but for one."""
        ends = [name for each in self.hubs() for name in connected(each) if name != without]
        return [prefix for name in ends for prefix in self.of(name)]

    def of(self, name: str) -> list[Addresses]:
        """The prefixes of a network, site or cloud."""
        if name in self._fabric.networks:
            return self._fabric.prefixes(name)
        return self.prefixes.get(name, [])


def connected(hub: VirtualHub) -> list[str]:
    """The networks, sites and clouds of a hub, in small letters."""
    networks = [each.virtual_network.lower() for each in hub.connections]
    return [*networks, *(name.lower() for name in hub.connects)]
