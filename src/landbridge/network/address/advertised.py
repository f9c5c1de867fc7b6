"""What an ExpressRoute gateway advertises besides the private cloud's own network."""

from collections.abc import Iterator

from landbridge.model.network import Network, VirtualNetwork


def beside(network: Network, own: str) -> int | None:
    """The most prefixes of other networks that a gateway which serves `own` advertises.

    None where no ExpressRoute gateway serves it, as far as is declared: nothing is known then.
    """
    known = {each.name.casefold(): each for each in network.virtual_networks}
    serving = [each for each in _with_gateway(network, known) if own in _served(each, known)]
    return max((_prefixes(_served(each, known) - {own}, known) for each in serving), default=None)


def _with_gateway(network: Network, known: dict[str, VirtualNetwork]) -> Iterator[str]:
    for gateway in network.gateways:
        key = gateway.virtual_network.casefold()
        if gateway.kind == "expressroute" and key in known:
            yield key


def _served(lender: str, known: dict[str, VirtualNetwork]) -> frozenset[str]:
    """The network of a gateway, and those that use it as peers."""
    users = {
        name
        for name, each in known.items()
        for peering in each.peerings
        if peering.use_remote_gateways and peering.to.casefold() == lender
    }
    return frozenset({lender, *users})


def _prefixes(names: frozenset[str], known: dict[str, VirtualNetwork]) -> int:
    return len({prefix for name in names for prefix in known[name].address_space})
