"""What the service makes in the virtual network of a Generation 2 cloud, and takes away."""

from ipaddress import IPv4Network
from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state.layouts import BEHIND, MANAGEMENT, Made, laid_out
from landbridge.emulator.avs.state.reach import let_go, reached
from landbridge.emulator.avs.state.secondary import secondary
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.store import Body, Resource

DELEGATION = "network.subnets.delegation-service"
DIGITS = "network.subnets.suffix-digits"


def make(world: World, cloud: Resource, network: Resource) -> Resource:
    """The subnets in the cloud's block, with the route table that the service edits."""
    layout = laid_out(IPv4Network(cloud.properties["networkBlock"]), cloud.hidden["layout"])
    table = _table(world, cloud)
    kept = cloud.noting(suffix=_suffix(cloud))
    found = reached(world, kept)
    for each in layout:
        id_ = network.id.child("subnets", f"{each.prefix}-{_suffix(cloud)}")
        if each.prefix and world.store.get(id_) is None:
            world.put(world.new(id_, _subnet(each, cloud, table, layout)))
    return reached(world, found)


def take_away(world: World, cloud: Resource, network: Resource) -> None:
    """What the service made goes with the cloud; the address space shrinks by what it added."""
    for subnet in world.store.of_type(Subnets.type, within=str(network.id)):
        if _owned(subnet, cloud.id):
            world.store.delete(subnet.id)
    world.store.delete(_table_id(cloud))
    let_go(world, cloud)


def _table(world: World, cloud: Resource) -> ResourceId:
    id_ = _table_id(cloud)
    if world.store.get(id_) is None:
        body = {
            "location": cloud.body["location"],
            "properties": {"provisioningState": "Succeeded"},
        }
        world.put(world.new(id_, body))
    return id_


def _table_id(cloud: Resource) -> ResourceId:
    return cloud.id.beside("Microsoft.Network", "routeTables", f"avs-mgmt-{_suffix(cloud)}-rt")


def _subnet(made: Made, cloud: Resource, table: ResourceId, layout: list[Made]) -> Body:
    """Delegated to the service and linked to the cloud, so that nobody deletes it."""
    link = {"linkedResourceType": cloud.id.type, "link": str(cloud.id)}
    to = {"serviceName": str(catalogue().value(DELEGATION))}
    properties: Body = {
        "addressPrefix": str(made.cidr),
        "delegations": [{"name": "avs", "properties": to}],
        "serviceAssociationLinks": [{"name": "AvsServiceLink", "properties": link}],
        "provisioningState": "Succeeded",
    }
    if made.role == MANAGEMENT:
        behind = [str(each.cidr) for each in layout if each.role in BEHIND]
        properties["routeTable"] = {"id": str(table)}
        properties["ipConfigurations"] = secondary(behind)
    return {"properties": properties}


def _owned(subnet: Resource, cloud: ResourceId) -> bool:
    links = subnet.properties.get("serviceAssociationLinks") or []
    return any(each["properties"]["link"].casefold() == cloud.key for each in links)


def _suffix(cloud: Resource) -> str:
    """A word that nobody can know before the cloud is there."""
    return uuid5(NAMESPACE_URL, f"{cloud.id.key}{cloud.created}").hex[: number(DIGITS)]
