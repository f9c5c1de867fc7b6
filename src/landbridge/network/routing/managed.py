"""Whom Virtual Network Manager joins: connected groups, and hubs with their spokes."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.model.network import NetworkManager
from landbridge.model.network.virtual_network_manager import Connectivity


class ConnectedGroup(NamedTuple):
    """Networks that see each other; names are in small letters."""

    members: tuple[str, ...]
    across_regions: bool | None


class Spoke(NamedTuple):
    """A network that is peered with a hub, by names in small letters."""

    hub: str
    name: str
    uses_gateway: bool


def connected_groups(manager: NetworkManager) -> Iterator[ConnectedGroup]:
    """A mesh is one connected group; direct connectivity makes one of each network group."""
    members = _members(manager)
    for each in manager.connectivity:
        if each.topology == "mesh":
            names = (name for group in each.groups for name in members.get(group.name.lower(), ()))
            yield ConnectedGroup(tuple(dict.fromkeys(names)), each.across_regions)
            continue
        for group in each.groups:
            if group.direct_connectivity:
                joined = members.get(group.name.lower(), [])
                yield ConnectedGroup(tuple(joined), group.across_regions)


def spokes(manager: NetworkManager) -> Iterator[Spoke]:
    """Each spoke of each hub once; it uses the hub's gateway if any of its groups does."""
    members = _members(manager)
    for each in manager.connectivity:
        if each.topology == "hub-and-spoke" and each.hub:
            for name, uses in _of_hub(each, members).items():
                yield Spoke(each.hub.lower(), name, uses)


def _of_hub(each: Connectivity, members: dict[str, list[str]]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for group in each.groups:
        for name in members.get(group.name.lower(), ()):
            found[name] = found.get(name, False) or group.use_hub_gateway
    return found


def _members(manager: NetworkManager) -> dict[str, list[str]]:
    return {
        group.name.lower(): [name.lower() for name in group.virtual_networks]
        for group in manager.network_groups
    }
