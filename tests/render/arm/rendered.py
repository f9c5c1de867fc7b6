"""What is rendered, as Azure would tell it: with ids, types and names."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.private_cloud import PrivateCloud
from landbridge.render.arm.bodies import in_order, of_network
from landbridge.render.arm.ground import FIREWALL, PRIVATE_ENDPOINT, PUBLIC_ADDRESS, Ground
from landbridge.render.arm.public_addresses import address_of
from landbridge.render.arm.resource import ArmResource, id_of

SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
HOME = PrivateCloud(region="westeurope", resource_group="rg")


def resources(network: Network, cloud: PrivateCloud = HOME) -> list[ArmResource]:
    """Those around a private cloud, in order."""
    return list(in_order(of_network(ground_of(network, cloud)), SUBSCRIPTION))


def ground_of(network: Network, cloud: PrivateCloud = HOME) -> Ground:
    """An estate that has this network, and nothing more."""
    return Ground(Estate(private_cloud=cloud, network=network), network, SUBSCRIPTION)


def answered(made: Iterable[ArmResource], network: Network) -> list[Mapping[str, Any]]:
    """As lists of resources come back, with the addresses that the network tells of firewalls."""
    addresses = dict(_addresses(network))
    return [
        {
            "id": id_of(SUBSCRIPTION, each.group, each.type, each.name),
            "type": each.type,
            "name": each.name.rpartition("/")[2],
            "resourceGroup": each.group,
            **_filled(each, addresses),
        }
        for each in made
    ]


def _addresses(network: Network) -> Iterator[tuple[str, str | None]]:
    for endpoint in network.private_endpoints:
        yield endpoint.name, endpoint.address
    for each in network.firewalls:
        yield each.name, each.address
        for nth, public in enumerate(each.public_addresses, start=1):
            yield address_of(each.name, nth), public


def _filled(resource: ArmResource, addresses: Mapping[str, str | None]) -> Mapping[str, Any]:
    """What Azure gives of itself."""
    address, body = addresses.get(resource.name), copy.deepcopy(dict(resource.body))
    if resource.type == PUBLIC_ADDRESS:
        body["properties"]["ipAddress"] = address
    elif resource.type == PRIVATE_ENDPOINT:
        body["properties"]["customDnsConfigs"] = [{"fqdn": "x", "ipAddresses": [address]}]
    elif resource.type == FIREWALL and address:
        front = body["properties"]["ipConfigurations"][0]
        front["properties"]["privateIPAddress"] = address
    return body
