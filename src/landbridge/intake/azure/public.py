"""Public addresses of interfaces, balancers and firewalls, by the resource that they name."""

from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.azure import types
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.resource import type_of
from landbridge.intake.azure.survey import Survey
from landbridge.space import number_of
from landbridge.space.addresses import address_at

STAND_INS = "addresses.documentation"
SKUS = frozenset({"standard", "basic"})
STAND_IN = "stand-in: its number is not told"


class Public(NamedTuple):
    """A public address; its number is empty where nobody tells it, and has a stand-in then."""

    stand_in: str
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
        return Public(_stand_in(id_, survey))
    sku = found.record.inner("sku").word("name")
    told = found.record.address("ipAddress")
    return Public(_stand_in(id_, survey), told, sku if sku in SKUS else "")


def awaited_of(text: str, survey: Survey) -> str:
    """The address that an expression waits for, or its stand-in; nothing where none is known."""
    ids = [each for each in text.needs if _is_public(each)] if isinstance(text, Awaited) else []
    found = survey.resources.find(ids[0]) if len(ids) == 1 else None
    if found is None:
        return ""
    return found.record.address("ipAddress") or _stand_in(found.id, survey)


def _is_public(id_: str) -> bool:
    return type_of(id_) == types.PUBLIC_ADDRESS


def _stand_in(id_: str, survey: Survey) -> str:
    """An address of a range for documentation that stands for one that is not told."""
    nth = survey.stand_in(id_)
    listed: Any = catalogue().value(STAND_INS)
    return str(address_at(number_of(str(listed[-1]).partition("/")[0]) + nth))
