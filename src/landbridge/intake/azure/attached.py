"""Interfaces by the ids of their IP configurations, which balancers name."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, ancestor, last
from landbridge.intake.azure.survey import Survey

CONFIGURATIONS = "ipConfigurations"


def titled(each: Resource) -> Resource:
    """An interface under the name of its machine, if it is the machine's first one."""
    machine = each.record.refers("virtualMachine")
    first = each.record.switch("primary") is not False
    return each._replace(name=last(machine)) if machine and first else each


def configurations(nic: Resource) -> Iterator[tuple[int, Record]]:
    """The IP configurations of an interface with their numbers, the primary one first."""
    held = list(nic.record.each(CONFIGURATIONS))
    held.sort(key=lambda each: each.switch("primary") is False)
    yield from enumerate(held)


def name_of(nic: Resource, nth: int, record: Record, survey: Survey) -> str:
    """What the estate calls an address of an interface."""
    name = survey.name(titled(nic))
    if not nth:
        return name
    label = record.text("name") or str(nth)
    id_ = f"{nic.id}/{CONFIGURATIONS}/{label}"
    return survey.names.of(id_, types.INTERFACE, f"{name} ({label})")


def interface_at(id_: str, survey: Survey) -> str:
    """The interface whose IP configuration has this id; nothing where it is not there."""
    nic = survey.resources.find(ancestor(id_, "networkInterfaces"))
    if nic is None:
        return ""
    for nth, record in configurations(nic):
        if (record.text("name") or last(record.text("id"))).lower() == last(id_).lower():
            return name_of(nic, nth, record, survey)
    return ""


def is_placed(id_: str, survey: Survey) -> bool:
    """Whether the subnet of an id is in the export with its addresses."""
    home = survey.resources.find(ancestor(id_, "virtualNetworks"))
    if home is None:
        return False
    held = survey.resources.children(home, "subnets")
    return any(
        each.name.lower() == last(id_).lower()
        and each.record.prefixes("addressPrefix", "addressPrefixes")
        for each in held
    )
