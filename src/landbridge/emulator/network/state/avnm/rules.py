"""What is deployed, as Azure tells it: with the groups that it is for."""

from collections.abc import Iterator

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.avnm.deployed import Active
from landbridge.emulator.network.state.avnm.membership import group_ids, holds
from landbridge.emulator.store import Body


def configurations(
    world: World, deployed: Active, network: ResourceId | None = None
) -> Iterator[Body]:
    """A connectivity configuration with its groups; nothing where it is not for the network."""
    groups = group_ids(deployed.properties)
    if network is None or _hub(deployed, network) or _any(world, groups, network):
        yield {
            "id": deployed.id,
            "properties": deployed.properties,
            "configurationGroups": _groups(world, groups),
        }


def rules(world: World, deployed: Active, network: ResourceId | None = None) -> Iterator[Body]:
    """The rules of a security admin configuration that are for the network, or for anybody."""
    for collection in deployed.content["collections"]:
        groups = group_ids(collection["properties"])
        if network is None or _any(world, groups, network):
            for rule in collection["rules"]:
                yield _rule(world, deployed, collection, rule)


def _rule(world: World, deployed: Active, collection: Body, rule: Body) -> Body:
    return {
        "id": rule["id"],
        "kind": rule["kind"],
        "properties": rule["properties"],
        "configurationDescription": deployed.properties.get("description", ""),
        "ruleCollectionDescription": collection["properties"].get("description", ""),
        "ruleCollectionAppliesToGroups": collection["properties"]["appliesToGroups"],
        "ruleGroups": _groups(world, group_ids(collection["properties"])),
    }


def _groups(world: World, names: list[str]) -> list[Body]:
    found = ((name, parsed(name)) for name in names)
    standing = ((name, world.store.get(id_)) for name, id_ in found if id_)
    return [{"id": name, "properties": each.properties} for name, each in standing if each]


def _any(world: World, groups: list[str], network: ResourceId) -> bool:
    return any(holds(world, each, network) for each in groups)


def _hub(deployed: Active, network: ResourceId) -> bool:
    hubs = deployed.properties.get("hubs") or []
    return any(str(each.get("resourceId", "")).casefold() == network.key for each in hubs)
