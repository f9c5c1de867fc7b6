"""What one word of the estate draws around a private cloud."""

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.network import FirewallPolicy, Network, VirtualNetwork
from landbridge.network.topologies.gateway import with_gateway
from landbridge.network.topologies.hub import hub_of
from landbridge.network.topologies.names import POLICY, home_of, names
from landbridge.network.topologies.spokes import peered, spoke, uplinked
from landbridge.network.topologies.steered import with_firewall
from landbridge.security.declared import declared_policy

LENDS = {"allow_gateway_transit": True, "allow_forwarded_traffic": True}
USES = {"use_remote_gateways": True, "allow_forwarded_traffic": True}
PASSES = {"allow_forwarded_traffic": True}
"""Of a spoke whose hub has no gateway: Azure refuses a peering that would use one."""


def drawn(network: Network, estate: Estate) -> Network:
    """The network with its topology drawn; what is declared under the same names stays."""
    policy = _policy(network, estate)
    if policy and POLICY not in names(network.firewall_policies):
        policies = (*network.firewall_policies, policy)
        network = network.model_copy(update={"firewall_policies": policies})
    return {"declared": _declared, "hub-and-spoke": _hub_and_spoke, "mesh": _mesh}[
        network.topology
    ](network, estate)


def _policy(network: Network, estate: Estate) -> FirewallPolicy | None:
    try:
        return declared_policy(POLICY, estate.firewall_rules, network)
    except ValueError as error:
        raise InputError(
            f"`firewall_rules` has a protocol that nobody knows: {error}",
            remedy="Name a protocol with a port, or a service such as HTTPS.",
        ) from None


def _declared(network: Network, _: Estate) -> Network:
    return network


def _mesh(network: Network, _: Estate) -> Network:
    """Every virtual network peered with every other; gateways stay with the private cloud's."""
    each_other = [peered(each, network.virtual_networks, {}) for each in network.virtual_networks]
    home = home_of(network)
    network = network.model_copy(update={"virtual_networks": tuple(each_other)})
    return with_gateway(network, home) if home else network


def _hub_and_spoke(network: Network, estate: Estate) -> Network:
    """A hub with firewall and gateway; what leaves a network for another goes by the firewall."""
    hub = hub_of(network, estate)
    network = with_gateway(network, hub.name)
    spokes = [each for each in network.virtual_networks if each.name.lower() != hub.name.lower()]
    flags = USES if _has_gateway(network, hub) else PASSES
    around = (peered(hub, spokes, LENDS), *(spoke(each, hub, flags) for each in spokes))
    clouds = tuple(uplinked(each) for each in network.private_clouds)
    network = network.model_copy(update={"virtual_networks": around, "private_clouds": clouds})
    return with_firewall(network, hub)


def _has_gateway(network: Network, hub: VirtualNetwork) -> bool:
    """Whether one is declared or drawn there, or may stand there untold."""
    homes = {each.virtual_network.lower() for each in network.gateways}
    return hub.name.lower() in homes or not hub.complete
