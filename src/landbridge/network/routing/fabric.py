"""Virtual networks with those that they see: peers and members of connected groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from landbridge.model.network import Network, Peering, VirtualNetwork
from landbridge.model.network.virtual_network_manager import Connectivity
from landbridge.network.places import Place, hosted
from landbridge.network.routing.regions import apart
from landbridge.space import Addresses, number_of

UNPUBLISHED = "whether a connected group works with a Generation 2 private cloud is not published"
GLOBAL = "global peering with a Generation 2 private cloud needs a support case"


@dataclass(frozen=True)
class Link:
    """What a virtual network sees of another one; names are in small letters."""

    to: str
    word: str
    known: bool = True
    """Whether its prefixes belong to the tag VirtualNetwork here."""
    accepts_forwarded: bool = True
    """Whether the other side takes what does not come from this network itself."""
    in_sync: bool = True
    lends_gateway: bool = False
    """Whether the gateway of the other side may be used from here."""
    doubt: str = ""
    """Why it is not certain that routes are there."""
    condition: str = ""
    """What must be there besides, before anything crosses it."""


class Fabric:
    """The virtual networks of an estate, by name in small letters."""

    def __init__(self, network: Network, places: Sequence[Place]) -> None:
        self.networks = {each.name.lower(): each for each in network.virtual_networks}
        self.clouds = hosted(network)
        self._network, self._places = network, places
        self._prefixes: dict[str, list[Addresses]] = {}

    def prefixes(self, name: str) -> list[Addresses]:
        """The address space, prefix by prefix, with what a private cloud adds to it."""
        if name not in self._prefixes:
            own = [Addresses.parse(each) for each in self.networks[name].address_space]
            self._prefixes[name] = list(dict.fromkeys((*own, *self._of_cloud(name))))
        return self._prefixes[name]

    def space(self, name: str) -> Addresses:
        """All addresses of the address space."""
        return Addresses.union(self.prefixes(name))

    def segments(self, name: str) -> list[Addresses]:
        """The segments of the private cloud that it hosts."""
        cloud = self.clouds.get(name)
        return [Addresses.parse(each.prefix) for each in cloud.segments] if cloud else []

    def synchronised(self, name: str) -> list[Addresses]:
        """The subnets that peers learn besides the address space (current layout only)."""
        cloud = self.clouds.get(name)
        if cloud is None or cloud.layout != "current":
            return []
        return [
            Addresses.parse(prefix)
            for place in self._places
            if place.home == name and place.subnet
            for prefix in place.subnet.prefixes
        ]

    def _of_cloud(self, name: str) -> list[Addresses]:
        cloud = self.clouds.get(name)
        if cloud is None:
            return []
        return [Addresses.parse(cloud.address_block), *self.segments(name)]

    @cached_property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """Whom each network sees; two links may lead to one network, peerings come first."""
        found = {}
        for name, network in self.networks.items():
            made = (link for link in self._spokes(name) if not self._declared(name, link.to))
            links = dict.fromkeys((*self._peers(network), *made, *self._group(name)))
            found[name] = tuple(
                replace(link, condition=self._condition(name, link.to))
                for link in links
                if link.to in self.networks and link.to != name
            )
        return found

    def far(self, one: str, other: str) -> bool:
        """Whether two networks are known to be in different regions."""
        return apart(self.networks[one].region, self.networks[other].region)

    def _condition(self, one: str, other: str) -> str:
        return GLOBAL if {one, other} & self.clouds.keys() and self.far(one, other) else ""

    def is_endpoint(self, place: Place, address: int) -> bool:
        """Whether a private endpoint has this address of a place."""
        return (place.key, address) in self._endpoints

    @cached_property
    def _endpoints(self) -> frozenset[tuple[str, int]]:
        return frozenset(
            (each.subnet.lower(), number_of(each.address))
            for each in self._network.private_endpoints
        )

    def _peers(self, network: VirtualNetwork) -> Iterator[Link]:
        for here in network.peerings:
            there = self._other_side(network.name, here.to)
            if there and here.state == there.state == "connected":
                yield Link(
                    here.to.lower(),
                    "peering",
                    known=here.allow_virtual_network_access,
                    accepts_forwarded=there.allow_forwarded_traffic,
                    in_sync=here.in_sync,
                    lends_gateway=here.use_remote_gateways and there.allow_gateway_transit,
                )

    def _declared(self, name: str, other: str) -> bool:
        """Whether the file speaks of a peering between two networks, in whatever state."""
        return any(
            peering.to.lower() == there and here in self.networks
            for here, there in ((name, other), (other, name))
            for peering in self.networks[here].peerings
        )

    def _other_side(self, name: str, to: str) -> Peering | None:
        other = self.networks.get(to.lower())
        peerings = other.peerings if other else ()
        return next((each for each in peerings if each.to.lower() == name.lower()), None)

    def _spokes(self, name: str) -> Iterator[Link]:
        """Peerings that Virtual Network Manager makes between a hub and its spokes."""
        for each in self._network.network_manager.connectivity:
            if each.topology == "hub-and-spoke" and each.hub:
                hub, spokes = each.hub.lower(), self._members(each)
                if name == hub:
                    yield from (Link(spoke, "peering") for spoke in spokes)
                elif name in spokes:
                    yield Link(hub, "peering", lends_gateway=each.use_hub_gateway)

    def _group(self, name: str) -> Iterator[Link]:
        for each in self._network.network_manager.connectivity:
            joined = each.topology == "mesh" or each.direct_connectivity
            for group in self._groups(each) if joined else ():
                if name in group:
                    yield from (self._member(name, other) for other in group)

    def _member(self, name: str, other: str) -> Link:
        doubt = UNPUBLISHED if {name, other} & self.clouds.keys() else ""
        return Link(other, "connected group", doubt=doubt)

    def _groups(self, each: Connectivity) -> list[list[str]]:
        """A mesh is one connected group; direct connectivity makes one of each network group."""
        named = {
            group.name.lower(): [member.lower() for member in group.virtual_networks]
            for group in self._network.network_manager.network_groups
        }
        groups = [named.get(name.lower(), []) for name in each.groups]
        return [[name for group in groups for name in group]] if each.topology == "mesh" else groups

    def _members(self, each: Connectivity) -> list[str]:
        return [name for group in self._groups(each) for name in group]
