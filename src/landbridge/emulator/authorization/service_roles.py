"""The roles that the deployment of a Generation 2 cloud gives to those that look after it."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.authorization.roles import role_named
from landbridge.emulator.authorization.state.role_assignments import assignment, make
from landbridge.emulator.ids import ResourceId

ASSIGNED = "role.service-assignments"


def assign(world: World, group: ResourceId) -> None:
    """Those that are not there already; ids of the identities differ by tenant, and are made up."""
    told = catalogue().value(ASSIGNED)
    assert isinstance(told, dict)  # noqa: S101 - the data are ours
    for identity, name in told.items():
        own = _id(f"{group.key}/{identity}")
        if world.store.get(assignment(group, own)) is None:
            make(world, group, own, role_named(str(name)), _id(f"principal/{identity}"))


def withdraw(world: World, group: ResourceId) -> None:
    """They go with the cloud: inferred, since their roles may delete just such assignments."""
    told = catalogue().value(ASSIGNED)
    assert isinstance(told, dict)  # noqa: S101 - the data are ours
    for identity in told:
        made = assignment(group, _id(f"{group.key}/{identity}"))
        if world.store.get(made) is not None:
            world.store.delete(made)


def _id(text: str) -> str:
    return str(uuid5(NAMESPACE_URL, text))
