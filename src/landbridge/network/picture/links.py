"""What joins the networks, hubs, sites and clouds of an estate, in both directions at once."""

from collections.abc import Iterator, Mapping, Sequence

from landbridge.model.network import Network, Peering
from landbridge.model.topology import INTERNET, Link, LinkKind
from landbridge.network.places import Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.fabric import Link as Seen
from landbridge.security.ranges import public
from landbridge.space import number_of

KINDS: Mapping[str, LinkKind] = {"peering": "peering", "connected group": "connected-group"}


def links(network: Network, places: Sequence[Place]) -> Iterator[Link]:
    """Every link once; peerings that do not work are there, and say so."""
    fabric = Fabric(network, places)
    names = {each.name.lower(): each.name for each in network.virtual_networks}
    yield from _seen(fabric, names)
    yield from _broken(network, fabric, names)
    yield from _gateways(network, names)
    yield from _virtual_hubs(network, names)
    for each in network.global_reach:
        yield Link(first=each.between[0], second=each.between[1], kind="global-reach")
    yield from _public(network, names)


def _seen(fabric: Fabric, names: Mapping[str, str]) -> Iterator[Link]:
    """Peerings and connected groups; two may join the same pair."""
    done = set()
    for here in names:
        for link in fabric.links[here]:
            pair = (frozenset((here, link.to)), link.word)
            if pair not in done:
                done.add(pair)
                back = next(e for e in fabric.links[link.to] if (e.to, e.word) == (here, link.word))
                yield _joined(names[here], names[link.to], link, back)


def _joined(first: str, second: str, there: Seen, back: Seen) -> Link:
    said = (*_said(first, second, there), *_said(second, first, back))
    doubt = there.doubt or back.doubt or there.condition
    return Link(first=first, second=second, kind=KINDS[there.word], says=said, doubt=doubt)


def _said(here: str, there: str, link: Seen) -> Iterator[str]:
    """What is set on one side and differs from a plain link, or lends a gateway."""
    if link.lends_gateway:
        yield f"{here} uses the gateway of {there}"
    if not link.accepts_forwarded:
        yield f"{there} takes no forwarded traffic from {here}"
    if not link.known:
        yield f"{there} is not in VirtualNetwork for {here}"
    if not link.in_sync:
        yield f"{here} may not know the present addresses of {there}"


def _broken(network: Network, fabric: Fabric, names: Mapping[str, str]) -> Iterator[Link]:
    """Peerings that the file speaks of and over which nothing flows."""
    done = {frozenset((here, link.to)) for here in names for link in fabric.links[here]}
    for each in network.virtual_networks:
        for peering in each.peerings:
            pair = frozenset((each.name.lower(), peering.to.lower()))
            if peering.to.lower() in names and pair not in done:
                done.add(pair)
                other = names[peering.to.lower()]
                says = (f"{each.name} says {peering.state}", _answer(network, other, each.name))
                yield Link(first=each.name, second=other, kind="peering", says=says, works=False)


def _answer(network: Network, other: str, name: str) -> str:
    sides: dict[str, tuple[Peering, ...]] = {e.name: e.peerings for e in network.virtual_networks}
    states = [each.state for each in sides[other] if each.to.lower() == name.lower()]
    return f"{other} says {states[0] if states else 'nothing'}"


def _gateways(network: Network, names: Mapping[str, str]) -> Iterator[Link]:
    outside = _outside(network)
    for gateway in network.gateways:
        home = names.get(gateway.virtual_network.lower())
        for name in gateway.connects if home else ():
            other = outside.get(name.lower())
            if home and other:
                yield Link(first=other, second=home, kind=gateway.kind, by=gateway.name)


def _outside(network: Network) -> Mapping[str, str]:
    """Sites and clouds by name in small letters, as they are written."""
    names = [each.name for each in network.sites] + [each.name for each in network.private_clouds]
    return {name.lower(): name for name in names}


def _virtual_hubs(network: Network, names: Mapping[str, str]) -> Iterator[Link]:
    outside = _outside(network)
    for hub in network.virtual_hubs:
        for connection in hub.connections:
            if name := names.get(connection.virtual_network.lower()):
                yield Link(first=hub.name, second=name, kind="virtual-hub")
        for each in hub.connects:
            if name := outside.get(each.lower()):
                yield Link(first=name, second=hub.name, kind="virtual-hub")
    for one, other in zip(network.virtual_hubs, network.virtual_hubs[1:], strict=False):
        yield Link(first=one.name, second=other.name, kind="virtual-hub")


def _public(network: Network, names: Mapping[str, str]) -> Iterator[Link]:
    """Networks with public addresses or a NAT gateway, and virtual hubs that lead out."""
    for key, name in names.items():
        if found := tuple(dict.fromkeys(_leads_out(network, key))):
            yield Link(first=INTERNET, second=name, kind="public-address", says=found)
    for hub in network.virtual_hubs:
        if hub.routing_intent.internet:
            says = ("routing intent for the Internet",)
            yield Link(first=INTERNET, second=hub.name, kind="public-address", says=says)


def _leads_out(network: Network, key: str) -> Iterator[str]:
    """Everything by which packets of a network get out, or others get in."""
    for part in (_firewalls, _machines, _balancers, _nat_gateways, _lent):
        yield from part(network, key)


def _firewalls(network: Network, key: str) -> Iterator[str]:
    for each in network.firewalls:
        if each.virtual_network.lower() == key and each.leads_out:
            yield f"{each.name} has {', '.join(each.public_addresses) or 'a public address'}"


def _machines(network: Network, key: str) -> Iterator[str]:
    for each in network.interfaces:
        if _home(each.subnet) == key and each.public_address:
            yield f"{each.name} has {each.public_address}"


def _balancers(network: Network, key: str) -> Iterator[str]:
    own = {each.name.lower() for each in network.interfaces if _home(each.subnet) == key}
    for each in network.load_balancers:
        behind = own & {name.lower() for name in each.interfaces}
        if behind and number_of(each.address) in public():
            yield f"{each.name} has {each.address}"


def _nat_gateways(network: Network, key: str) -> Iterator[str]:
    own = (each for each in network.virtual_networks if each.name.lower() == key)
    for subnet in (subnet for each in own for subnet in each.subnets):
        if subnet.nat_gateway:
            yield f"NAT gateway {subnet.nat_gateway}, outbound only"


def _lent(network: Network, key: str) -> Iterator[str]:
    for each in network.private_clouds:
        if each.internet and (each.virtual_network or "").lower() == key:
            yield f"the service lends {each.name} an egress"


def _home(subnet: str) -> str:
    return subnet.lower().partition("/")[0]
