"""What Microsoft.Authorization refuses, in its published codes; the sentences are ours."""

from collections.abc import Iterable

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def name_unread(name: str) -> Refusal:
    told = f"The role assignment '{name}' is not valid: its name is a GUID."
    return Refusal(400, "InvalidRoleAssignmentId", told)


def principal_unread(name: str) -> Refusal:
    told = f"The principal '{name}' is not valid: it is a GUID."
    return Refusal(400, "InvalidPrincipalId", told, "properties.principalId")


def role_absent(text: str) -> Refusal:
    told = f"The role definition '{text}' does not exist in the emulator."
    return Refusal(404, "RoleDefinitionDoesNotExist", told, "properties.roleDefinitionId")


def assigned(other: ResourceId) -> Refusal:
    told = f"The role assignment already exists: its name is '{other.name}'."
    return Refusal(409, "RoleAssignmentExists", told)


def not_updated(id_: ResourceId) -> Refusal:
    told = f"Role, principal and scope of '{id_.name}' cannot be changed: make another."
    return Refusal(400, "RoleAssignmentUpdateNotPermitted", told)


def filter_unread(text: str, known: Iterable[str]) -> Refusal:
    told = f"The filter '{text}' is not understood; {', '.join(known)} are, joined by 'and'."
    return Refusal(400, "BadRequest", told, "$filter")


def policy_absent(kind: str, name: str) -> Refusal:
    """Azure's codes are `PolicyAssignmentNotFound` and `PolicyDefinitionNotFound`."""
    return Refusal(404, f"{kind}NotFound", f"'{name}' is not found.")
