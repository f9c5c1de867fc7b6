"""The topology of a network: what a picture shows of it, and whose rules count where."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from landbridge.model.network import Network, VirtualNetwork
from landbridge.model.topology import INTERNET, Device, Node, Part, Topology
from landbridge.network.picture.links import links
from landbridge.network.picture.meanings import meanings
from landbridge.network.picture.rule_sets import ROUTES, rule_sets
from landbridge.network.places import Place, hosted, places
from landbridge.network.routing.routes import GATEWAY_SUBNET
from landbridge.network.service import Role
from landbridge.security.ends import Tags

GATEWAY = {"expressroute": "ExpressRoute", "vpn": "VPN"}
FIREWALL = "Azure Firewall"


def outline(network: Network, tags: Tags | None = None) -> Topology:
    """Every node with its parts, every link, and every set of rules with what its names mean."""
    found = places(network)
    joined = tuple(links(network, found))
    meet = _hubs(network, {frozenset((each.first, each.second)) for each in joined})
    nodes = (*_networks(network, found, meet), *_virtual_hubs(network), *_outside(network, found))
    return Topology(
        nodes=nodes,
        links=joined,
        rule_sets=tuple(rule_sets(network, found)),
        names=tuple(meanings(network, tags)),
    )


def _networks(network: Network, found: Iterable[Place], meet: frozenset[str]) -> Iterator[Node]:
    clouds, parts = hosted(network), _parts(found)
    for each in network.virtual_networks:
        key = each.name.lower()
        yield Node(
            name=each.name,
            kind="network",
            prefixes=each.address_space,
            hub=each.name in meet,
            cloud=clouds[key].name if key in clouds else "",
            devices=tuple(_devices(network, each)),
            parts=parts.get(key, ()),
        )


def _devices(network: Network, each: VirtualNetwork) -> Iterator[Device]:
    key = each.name.lower()
    for firewall in network.firewalls:
        if firewall.virtual_network.lower() == key:
            yield Device(name=firewall.name, word=FIREWALL, stage=FIREWALL, rules=firewall.name)
    for gateway in network.gateways:
        if gateway.virtual_network.lower() == key:
            word, table = GATEWAY[gateway.kind], _gateway_table(each)
            yield Device(name=gateway.name, word=word, stage=ROUTES if table else "", rules=table)
    for machine in network.interfaces:
        if machine.ip_forwarding and machine.subnet.lower().partition("/")[0] == key:
            yield Device(name=machine.name, word="Appliance")


def _gateway_table(network: VirtualNetwork) -> str:
    """The route table on the subnet of its gateways."""
    found = (each for each in network.subnets if each.name.lower() == GATEWAY_SUBNET)
    return next((each.route_table or "" for each in found), "")


def _virtual_hubs(network: Network) -> Iterator[Node]:
    for hub in network.virtual_hubs:
        name = f"hub {hub.name}"
        firewall = Device(name=name, word=FIREWALL, stage=FIREWALL, rules=name)
        yield Node(
            name=hub.name,
            kind="virtual-hub",
            prefixes=(hub.prefix,),
            hub=True,
            devices=(firewall,) if hub.firewall_policy else (),
        )


def _outside(network: Network, found: Iterable[Place]) -> Iterator[Node]:
    """Sites, private clouds that are in no virtual network, and the Internet."""
    parts = _parts(found)
    for cloud in network.private_clouds:
        if cloud.generation == 1 or not cloud.virtual_network:
            own = parts.get(cloud.name.lower(), ())
            yield Node(
                name=cloud.name, kind="private-cloud", prefixes=(cloud.address_block,), parts=own
            )
    for site in network.sites:
        own = (Part(name=site.name, prefixes=site.prefixes),)
        yield Node(name=site.name, kind="site", prefixes=site.prefixes, parts=own)
    yield Node(name=INTERNET, kind="internet", parts=(Part(name=INTERNET),))


def _parts(found: Iterable[Place]) -> dict[str, tuple[Part, ...]]:
    """The places of each home, by its name in small letters."""
    by_home: dict[str, tuple[Part, ...]] = {}
    for place in found:
        by_home[place.home] = (*by_home.get(place.home, ()), _part(place))
    return by_home


def _part(place: Place) -> Part:
    subnet = place.subnet
    return Part(
        name=place.name,
        prefixes=subnet.prefixes if subnet else tuple(place.addresses.prefixes()),
        of_service=place.role is not Role.PLAIN,
        network_security_group=(subnet.network_security_group or "") if subnet else "",
        route_table=(subnet.route_table or "") if subnet else "",
    )


def _hubs(network: Network, pairs: set[frozenset[str]]) -> frozenset[str]:
    """Networks with a firewall, and those in which others meet that do not see each other."""
    guarded = {each.virtual_network.lower() for each in network.firewalls}
    names = [each.name for each in network.virtual_networks]
    return frozenset(
        name
        for name in names
        if name.lower() in guarded or _joins(name, [n for n in names if {n, name} in pairs], pairs)
    )


def _joins(name: str, others: list[str], pairs: set[frozenset[str]]) -> bool:
    apart = (pair for pair in combinations(others, 2) if frozenset(pair) not in pairs)
    return name not in others and next(apart, None) is not None
