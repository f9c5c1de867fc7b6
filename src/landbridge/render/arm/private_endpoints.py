"""Private endpoints of services whose ids the estate tells."""

from collections.abc import Iterator

from landbridge.model.network import PrivateEndpoint
from landbridge.render.arm.ground import PRIVATE_ENDPOINT, Ground
from landbridge.render.arm.resource import ArmResource, Body

CHOSEN = "{}: Azure gives it the first free address of its subnet; the estate tells {}"
NO_RECORD = (
    "{}: no record of it is made in a private DNS zone; give it a zone group (az network"
    " private-endpoint dns-zone-group create)"
)


def private_endpoints(ground: Ground) -> Iterator[ArmResource]:
    """An endpoint each, beside the network in which it stands."""
    for endpoint in ground.network.private_endpoints:
        if endpoint.service_id:
            home, _, subnet = endpoint.subnet.partition("/")
            yield ground.resource(
                PRIVATE_ENDPOINT,
                endpoint.name,
                {
                    "subnet": ground.subnet(home, subnet),
                    "privateLinkServiceConnections": [_connection(endpoint)],
                },
                ground.group_of(home),
                ground.region_of(home),
                [
                    CHOSEN.format(endpoint.name, endpoint.address),
                    NO_RECORD.format(endpoint.name),
                ],
            )


def _connection(endpoint: PrivateEndpoint) -> Body:
    part = {"groupIds": [endpoint.subresource]} if endpoint.subresource else {}
    properties = {"privateLinkServiceId": endpoint.service_id, **part}
    return {"name": endpoint.name, "properties": properties}
