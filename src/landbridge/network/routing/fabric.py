"""Virtual networks with those that they see: peers and members of connected groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from landbridge.model.network import Network, Peering, VirtualNetwork
from landbridge.network.places import Place, hosted
from landbridge.network.routing.managed import connected_groups, spokes
from landbridge.network.routing.regions import apart
from landbridge.space import Addresses, number_of

UNPUBLISHED = "whether a connected group works with a Generation 2 private cloud is not published"
REGIONAL = (
    "a connected group joins networks of one region unless it is made to join all (global mesh), "
    "and whether it is, or where they are, is not told"
)
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
        for spoke in spokes(self._network.network_manager):
            if name == spoke.hub:
                yield Link(spoke.name, "peering")
            elif name == spoke.name:
                yield Link(spoke.hub, "peering", lends_gateway=spoke.uses_gateway)

    def _group(self, name: str) -> Iterator[Link]:
        """Fellow members of connected groups, each once: certain if one of the groups is."""
        found: dict[str, str] = {}
        for group in connected_groups(self._network.network_manager):
            for other in group.members if name in group.members else ():
                doubt = self._doubt(name, other, group.across_regions)
                if doubt is not None:
                    found[other] = doubt and found.get(other, doubt)
        yield from (Link(other, "connected group", doubt=why) for other, why in found.items())

    def _doubt(self, name: str, other: str, across_regions: bool | None) -> str | None:
        """Why it is not certain that two members see each other; None if they do not."""
        if not {name, other} <= self.networks.keys():
            return None
        near = self._near(name, other)
        if across_regions is False and near is False:
            return None
        if {name, other} & self.clouds.keys():
            return UNPUBLISHED
        return "" if near or across_regions else REGIONAL

    def _near(self, one: str, other: str) -> bool | None:
        """Whether two networks are in one region; None where that is not told."""
        regions = (self.networks[one].region, self.networks[other].region)
        return not apart(*regions) if all(regions) else None
