"""What a Generation 1 cloud has in place of a virtual network: a circuit, and networks of its own.

Of which form the names are is inferred from examples of Microsoft's.
"""

from ipaddress import IPv4Network
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.avs.state.child import block
from landbridge.emulator.avs.state.provisioned_networks import OLD, laid_out
from landbridge.emulator.avs.state.zones import stretched
from landbridge.emulator.store import Body, Resource

PEERINGS = 30  # bits: two addresses for the ends of one link


def circuits(cloud: Resource) -> Body:
    """The circuit; of a stretched cloud there is one in each zone."""
    links = list(_network(cloud, "expressroute-peering").subnets(new_prefix=PEERINGS))
    found = {"circuit": _circuit(cloud, "er", links[0], links[1])}
    if stretched(cloud.properties):
        found["secondaryCircuit"] = _circuit(cloud, "er2", links[2], links[3])
    return found


def networks_of(cloud: Resource) -> Body:
    """The networks that the service makes in the block."""
    return {
        "managementNetwork": str(_network(cloud, "management")),
        "provisioningNetwork": str(_network(cloud, "replication")),
        "vmotionNetwork": str(_network(cloud, "vmotion")),
    }


def _circuit(cloud: Resource, name: str, one: IPv4Network, other: IPv4Network) -> Body:
    """In a subscription of Microsoft's, so that nobody finds it."""
    tenant = f"tnt{uuid5(NAMESPACE_URL, f'{cloud.id.key}{cloud.created}').hex[:8]}"
    owner = uuid5(NAMESPACE_URL, f"{tenant}/subscription")
    id_ = f"/subscriptions/{owner}/resourceGroups/{tenant}/providers/Microsoft.Network"
    id_ += f"/expressRouteCircuits/{tenant}-cust-p01-{name}"
    return {
        "primarySubnet": str(one),
        "secondarySubnet": str(other),
        "expressRouteID": id_,
        "expressRoutePrivatePeeringID": f"{id_}/peerings/AzurePrivatePeering",
    }


def _network(cloud: Resource, name: str) -> IPv4Network:
    return laid_out(OLD, block(cloud))[name]
