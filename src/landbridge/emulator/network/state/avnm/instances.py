"""Instances of Virtual Network Manager: their scopes, and what they may do there."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors, telling
from landbridge.emulator.network.state.avnm.commits import commit
from landbridge.emulator.network.state.avnm.deployed import withdraw
from landbridge.emulator.network.state.avnm.naming import (
    ADMIN,
    CONNECTIVITY,
    GROUPS,
    INSTANCES,
    under,
)
from landbridge.emulator.network.state.avnm.peering import arranged
from landbridge.emulator.store import Body, Resource


class Instances(Kind):
    """Deleted by force, it takes away what it deployed."""

    type = INSTANCES
    forcible = True
    actions: ClassVar[Mapping[str, Action]] = {
        "commit": commit,
        "listdeploymentstatus": telling.statuses,
        "listactiveconnectivityconfigurations": telling.active_connectivity,
        "listactivesecurityadminrules": telling.active_rules,
    }

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        scopes = wanted.properties.get("networkManagerScopes") or {}
        if not (scopes.get("subscriptions") or scopes.get("managementGroups")):
            raise errors.no_scope(wanted.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**wanted.properties, "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": told}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for type_ in (CONNECTIVITY, ADMIN, GROUPS):
            for inner in under(world, type_, resource.id):
                raise errors.nested(resource.id, inner.id)

    def gone(self, world: World, resource: Resource) -> None:
        for each in under(world, CONNECTIVITY, resource.id):
            withdraw(world, each.id)
        arranged(world, resource.id)
