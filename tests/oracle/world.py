"""The network of the file, looked up by name: places, address spaces, attachments."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from ipaddress import ip_address, ip_network
from typing import Literal

from tests.oracle.numbers import any_inside, is_public, net

from landbridge.catalogue import catalogue
from landbridge.model.network import (
    AvsNetwork,
    Firewall,
    Interface,
    Network,
    PrivateEndpoint,
    Subnet,
    VirtualNetwork,
)
from landbridge.model.network.nsx import ServiceSubnet
from landbridge.model.network.virtual_network import Peering

UPLINKS = ("avs-nsx-gw", "avs-nsx-gw-1")
INBOUND = {"current": ("avs-network-infra-gw",), "initial": ("avs-nsx-gw", "avs-nsx-gw-1")}
IPV4 = re.compile(r"\b\d+\.\d+\.\d+\.\d+(?:/\d+)?")
OPEN_ROLES = {"nsx-gateway": "uplink", "network-infra-gateway": "inbound"}


@dataclass(frozen=True)
class Place:
    """Where packets start and end; `role` is what the service uses a subnet for."""

    kind: Literal["subnet", "segment", "management", "site", "internet", "platform"]
    name: str
    prefixes: tuple[str, ...]
    network: str = ""
    cloud: str = ""
    role: Literal["own", "uplink", "inbound", "hidden"] = "own"
    layout_name: str = ""
    subnet: Subnet = field(default_factory=lambda: Subnet(name="-", prefixes=("0.0.0.0/32",)))
    tier1: str = ""

    @property
    def short(self) -> str:
        """The name of a subnet or segment without what it is in."""
        return self.name.rpartition("/")[2].lower()


INTERNET = Place("internet", "Internet", ())
PROBES, METADATA = "168.63.129.16", "169.254.169.254"


class World:
    """A network with its service tags."""

    def __init__(self, network: Network, tags: Mapping[str, Sequence[str]] | None) -> None:
        self.network = network
        self.tags = None if tags is None else {k.lower(): tuple(v) for k, v in tags.items()}
        self.networks = {each.name.lower(): each for each in network.virtual_networks}
        self.sites = {each.name.lower(): each for each in network.sites}
        self.clouds = {each.name.lower(): each for each in network.private_clouds}
        self.groups = {each.name.lower(): each for each in network.network_security_groups}
        self.tables = {each.name.lower(): each for each in network.route_tables}
        self.policies = {each.name.lower(): each for each in network.firewall_policies}
        self.hubs = {each.name.lower(): each for each in network.virtual_hubs}
        self.places = [place for place in self._places() if place.prefixes]
        self.spaces = {name: self._space(each) for name, each in self.networks.items()}

    def cloud_of(self, network: str) -> AvsNetwork | None:
        """The private cloud of Generation 2 that a virtual network hosts."""
        hosted = (c for c in self.clouds.values() if c.generation == 2 and c.virtual_network)
        return next((c for c in hosted if (c.virtual_network or "").lower() == network), None)

    def _space(self, network: VirtualNetwork) -> tuple[str, ...]:
        cloud = self.cloud_of(network.name.lower())
        inner = (*(s.prefix for s in cloud.segments), cloud.address_block) if cloud else ()
        return tuple(dict.fromkeys((*network.address_space, *inner)))

    def _places(self) -> Iterable[Place]:
        for name, network in self.networks.items():
            yield from self._subnets(name, network)
        for cloud in self.clouds.values():
            yield from _segments(cloud)
            if cloud.generation == 1:
                yield Place("management", f"{cloud.name}/management", (cloud.address_block,),
                            cloud=cloud.name.lower())  # fmt: skip
        for site in self.sites.values():
            yield Place("site", site.name, site.prefixes)
        yield Place("platform", "Azure platform", (PROBES,))
        yield Place("platform", "Azure instance metadata", (METADATA,))

    def _subnets(self, key: str, network: VirtualNetwork) -> Iterable[Place]:
        cloud = self.cloud_of(key)
        made = _made_by_service(cloud, network) if cloud else {}
        for subnet in network.subnets:
            layout_name = _layout_name(subnet.name, made)
            place = Place("subnet", f"{network.name}/{subnet.name}", subnet.prefixes, key,
                          subnet=subnet)  # fmt: skip
            if cloud and layout_name:
                service = made.pop(layout_name)
                attached = _attached(cloud, layout_name, subnet)
                place = replace(service, name=place.name, prefixes=place.prefixes, subnet=attached)
            yield place
        yield from made.values()

    def place_named(self, name: str) -> Place:
        """The place of this name; KeyError where there is none."""
        if name.lower() == "internet":
            return INTERNET
        found = next((p for p in self.places if p.name.lower() == name.lower()), None)
        if found is None:
            raise KeyError(name)
        return found

    def places_of(self, address: str) -> list[Place]:
        """All places that hold an address; the Internet where no other does."""
        found = [place for place in self.places if any_inside(address, place.prefixes)]
        return found or ([INTERNET] if is_public(address) else [])

    def on_internet(self, address: str) -> bool:
        """Whether an address is one of the Internet."""
        return self.places_of(address) == [INTERNET]

    def place_in(self, network: str, address: str) -> Place | None:
        """The subnet or segment of a virtual network that holds the address."""
        cloud = self.cloud_of(network)
        mine = cloud.name.lower() if cloud else None
        here = (
            p
            for p in self.places
            if p.network == network or (mine and p.kind == "segment" and p.cloud == mine)
        )
        return next((place for place in here if any_inside(address, place.prefixes)), None)

    def subnet_of(self, network: str, name: str) -> Place:
        """A subnet of the service's or Azure's own name, whether or not the file declares it."""
        mine = (p for p in self.places if p.kind == "subnet" and p.network == network)
        found = next((p for p in mine if name.lower() in {p.short, p.layout_name}), None)
        return found or Place("subnet", f"{self.networks[network].name}/{name}", (), network)

    def uplinks(self, cloud: AvsNetwork) -> list[Place]:
        """The two subnets by which guests leave."""
        return [self.subnet_of((cloud.virtual_network or "").lower(), name) for name in UPLINKS]

    def inbound_subnets(self, cloud: AvsNetwork) -> list[Place]:
        """The subnets of which one hands packets to the guests of a cloud."""
        home = (cloud.virtual_network or "").lower()
        return [self.subnet_of(home, name) for name in INBOUND[cloud.layout]]

    def interface(self, place: Place, address: str) -> Interface | None:
        """The interface with this address in a subnet."""
        named = (i for i in self.network.interfaces if i.subnet.lower() == place.name.lower())
        return next((i for i in named if net(i.address) == net(address)), None)

    def endpoint(self, place: Place, address: str) -> PrivateEndpoint | None:
        """The private endpoint with this address in a subnet."""
        named = (
            e for e in self.network.private_endpoints if e.subnet.lower() == place.name.lower()
        )
        return next((e for e in named if net(e.address) == net(address)), None)

    def told_apart(self, prefix: str) -> list[str]:
        """One IPv4 address for each part of a prefix that nothing in the file tells apart.

        Of a subnet, the first that Azure lends and the one behind it are among them.
        """
        within = net(prefix)
        found = {int(within[n]) for n in (0, 4, 5)}
        found |= {edge for edge in self._edges if int(within[0]) <= edge <= int(within[-1])}
        return [str(ip_address(each)) for each in sorted(found)]

    @cached_property
    def _edges(self) -> set[int]:
        """Where a prefix, range or address of the file begins, and what comes behind it."""
        told = [net(text) for text in IPV4.findall(self.network.model_dump_json())]
        return {edge for each in told for edge in (int(each[0]), int(each[-1]) + 1)}

    def firewall_address(self, firewall: Firewall) -> str:
        """Its private address: Azure keeps the first four of a subnet."""
        if firewall.address:
            return firewall.address
        subnet = self.subnet_of(firewall.virtual_network.lower(), "AzureFirewallSubnet")
        return str(net(subnet.prefixes[0])[4])

    @cached_property
    def peerings(self) -> dict[str, dict[str, Peering]]:
        """Each network's side of its peerings, with those that Virtual Network Manager makes."""
        found: dict[str, dict[str, Peering]] = {}
        for name, network in self.networks.items():
            found[name] = {peering.to.lower(): peering for peering in network.peerings}
        for hub, spoke, gateway in self._managed():
            found[hub].setdefault(spoke, Peering(
                to=spoke, allow_forwarded_traffic=True, allow_gateway_transit=gateway))  # fmt: skip
            found[spoke].setdefault(hub, Peering(
                to=hub, allow_forwarded_traffic=True, use_remote_gateways=gateway))  # fmt: skip
        return found

    def members(self, group: str) -> list[str]:
        """The networks of a network group."""
        groups = self.network.network_manager.network_groups
        named = (each for each in groups if each.name.lower() == group.lower())
        return [name.lower() for each in named for name in each.virtual_networks]

    def _managed(self) -> Iterable[tuple[str, str, bool]]:
        for each in self.network.network_manager.connectivity:
            if each.topology != "hub-and-spoke" or not each.hub:
                continue
            lending = {name for group in each.groups if group.use_hub_gateway
                       for name in self.members(group.name)}  # fmt: skip
            spokes = {name for group in each.groups for name in self.members(group.name)}
            for spoke in sorted(spokes - {each.hub.lower()}):
                yield each.hub.lower(), spoke, spoke in lending


def _segments(cloud: AvsNetwork) -> Iterable[Place]:
    network = (cloud.virtual_network or "").lower() if cloud.generation == 2 else ""
    for segment in cloud.segments:
        yield Place("segment", f"{cloud.name}/{segment.name}", (segment.prefix,), network,
                    cloud.name.lower(), tier1=segment.tier1)  # fmt: skip


def _made_by_service(cloud: AvsNetwork, network: VirtualNetwork) -> dict[str, Place]:
    """The subnets of the cloud's layout, moved from the example's block to its own."""
    layout = catalogue().value(f"network.subnet-layout.{cloud.layout}")
    assert isinstance(layout, dict)
    start = int(net(cloud.address_block)[0]) - int(net(str(layout["block"]))[0])
    found: dict[str, Place] = {}
    subnets = layout["subnets"]
    assert isinstance(subnets, tuple)
    for row in subnets:
        assert isinstance(row, dict)
        if row["role"] == "reserved":
            continue
        name = str(row.get("prefix", row["role"]))
        example = net(str(row["cidr"]))
        prefix = str(ip_network((int(example[0]) + start, example.prefixlen)))
        found[name] = Place(
            "subnet", f"{network.name}/{name}", (prefix,), network.name.lower(),
            cloud.name.lower(), OPEN_ROLES.get(str(row["role"]), "hidden"), name,  # type: ignore[arg-type]  # one of the roles
            subnet=_attached(cloud, name, Subnet(name=name, prefixes=(prefix,))),
        )  # fmt: skip
    return found


def _attached(cloud: AvsNetwork, name: str, subnet: Subnet) -> Subnet:
    services = {key.lower(): each for key, each in cloud.service_subnets.items()}
    service = services.get(name, ServiceSubnet())
    return subnet.model_copy(update={
        "network_security_group": service.network_security_group or subnet.network_security_group,
        "route_table": service.route_table or subnet.route_table,
    })  # fmt: skip


def _layout_name(name: str, made: Mapping[str, Place]) -> str | None:
    """The name of the layout with which a declared subnet's name begins."""
    fits = [each for each in made if f"{name.lower()}-".startswith(f"{each}-")]
    return max(fits, key=len, default=None)
