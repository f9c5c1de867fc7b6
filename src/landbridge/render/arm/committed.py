"""What of Virtual Network Manager is committed to regions: nothing of it counts before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from landbridge.model.network.virtual_network_manager import NetworkManager
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource import ArmResource, Body, id_of
from landbridge.render.arm.virtual_network_manager import (
    ADMIN,
    CONNECTIVITY,
    INSTANCE,
    RULE,
    instance_of,
    virtual_network_manager,
)

EFFECTIVE = {"Connectivity": (CONNECTIVITY, CONNECTIVITY), "SecurityAdmin": (ADMIN, RULE)}
"""By what Azure calls a commit: the type that is committed, and the one that it makes effective."""


@dataclass(frozen=True)
class Commit:
    """The configurations of one type, for the regions in which their networks stand.

    `effective` are the properties of what has effect afterwards, by id: the configurations
    themselves, or the rules in them. An edit of those needs another commit.
    """

    type: str
    instance: str
    regions: tuple[str, ...]
    configurations: tuple[str, ...]
    effective: Mapping[str, Body] = field(hash=False)


def commits(ground: Ground) -> Iterator[Commit]:
    """One for each type of which the estate has any configuration."""
    made = list(virtual_network_manager(ground))
    instance = ground.id(INSTANCE, instance_of(ground))
    for type_, (committed, effective) in EFFECTIVE.items():
        if ids := tuple(_by_id(made, committed, ground)):
            regions = tuple(_regions(type_, ground))
            yield Commit(type_, instance, regions, ids, _by_id(made, effective, ground))


def _by_id(made: Iterable[ArmResource], type_: str, ground: Ground) -> dict[str, Body]:
    return {
        id_of(ground.subscription, each.group, type_, each.name): each.body["properties"]
        for each in made
        if each.type == type_
    }


def _regions(type_: str, ground: Ground) -> list[str]:
    """Where the networks stand that anything of the type is for, hubs among them."""
    asked = ground.network.network_manager
    groups = set(_groups(type_, asked))
    networks = [
        name
        for each in asked.network_groups
        if each.name.lower() in groups
        for name in each.virtual_networks
    ]
    hubs = [each.hub for each in asked.connectivity if each.hub and type_ == "Connectivity"]
    return sorted({ground.region_of(each) for each in (*networks, *hubs)})


def _groups(type_: str, asked: NetworkManager) -> Iterator[str]:
    if type_ == "Connectivity":
        yield from (joined.name.lower() for each in asked.connectivity for joined in each.groups)
    else:
        yield from (name.lower() for each in asked.security_admin for name in each.groups)
