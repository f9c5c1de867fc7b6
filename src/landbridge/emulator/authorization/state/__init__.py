"""The types of Microsoft.Authorization as they stand."""

from landbridge.emulator.authorization.state.locks import Locks
from landbridge.emulator.authorization.state.permissions import Permissions
from landbridge.emulator.authorization.state.policies import PolicyAssignments, PolicyDefinitions
from landbridge.emulator.authorization.state.role_assignments import RoleAssignments
from landbridge.emulator.authorization.state.role_definitions import RoleDefinitions

KINDS = (
    RoleDefinitions(),
    RoleAssignments(),
    Permissions(),
    PolicyAssignments(),
    PolicyDefinitions(),
    Locks(),
)

__all__ = ["KINDS"]
