"""Policies: there are none, and none is made. What one would refuse is rehearsed with a fault."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_absent_scope
from landbridge.emulator.authorization import errors
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body


class PolicyAssignments(Told):
    type = "Microsoft.Authorization/policyAssignments"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        return _none(world, id_, "PolicyAssignment")


class PolicyDefinitions(Told):
    type = "Microsoft.Authorization/policyDefinitions"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        return _none(world, id_, "PolicyDefinition")


def _none(world: World, id_: ResourceId, kind: str) -> Body:
    refuse_absent_scope(world, id_)
    if not id_.is_list:
        raise errors.policy_absent(kind, id_.name)
    return {"value": []}
