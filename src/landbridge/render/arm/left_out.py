"""What of a network has no body here: told, so that nobody misses it in silence."""

from collections.abc import Iterator, Mapping

from landbridge.model.network import Network

NOT_MADE: Mapping[str, str] = {
    "interfaces": "machines are not made, and their interfaces come with them",
    "load_balancers": "load balancers are not made",
    "private_endpoints": "private endpoints need the id of a service, which no estate tells",
    "global_reach": "Global Reach needs keys of circuits",
    "virtual_hubs": "virtual WAN is not made",
}
"""The lists of a network of which nothing is made, and why."""


def left_out(network: Network) -> Iterator[str]:
    """A sentence for each list that has something in it, with its names."""
    for key, why in NOT_MADE.items():
        names = [_name(each) for each in getattr(network, key)]
        if names:
            yield f"{', '.join(names)}: {why}"
    for cloud in network.private_clouds[1:]:
        yield f"{cloud.name}: only the private cloud that shall be is made"


def _name(thing: object) -> str:
    between = getattr(thing, "between", ())
    return str(getattr(thing, "name", "")) or " and ".join(between)
