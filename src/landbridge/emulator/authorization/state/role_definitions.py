"""Role definitions: those that are built in, and no others."""

from collections.abc import Mapping

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Told, World
from landbridge.emulator.arm.scopes import refuse_absent_scope
from landbridge.emulator.authorization.filters import read
from landbridge.emulator.authorization.roles import Role, roles
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.store import Body

FILTERS = {
    "rolename": "roleName eq 'x'",
    "type": "type eq 'x'",
    "atscopeandbelow": "atScopeAndBelow()",
}
BUILT_IN = "BuiltInRole"


class RoleDefinitions(Told):
    """Read only: roles of one's own are not emulated."""

    type = "Microsoft.Authorization/roleDefinitions"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_absent_scope(world, id_)
        if id_.is_list:
            wanted = read(query.get("$filter", ""), FILTERS)
            found = [role for role in roles().values() if _meets(role, wanted)]
            return {"value": [_told(id_, role) for role in found]}
        role = roles().get(id_.name.casefold())
        if role is None:
            raise refusals.absent(id_)
        return _told(id_, role)


def definition_id(subscription: str, role: Role) -> str:
    """Azure tells a role under the subscription that asks for it."""
    scope = f"/{SUBSCRIPTIONS}/{subscription}" if subscription else ""
    return f"{scope}/providers/{RoleDefinitions.type}/{role.id}"


def _meets(role: Role, wanted: Mapping[str, str]) -> bool:
    named = wanted.get("rolename") in (None, role.name.casefold())
    return named and wanted.get("type") in (None, BUILT_IN.casefold())


def _told(id_: ResourceId, role: Role) -> Body:
    permissions = {
        "actions": list(role.actions),
        "notActions": list(role.not_actions),
        "dataActions": [],
        "notDataActions": [],
    }
    return {
        "id": definition_id(id_.subscription, role),
        "name": role.id,
        "type": RoleDefinitions.type,
        "properties": {
            "roleName": role.name,
            "type": BUILT_IN,
            "description": "",
            "assignableScopes": ["/"],
            "permissions": [permissions],
        },
    }
