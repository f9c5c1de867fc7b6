"""Public addresses of interfaces, balancers and firewalls, by the resource that they name."""

from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.survey import Survey
from landbridge.space import number_of
from landbridge.space.addresses import address_at

STAND_INS = "addresses.documentation"
SKUS = frozenset({"standard", "basic"})
STAND_IN = "stand-in: its number is not told"


class Public(NamedTuple):
    """A public address; its number is empty where nobody tells it."""

    address: str = ""
    sku: str = ""


def public_of(record: Record, survey: Survey) -> Public | None:
    """The public address that an IP configuration names; None where it names none."""
    id_ = record.refers("publicIPAddress")
    if not id_:
        return None
    found = survey.resources.find(id_)
    if found is None:
        survey.called(id_, types.PUBLIC_ADDRESS, record)
        return Public()
    sku = found.record.inner("sku").word("name")
    return Public(found.record.address("ipAddress"), sku if sku in SKUS else "")


def stand_in(nth: int) -> str:
    """An address of a range for documentation that stands for one that is not told."""
    listed: Any = catalogue().value(STAND_INS)
    return str(address_at(number_of(str(listed[-1]).partition("/")[0]) + nth))
