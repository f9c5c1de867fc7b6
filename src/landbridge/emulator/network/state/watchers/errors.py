"""What network watchers refuse."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def watcher_there(most: int) -> Refusal:
    told = f"Cannot create more than {most} network watchers for this subscription in this region."
    return Refusal(400, "NetworkWatcherCountLimitReached", told)


def target_absent(id_: ResourceId, target: str) -> Refusal:
    told = f"'{id_.name}' cannot log '{target}': nothing that has flows stands there."
    return Refusal(400, "InvalidResourceReference", told, "properties.targetResourceId")


def other_region(id_: ResourceId, other: ResourceId) -> Refusal:
    """The code is inferred."""
    told = f"The flow log '{id_.name}' must stand in the region of '{other.name}'."
    return Refusal(400, "InvalidRequestFormat", told, "location")


def groups_over(id_: ResourceId, since: str) -> Refusal:
    """That none is made is published, the code is inferred."""
    told = f"'{id_.name}' cannot log a network security group: since {since} no such log is made."
    advice = "Log its virtual network."
    return Refusal(400, "InvalidRequestFormat", f"{told} {advice}", "properties.targetResourceId")
