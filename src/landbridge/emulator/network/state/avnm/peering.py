"""The peerings that a hub and spoke makes, and takes away when it is no longer deployed.

A mesh makes none: its networks are a connected group, which only effective configurations tell.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.avnm.deployed import Active, active
from landbridge.emulator.network.state.avnm.membership import members, network_of
from landbridge.emulator.network.state.avnm.naming import PEERINGS
from landbridge.emulator.network.state.space import meet, space_of, spaces
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

BY, REMOTE = "instance", "remoteVirtualNetwork"


class Pair(NamedTuple):
    """A hub and one of its spokes; whether the spoke uses the gateway of the hub."""

    hub: Resource
    spoke: Resource
    gateway: bool
    configuration: str


def arranged(world: World, instance: ResourceId, without: ResourceId | None = None) -> list[str]:
    """Makes and takes away peerings until they are those that are deployed; what went wrong."""
    pairs = list(_pairs(world, instance, without))
    good = [each for each in pairs if not _overlap(each)]
    wanted = {id_.key: (id_, body) for each in good for id_, body in _sides(each, instance)}
    for standing in _made_by(world, instance):
        if standing.id.key not in wanted:
            world.store.delete(standing.id)
    _cleared(world, instance, without, set(wanted))
    for id_, body in wanted.values():
        _put(world, id_, body)
    return [_told(each) for each in pairs if _overlap(each)]


def _pairs(world: World, instance: ResourceId, without: ResourceId | None) -> Iterator[Pair]:
    for each in active(world, instance, "Connectivity"):
        hub = hub_of(world, each.properties)
        for item in each.properties.get("appliesToGroups") or [] if hub else []:
            gateway = _said(item.get("useHubGateway"))
            for spoke in members(world, str(item["networkGroupId"]), without):
                if hub and spoke.id != hub.id and _in_region(spoke, each):
                    yield Pair(hub, spoke, gateway, each.id)


def hub_of(world: World, properties: Body) -> Resource | None:
    """The hub of a configuration; None for a mesh, and where the hub is gone."""
    if properties.get("connectivityTopology") != "HubAndSpoke":
        return None
    hubs = properties.get("hubs") or [{}]
    return network_of(world, str(hubs[0].get("resourceId", "")))


def _in_region(network: Resource, each: Active) -> bool:
    return region(network.body.get("location")) == each.region


def _sides(pair: Pair, instance: ResourceId) -> Iterator[tuple[ResourceId, Body]]:
    """Both peerings. How the service calls them beyond their prefix is inferred."""
    for own, other in ((pair.hub, pair.spoke), (pair.spoke, pair.hub)):
        told = {
            REMOTE: {"id": str(other.id)},
            "allowVirtualNetworkAccess": True,
            "allowForwardedTraffic": True,
            "allowGatewayTransit": pair.gateway and own is pair.hub,
            "useRemoteGateways": pair.gateway and own is pair.spoke,
            "provisioningState": "Succeeded",
        }
        notes = {"known": space_of(other), BY: instance.key}
        yield (
            own.id.child("virtualNetworkPeerings", _name(pair, other)),
            {
                "properties": told,
                "$": notes,
            },
        )


def _name(pair: Pair, other: Resource) -> str:
    follows = uuid5(NAMESPACE_URL, f"{pair.configuration}{other.id.key}".casefold()).hex
    return f"{catalogue().value('avnm.peering-prefix')}{follows.upper()}"


def _put(world: World, id_: ResourceId, body: Body) -> None:
    """What stands as it should is left, and so is another peering of the two networks."""
    standing = world.store.get(id_)
    if standing and standing.properties == body["properties"]:
        return
    others = world.store.of_type(PEERINGS, within=str(id_.parent))
    if _remote(body["properties"]) not in {
        _remote(each.properties) for each in others if each.id != id_
    }:
        world.put(world.new(id_, body))


def _remote(properties: Body) -> str:
    name = named(properties.get(REMOTE))
    return name.key if name else ""


def _made_by(world: World, instance: ResourceId) -> list[Resource]:
    standing = world.store.of_type(PEERINGS)
    return [each for each in standing if each.hidden.get(BY) == instance.key]


def _cleared(
    world: World, instance: ResourceId, without: ResourceId | None, kept: set[str]
) -> None:
    """`deleteExistingPeering` takes away what others made of the networks of a configuration."""
    for each in active(world, instance, "Connectivity"):
        if _said(each.properties.get("deleteExistingPeering")):
            for network in _networks(world, each, without):
                for standing in world.store.of_type(PEERINGS, within=str(network.id)):
                    if standing.id.key not in kept and BY not in standing.hidden:
                        world.store.delete(standing.id)


def _networks(world: World, each: Active, without: ResourceId | None) -> Iterator[Resource]:
    if hub := hub_of(world, each.properties):
        yield hub
    for item in each.properties.get("appliesToGroups") or []:
        for found in members(world, str(item["networkGroupId"]), without):
            if _in_region(found, each):
                yield found


def _said(value: object) -> bool:
    """`"True"`: the service has words where others have booleans."""
    return str(value).casefold() == "true"


def _overlap(pair: Pair) -> bool:
    one, other = spaces(pair.hub.properties), spaces(pair.spoke.properties)
    return any(meet(here, there) for here in one for there in other)


def _told(pair: Pair) -> str:
    return f"The address spaces of '{pair.hub.id.name}' and '{pair.spoke.id.name}' overlap."
