"""Networks apart from their subnets.

A network that is put with its subnets loses those that it does not name, such as the service's;
one that is put without the property keeps what it has (`network.vnet.put-without-subnets`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from landbridge.render.arm import ArmResource
from landbridge.render.arm.ground import SUBNET, VIRTUAL_NETWORK
from landbridge.render.arm.resource import Body

SUBNETS = "subnets"


def apart(resources: Iterable[ArmResource]) -> Iterator[ArmResource]:
    """Each network without its subnets, and these behind it; all else as it is."""
    for each in resources:
        yield from _parted(each) if each.type == VIRTUAL_NETWORK else (each,)


def _parted(network: ArmResource) -> Iterator[ArmResource]:
    properties: Body = network.body["properties"]
    own = {key: value for key, value in properties.items() if key != SUBNETS}
    body = {**network.body, "properties": own}
    yield replace(network, body=body)
    for each in properties.get(SUBNETS, ()):
        name = f"{network.name}/{each['name']}"
        yield ArmResource(SUBNET, name, network.group, {"properties": each["properties"]})
