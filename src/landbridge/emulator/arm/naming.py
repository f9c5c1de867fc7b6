"""What a new resource may be called, and in which regions it may stand."""

import re
from collections.abc import Mapping
from functools import cache

from landbridge.catalogue import catalogue
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import region, regions

NAMES, WORDS = "arm.names", "arm.names-in-words"
ALERTS, GLOBAL = "Microsoft.Insights", "global"  # what stands in no region
ANY = "*"


def refuse_name(id_: ResourceId) -> None:
    """Raises Refusal for a name that nothing of a type is given."""
    known = _patterns()
    of = next(each for each in (id_.type, id_.provider, ANY) if each in known)
    if not known[of].fullmatch(id_.name):
        raise refusals.name_unfit(id_, str(_facts(WORDS)[of]))


def refuse_place(kind: Kind, location: object) -> None:
    """Raises Refusal for what is no region of Azure."""
    known = tuple(map(region, regions()))
    everywhere = (kind.provider == ALERTS or kind.in_no_region) and region(location) == GLOBAL
    if region(location) not in known and not everywhere:
        raise refusals.no_region(kind.type, str(location), known)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(str(pattern)) for name, pattern in _facts(NAMES).items()}


def _facts(name: str) -> Mapping[str, object]:
    told = catalogue().value(name)
    assert isinstance(told, Mapping)  # noqa: S101 - the data are ours
    return told
