"""What whoever asks may do at a scope: everything, since the emulator keeps nobody out."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_absent_scope, refuse_named
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body

ALL = {"actions": ["*"], "notActions": [], "dataActions": ["*"], "notDataActions": []}


class Permissions(Told):
    type = "Microsoft.Authorization/permissions"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        refuse_absent_scope(world, id_)
        return {"value": [ALL]}
