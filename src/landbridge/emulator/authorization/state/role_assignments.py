"""Role assignments: kept, listed by scope and principal, and held against nobody."""

from collections.abc import Mapping
from uuid import UUID

from landbridge.emulator.arm.kind import Kind, Page, Wanted, World
from landbridge.emulator.arm.scopes import refuse_absent_scope
from landbridge.emulator.authorization import errors
from landbridge.emulator.authorization.filters import read
from landbridge.emulator.authorization.roles import Role, roles
from landbridge.emulator.authorization.state.role_definitions import RoleDefinitions, definition_id
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body, Resource

FILTERS = {
    "atscope": "atScope()",
    "atexactscope": "atExactScope()",
    "principalid": "principalId eq 'x'",
    "assignedto": "assignedTo('x')",
}


class RoleAssignments(Kind):
    """A principal is taken as given: there is no directory to look it up in."""

    type = "Microsoft.Authorization/roleAssignments"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        if not _is_guid(wanted.id.name):
            raise errors.name_unread(wanted.id.name)
        if not _is_guid(_principal(wanted.properties)):
            raise errors.principal_unread(_principal(wanted.properties))
        given = _given(wanted.properties)
        if wanted.before and _given(wanted.before.properties) != given:
            raise errors.not_updated(wanted.id)
        for other in _at(world, wanted.id.scope):
            if other.id.key != wanted.id.key and _given(other.properties) == given:
                raise errors.assigned(other.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {
            "roleDefinitionId": definition_id(wanted.id.subscription, _role(wanted.properties)),
            "scope": wanted.id.scope,
        }
        return {**wanted.body, "properties": {**wanted.properties, **own}}

    def done(self, world: World, resource: Resource) -> Resource:
        times = {
            "createdOn": resource.created.isoformat(),
            "updatedOn": world.clock.now().isoformat(),
        }
        return resource.with_properties(**times)

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        """Published: those at a scope, above it and below it; a filter leaves some out."""
        _refuse_absent(world, within)
        wanted = read(asks.get("$filter", ""), FILTERS)
        standing = world.store.of_type(self.type, after=page.after)
        found = [each for each in standing if _is_asked(each, within.casefold(), wanted)]
        return found[: page.most]


def assignment(scope: ResourceId, name: str) -> ResourceId:
    """The id of an assignment at a scope."""
    return ResourceId(str(scope), RoleAssignments().provider, ("roleAssignments",), (name,))


def make(world: World, scope: ResourceId, name: str, role: Role, principal: str) -> Resource:
    """An assignment that a service makes, of a service principal."""
    told = {
        "roleDefinitionId": definition_id(scope.subscription, role),
        "principalId": principal,
        "principalType": "ServicePrincipal",
        "scope": str(scope),
    }
    made = world.new(assignment(scope, name), {"properties": told})
    times = {"createdOn": made.created.isoformat(), "updatedOn": made.created.isoformat()}
    return world.put(made.with_properties(**times))


def _refuse_absent(world: World, scope: str) -> None:
    refuse_absent_scope(world, ResourceId(scope, RoleAssignments().provider))


def _is_asked(standing: Resource, scope: str, wanted: Mapping[str, str]) -> bool:
    own = standing.id.scope.casefold()
    above, below = f"{scope}/".startswith(f"{own}/"), f"{own}/".startswith(f"{scope}/")
    if "atexactscope" in wanted:
        placed = above and below
    else:
        placed = above if "atscope" in wanted else above or below
    who = wanted.get("principalid") or wanted.get("assignedto")
    return placed and who in (None, _principal(standing.properties))


def _at(world: World, scope: str) -> list[Resource]:
    found = world.store.of_type(RoleAssignments.type, within=scope)
    return [each for each in found if each.id.scope.casefold() == scope.casefold()]


def _role(told: Body) -> Role:
    text = str(told.get("roleDefinitionId"))
    id_ = parsed(text)
    role = roles().get(id_.name.casefold()) if id_ else None
    if role is None or id_ is None or id_.type.casefold() != RoleDefinitions.type.casefold():
        raise errors.role_absent(text)
    return role


def _given(told: Body) -> tuple[str, str]:
    """Which role to whom."""
    return _role(told).id, _principal(told)


def _principal(told: Body) -> str:
    return str(told.get("principalId")).casefold()


def _is_guid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.casefold()
    except ValueError:
        return False
