"""What gives a connection a way, where no route leads there."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.model.network.virtual_network import Peering
from landbridge.model.proof import Cause
from landbridge.network.mend.edit import Edit, added, struck
from landbridge.network.places import Kind, Place
from landbridge.network.proof import Proof
from landbridge.space import Addresses


def on_the_way(
    proof: Proof, cause: Cause, source: Place, destination: Place
) -> Iterator[list[Edit]]:
    """Two networks peered that are not, or a route taken out that drops what it meets."""
    yield from _peered(proof, source, destination)
    yield from _dropping(proof.network, cause, proof.places, destination)


def _peered(proof: Proof, source: Place, destination: Place) -> Iterator[list[Edit]]:
    homes = {each.name.lower(): nth for nth, each in enumerate(proof.network.virtual_networks)}
    ends = [each.home for each in (source, destination)]
    if ends[0] == ends[1] or not homes.keys() >= {*ends} or _overlap(proof.network, *ends):
        return
    networks = [proof.network.virtual_networks[homes[each]] for each in ends]
    edits = [
        added(
            f"virtual network {one.name}",
            f"peer it with {other.name}",
            ("virtual_networks", homes[one.name.lower()], "peerings"),
            Peering(to=other.name),
        )
        for one, other in (networks, networks[::-1])
        if other.name.lower() not in {each.to.lower() for each in one.peerings}
    ]
    if edits:
        yield edits


def _overlap(network: Network, *names: str) -> bool:
    spaces = [
        Addresses.of(each.address_space)
        for each in network.virtual_networks
        if each.name.lower() in names
    ]
    return bool(spaces[0] & spaces[1])


def _dropping(
    network: Network, cause: Cause, places: tuple[Place, ...], destination: Place
) -> Iterator[list[Edit]]:
    """The route of the place's own table that leads nowhere."""
    at = [each for each in places if each.name == cause.place and each.kind is Kind.SUBNET]
    names = {(each.subnet.route_table or "").lower() for each in at if each.subnet}
    for nth, table in enumerate(network.route_tables):
        for route in table.routes:
            drops = table.name.lower() in names and route.next_hop == "none"
            if drops and _covers(route.prefix, destination):
                does = f"take out the route {route.name or route.prefix}, which drops"
                path = ("route_tables", nth, "routes")
                yield [struck(f"route table {table.name}", does, path, route)]


def _covers(prefix: str, destination: Place) -> bool:
    try:
        return bool(Addresses.parse(prefix) & destination.addresses)
    except ValueError:
        return False
