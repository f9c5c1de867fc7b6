"""The gateway that is drawn, and whom it connects."""

from landbridge.model.network import Gateway, Network


def with_gateway(network: Network, home: str) -> Network:
    """An ExpressRoute gateway to every site and Generation 1 cloud that no gateway connects.

    A network has one of its kind: where it is declared, it connects them too.
    """
    left = _left(network)
    if not left:
        return network
    own = [each for each in network.gateways if _ends_circuits(each, home)]
    if not own:
        name = f"{home}-gateway"
        made = Gateway(name=name, virtual_network=home, kind="expressroute", connects=left)
        return network.model_copy(update={"gateways": (*network.gateways, made)})
    wider = own[0].model_copy(update={"connects": (*own[0].connects, *left)})
    gateways = tuple(wider if each is own[0] else each for each in network.gateways)
    return network.model_copy(update={"gateways": gateways})


def _ends_circuits(gateway: Gateway, home: str) -> bool:
    return gateway.kind == "expressroute" and gateway.virtual_network.lower() == home.lower()


def _left(network: Network) -> tuple[str, ...]:
    """Whatever is outside Azure, and no gateway leads to it."""
    connected = {name.lower() for each in network.gateways for name in each.connects}
    outside = [
        *(site.name for site in network.sites),
        *(cloud.name for cloud in network.private_clouds if cloud.generation == 1),
    ]
    return tuple(name for name in outside if name.lower() not in connected)
