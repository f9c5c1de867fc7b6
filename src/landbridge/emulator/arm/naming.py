"""What a new resource may be called, and in which regions it may stand."""

import re
from collections.abc import Mapping
from functools import cache

from landbridge.catalogue import catalogue
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import region

NAMES, WORDS, REGIONS = "arm.names", "arm.names-in-words", ("arm.regions", "region.gen2.listed")
GLOBAL = "global"  # where rules of alerts stand
ANY = "*"


def refuse_name(id_: ResourceId) -> None:
    """Raises Refusal for a name that nothing of a type is given."""
    known = _patterns()
    of = next(each for each in (id_.type, id_.provider, ANY) if each in known)
    if not known[of].fullmatch(id_.name):
        raise refusals.name_unfit(id_, str(_facts(WORDS)[of]))


def refuse_place(kind: Kind, location: object) -> None:
    """Raises Refusal for what is no region of Azure."""
    if region(location) not in _regions():
        raise refusals.no_region(kind.type, str(location), sorted(_regions() - {GLOBAL}))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(str(pattern)) for name, pattern in _facts(NAMES).items()}


@cache
def _regions() -> frozenset[str]:
    return frozenset((GLOBAL, *(region(each) for fact in REGIONS for each in texts(fact))))


def _facts(name: str) -> Mapping[str, object]:
    told = catalogue().value(name)
    assert isinstance(told, Mapping)  # noqa: S101 - the data are ours
    return told
