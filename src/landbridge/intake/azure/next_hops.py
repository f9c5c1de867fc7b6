"""The address of a next hop, also where a template only says whose address it is."""

from landbridge.intake.azure.addresses import private_address
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.survey import Survey


def address_of(record: Record, key: str, survey: Survey) -> str:
    """The address; nothing where it cannot be known."""
    waiting = record.waits(key)
    if waiting is None:
        return record.address(key)
    found = {
        address
        for id_ in waiting.needs
        if (each := survey.resources.find(id_)) and (address := private_address(each))
    }
    return found.pop() if len(found) == 1 else ""
