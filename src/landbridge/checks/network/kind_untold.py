"""Keys that decide who reaches whom, and that nobody has set."""

from collections.abc import Iterator
from itertools import chain

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.network import Network
from landbridge.security.ranges import public
from landbridge.space import Addresses

SEVERAL = 2
"""Sites that may or may not meet."""


def _untold(subject: Subject) -> Iterator[Hit]:
    network = subject.estate.network
    parts = (_gateways, _hubs, _interfaces, _balancers)
    return chain.from_iterable(part(network) for part in parts)


def _gateways(network: Network) -> Iterator[Hit]:
    for at, each in enumerate(network.gateways):
        if each.kind == "vpn" and each.bgp is None and len(each.connects) >= SEVERAL:
            told = f"whether {', '.join(each.connects)} meet depends on `bgp`"
            yield Hit(each.name, told, keys=(("network", "gateways", at),))


def _hubs(network: Network) -> Iterator[Hit]:
    several = sum(len(hub.connects) for hub in network.virtual_hubs) >= SEVERAL
    clouds = {each.name.lower() for each in network.private_clouds}
    for at, hub in enumerate(network.virtual_hubs):
        said = {name.lower() for name in (*hub.expressroute, *hub.vpn)}
        bare = [name for name in hub.connects if name.lower() not in said | clouds]
        if bare and several:
            told = f"{', '.join(bare)}: whom it meets depends on `expressroute` or `vpn`"
            yield Hit(hub.name, told, keys=(("network", "virtual_hubs", at, "connects"),))


def _interfaces(network: Network) -> Iterator[Hit]:
    bare = _unguarded(network)
    for at, each in enumerate(network.interfaces):
        if each.public_address and each.public_sku is None and each.name.lower() in bare:
            told = "without a security group, who gets in depends on `public_sku`"
            yield Hit(each.name, told, keys=(("network", "interfaces", at, "public_address"),))


def _balancers(network: Network) -> Iterator[Hit]:
    bare = _unguarded(network)
    for at, each in enumerate(network.load_balancers):
        outside = Addresses.parse(each.address) <= public()
        if outside and each.sku is None and bare & {name.lower() for name in each.interfaces}:
            told = "before a machine without a security group, who gets in depends on `sku`"
            yield Hit(each.name, told, keys=(("network", "load_balancers", at, "address"),))


def _unguarded(network: Network) -> frozenset[str]:
    """The machines that have no security group, nor their subnets."""
    guarded = {
        f"{home.name}/{subnet.name}".lower()
        for home in network.virtual_networks
        for subnet in home.subnets
        if subnet.network_security_group
    }
    return frozenset(
        each.name.lower()
        for each in network.interfaces
        if not each.network_security_group and each.subnet.lower() not in guarded
    )


KIND_UNTOLD = Rule(
    id="azure.kind-untold",
    severity=Severity.INFO,
    says="what decides who reaches whom is not told: BGP, the kind of a connection, or a SKU",
    happens="the proof leaves it open, and answers depends",
    fix="The network engineer: set the key as it stands in Azure.",
    source=("gateway.vpn.transit", "vwan.expressroute-transit", "public-address.standard.inbound"),
    needs=(NETWORK,),
    find=_untold,
    undecided=answered,
)
