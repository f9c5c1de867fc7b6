"""What Microsoft.AVS refuses under a private cloud.

Which rules are published, the tests say by their names; the codes are inferred from those of
Resource Manager.
"""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def unfit(told: str, target: str = "") -> Refusal:
    """A value that the service does not take."""
    return Refusal(400, "InvalidParameter", told, target)


def conflict(told: str) -> Refusal:
    """A state of the resource, or of what stands beside it, in which this is not done."""
    return Refusal(409, "Conflict", told)


def fixed_name(id_: ResourceId, only: str) -> Refusal:
    return unfit(f"There is no '{id_.types[-1]}/{id_.name}': its only name is '{only}'.", "name")


def no_address(text: str, target: str) -> Refusal:
    return unfit(f"'{text}' is no IPv4 address.", target)


def no_prefix(text: str, target: str) -> Refusal:
    return unfit(f"'{text}' is no IPv4 prefix without bits beyond its length.", target)


def no_resource(text: str, type_: str, target: str) -> Refusal:
    return unfit(f"'{text}' is no id of a resource of the type '{type_}'.", target)


def members_absent(missing: list[str], what: str, target: str, where: str = "here") -> Refusal:
    told = ", ".join(f"'{each}'" for each in missing)
    return unfit(f"There is no {what} {told} {where}.", target)


def too_few(what: str, least: int, found: int, target: str) -> Refusal:
    return unfit(f"The policy needs {least} or more {what}; {found} are named.", target)


def too_many(what: str, most: int, found: int, target: str) -> Refusal:
    return unfit(f"At most {most} {what} are taken; {found} are named.", target)


def in_use(id_: ResourceId, users: list[str]) -> Refusal:
    told = f"'{id_.name}' is used by {', '.join(users)}: it cannot be deleted."
    return conflict(told)


def only_one(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"There is '{other.name}' already; a private cloud has one of '{id_.types[-1]}'."
    return conflict(told)
