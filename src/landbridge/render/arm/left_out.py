"""What of a network has no body here: told, so that nobody misses it in silence."""

from collections.abc import Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.model.network import Network
from landbridge.render.arm.circuits import circuit_of
from landbridge.render.arm.ground import Ground

NOT_MADE: Mapping[str, str] = {
    "interfaces": "machines are not made, and their interfaces come with them",
    "load_balancers": "load balancers stand before machines, which are not made",
}
"""The lists of a network of which nothing is made, and why."""
NO_SERVICE = "a private endpoint needs the id of its service (`service_id`), which is not told"
NO_CIRCUITS = (
    "Global Reach is made of a private cloud of Generation 1 whose `resource_group` is told, with"
    " another or with a site whose `circuit` is told"
)
EDIT_ONLY = "routing.udr.edit-only"
OWN_TABLE = (
    "routes of gateways are switched off in it; the table of the service on {} gets its routes, and"
    " keeps that switch as the service has it"
)
UNTOLD = "over ExpressRoute or over VPN is not told, so that no gateway is made"


def left_out(ground: Ground) -> Iterator[str]:
    """A sentence for each list that has something in it, with its names."""
    network = ground.network
    for key, why in NOT_MADE.items():
        names = [each.name for each in getattr(network, key)]
        if names:
            yield f"{', '.join(names)}: {why}"
    yield from _of_endpoints(network)
    yield from _of_global_reach(ground)
    yield from _of_hubs(network)
    yield from _of_tables(ground)
    for cloud in network.private_clouds[1:]:
        yield f"{cloud.name}: only the private cloud that shall be is made"


def _of_endpoints(network: Network) -> Iterator[str]:
    names = [each.name for each in network.private_endpoints if not each.service_id]
    if names:
        yield f"{', '.join(names)}: {NO_SERVICE}"


def _of_global_reach(ground: Ground) -> Iterator[str]:
    """What is joined with a private cloud of Generation 1 is made where both circuits are told."""
    for each in ground.network.global_reach:
        found = [circuit_of(name, ground) for name in each.between]
        if None in found or all(one and one.id for one in found):
            yield f"{' and '.join(each.between)}: {NO_CIRCUITS}"


def _of_hubs(network: Network) -> Iterator[str]:
    """What is behind a hub nobody knows by which gateway."""
    for hub in network.virtual_hubs:
        told = {name.lower() for name in (*hub.expressroute, *hub.vpn)}
        names = [name for name in hub.connects if name.lower() not in told]
        if names:
            yield f"{hub.name} to {', '.join(names)}: {UNTOLD}"


def _of_tables(ground: Ground) -> Iterator[str]:
    """What of a table does not come into that of the service."""
    name = str(catalogue().value(EDIT_ONLY))
    tables = {each.name.lower(): each for each in ground.network.route_tables}
    for cloud in ground.network.private_clouds[:1]:
        on = {key.lower(): each for key, each in cloud.service_subnets.items()}.get(name)
        table = tables.get((on.route_table or "").lower()) if on else None
        if table and not table.gateway_propagation:
            yield f"{table.name}: {OWN_TABLE.format(name)}"
