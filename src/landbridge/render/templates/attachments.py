"""What the estate puts on subnets of the service, under the names of the layout."""

from collections.abc import Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.network.address.declared import home_name
from landbridge.network.service import made
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import (
    ROUTE_TABLE,
    SECURITY_GROUP,
    SUBNET,
    VIRTUAL_NETWORK,
    Ground,
)
from landbridge.render.arm.resource import Body
from landbridge.render.arm.route_tables import route_tables
from landbridge.render.templates.identified import identified, parsed
from landbridge.render.templates.symbols import Key
from landbridge.render.templates.values import Attachment
from landbridge.render.templates.why import ATTACHED, LAID, told

TABLE, EDIT_ONLY = "routeTable", "routing.udr.edit-only"


def attachments(ground: Ground, symbols: Mapping[Key, str]) -> Iterator[Attachment]:
    """Route tables and security groups by the subnet of the layout that they are put on."""
    home = home_name(ground.cloud)
    network = parsed(ground.id(VIRTUAL_NETWORK, home, ground.group_of(home)), symbols)
    for cloud in ground.network.private_clouds:
        if cloud.generation != 2 or cloud.name.lower() != ground.cloud.name.lower():
            continue
        names = tuple(each.name.lower() for each, _ in made(cloud))
        for name, on in cloud.service_subnets.items():
            table, group = on.route_table, on.network_security_group
            kept = name.lower() == catalogue().value(EDIT_ONLY)
            properties = {
                **({TABLE: ground.named(ROUTE_TABLE, table)} if table and not kept else {}),
                **({"networkSecurityGroup": ground.named(SECURITY_GROUP, group)} if group else {}),
            }
            body = identified(properties, symbols)
            routes = tuple(_routes(table, ground)) if table and kept else ()
            if (properties or routes) and isinstance(body, dict):
                comments = (told(ATTACHED), *([told(LAID)] if routes else []))
                version = version_of(SUBNET)
                yield Attachment(network, name.lower(), names, body, version, comments, routes)


def _routes(table: str, ground: Ground) -> Iterator[Body]:
    """Those of a table of the estate."""
    found = (each for each in route_tables(ground) if each.name.lower() == table.lower())
    yield from (route for each in found for route in each.body["properties"]["routes"])
